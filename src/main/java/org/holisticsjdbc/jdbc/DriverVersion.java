package org.holisticsjdbc.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The driver's name and version, as the build wrote them.
 *
 * @param text for example {@code 0.1.0}
 */
record DriverVersion(String text, int major, int minor) {
  static final String DRIVER_NAME = "holistics-jdbc";
  static final DriverVersion CURRENT = read();

  private static DriverVersion read() {
    Properties build = new Properties();
    try (InputStream in = DriverVersion.class.getResourceAsStream("version.properties")) {
      build.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return parse(build.getProperty("version"));
  }

  private static DriverVersion parse(String text) {
    Matcher numbers = Pattern.compile("(\\d+)\\.(\\d+).*").matcher(text);
    if (!numbers.matches()) {
      return new DriverVersion(text, 0, 0); // started from sources that no build has filled in
    }
    return new DriverVersion(
        text, Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)));
  }
}
