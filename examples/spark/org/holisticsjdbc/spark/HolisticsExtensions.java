package org.holisticsjdbc.spark;

import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.jdbc.JdbcDialects;
import scala.Function1;
import scala.runtime.BoxedUnit;

/**
 * Registers the dialect in a session that names this class in {@code spark.sql.extensions}, as the
 * SQL shell and the Thrift server can.
 */
public final class HolisticsExtensions implements Function1<SparkSessionExtensions, BoxedUnit> {
  @Override
  public BoxedUnit apply(SparkSessionExtensions extensions) {
    JdbcDialects.registerDialect(new HolisticsDialect());
    return BoxedUnit.UNIT;
  }
}
