package org.holisticsjdbc.clients.recorder;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;

/** The driver, with its calls written to the file that the property {@code calls.file} names. */
public final class RecordingDriver implements Driver {
  private static final String DRIVER = "org.holisticsjdbc.jdbc.HolisticsDriver";

  static {
    try {
      DriverManager.registerDriver(new RecordingDriver());
    } catch (SQLException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /**
   * One log for the JVM, however many instances clients make. Made when first used: loading the
   * driver registers it, which must not come before this one.
   */
  private static final class Shared {
    private static final Driver RECORDED =
        (Driver)
            Recording.of(newDriver(), CallLog.writtenTo(Path.of(System.getProperty("calls.file"))));

    private static Object newDriver() {
      try {
        return Class.forName(DRIVER).getConstructor().newInstance();
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("The -all jar is not on the class path", e);
      }
    }
  }

  @Override
  public Connection connect(String url, Properties properties) throws SQLException {
    return Shared.RECORDED.connect(url, properties);
  }

  @Override
  public boolean acceptsURL(String url) throws SQLException {
    return Shared.RECORDED.acceptsURL(url);
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties)
      throws SQLException {
    return Shared.RECORDED.getPropertyInfo(url, properties);
  }

  @Override
  public int getMajorVersion() {
    return Shared.RECORDED.getMajorVersion();
  }

  @Override
  public int getMinorVersion() {
    return Shared.RECORDED.getMinorVersion();
  }

  @Override
  public boolean jdbcCompliant() {
    return Shared.RECORDED.jdbcCompliant();
  }

  @Override
  public Logger getParentLogger() throws java.sql.SQLFeatureNotSupportedException {
    return Shared.RECORDED.getParentLogger();
  }
}
