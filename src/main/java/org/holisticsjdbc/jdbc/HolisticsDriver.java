package org.holisticsjdbc.jdbc;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Logger;
import org.holisticsjdbc.engine.Session;
import org.holisticsjdbc.jdbc.ConnectionSettings.Place;

/** Accepts {@code jdbc:holistics:} URLs and opens connections. */
public final class HolisticsDriver implements Driver {
  private final Map<String, String> environment;

  static {
    try {
      DriverManager.registerDriver(new HolisticsDriver(), RecordMethods::release);
    } catch (SQLException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** Creates a driver; {@code DriverManager} has one already. */
  public HolisticsDriver() {
    this(System.getenv());
  }

  HolisticsDriver(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * Takes the drivers of this class out of {@code DriverManager}, so that its class loader can be
   * collected: call it when an application that brought the driver is unloaded. {@code
   * DriverManager} lets only callers of the same loader do it.
   */
  public static void deregister() throws SQLException {
    for (Driver driver : DriverManager.drivers().toList()) {
      if (driver instanceof HolisticsDriver) {
        DriverManager.deregisterDriver(driver);
      }
    }
  }

  /** Returns a connection; null where the URL is another driver's. */
  @Override
  public Connection connect(String url, Properties info) throws SQLException {
    return connect(url, info, DriverManager.getLoginTimeout());
  }

  /** Returns a connection whose key was accepted within the time; 0: however long it takes. */
  Connection connect(String url, Properties info, int loginTimeout) throws SQLException {
    if (!acceptsURL(url)) {
      return null;
    }
    ConnectionSettings settings =
        SqlExceptions.guard(() -> ConnectionSettings.parse(url, info, environment));
    HolisticsConnection connection =
        SqlExceptions.guard(() -> new HolisticsConnection(settings, open(settings)));
    try {
      connection.verify(Duration.ofSeconds(loginTimeout));
      return connection;
    } catch (SQLException e) {
      closeAfter(e, connection);
      throw e;
    }
  }

  private static void closeAfter(SQLException failure, HolisticsConnection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }

  /** Returns a session that nobody has verified; closing it frees the sandbox too, if it is one. */
  static EngineWorkspace open(ConnectionSettings settings) throws SQLException {
    if (settings.place() instanceof Place.Service service) {
      Session session = Session.open(settings.forSession(service.baseAddress(), service.key()));
      return new EngineWorkspace(session, () -> {});
    }
    RunningSandbox.Lease lease = RunningSandbox.acquire(((Place.Sandbox) settings.place()).name());
    try {
      Session session = Session.open(settings.forSession(lease.baseAddress(), lease.key()));
      return new EngineWorkspace(session, lease.release());
    } catch (RuntimeException | Error e) {
      lease.release().run();
      throw e;
    }
  }

  /** Looks at the text only. */
  @Override
  public boolean acceptsURL(String url) throws SQLException {
    if (url == null) {
      throw SqlExceptions.invalidArgument("The URL is null");
    }
    return JdbcUrl.isOurs(url);
  }

  /** Describes every property, with the values given so far; secrets are not repeated. */
  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) throws SQLException {
    return SqlExceptions.guard(
        () -> {
          JdbcUrl parsed = acceptsURL(url) ? JdbcUrl.parse(url) : JdbcUrl.NOWHERE;
          PropertyValues values = PropertyValues.of(parsed.properties(), info);
          boolean keyIsKnown =
              parsed.sandbox().isPresent()
                  || values.hasKey()
                  || environment.containsKey(ServiceLookup.ENVIRONMENT_KEY);
          return Arrays.stream(ConnectionProperty.values())
              .map(property -> propertyInfo(property, values, !keyIsKnown))
              .toArray(DriverPropertyInfo[]::new);
        });
  }

  private static DriverPropertyInfo propertyInfo(
      ConnectionProperty property, PropertyValues values, boolean keyIsMissing) {
    String value = property.isSecret() ? "" : values.text(property);
    var info = new DriverPropertyInfo(property.key(), value.isEmpty() ? null : value);
    info.description = property.meaning();
    info.required = property == ConnectionProperty.PASSWORD && keyIsMissing;
    info.choices = property.choices().isEmpty() ? null : property.choices().toArray(new String[0]);
    return info;
  }

  @Override
  public int getMajorVersion() {
    return DriverVersion.CURRENT.major();
  }

  @Override
  public int getMinorVersion() {
    return DriverVersion.CURRENT.minor();
  }

  /** Not certified: there are no transactions. */
  @Override
  public boolean jdbcCompliant() {
    return false;
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getLogger("org.holisticsjdbc");
  }
}
