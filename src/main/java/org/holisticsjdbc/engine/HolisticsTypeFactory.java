package org.holisticsjdbc.engine;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;

/** Types of this driver: text is Unicode, so that {@code city = '東京'} compares. */
final class HolisticsTypeFactory extends JavaTypeFactoryImpl {
  HolisticsTypeFactory() {
    super(new HolisticsTypeSystem());
  }

  @Override
  public Charset getDefaultCharset() {
    return StandardCharsets.UTF_8;
  }
}
