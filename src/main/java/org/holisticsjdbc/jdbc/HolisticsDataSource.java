package org.holisticsjdbc.jdbc;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.ConnectionBuilder;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.ShardingKeyBuilder;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Opens connections for pools and containers, which set it up as a bean.
 *
 * <p>Every property can be part of the URL too; {@link #setProperty} takes those without a setter.
 */
public final class HolisticsDataSource extends JdbcObject implements DataSource {
  private final HolisticsDriver driver;
  private final Properties properties = new Properties();
  private String url = JdbcUrl.PREFIX + "//";
  private PrintWriter logWriter;
  private int loginTimeout;

  /** Creates a data source for the account that the environment names. */
  public HolisticsDataSource() {
    this(new HolisticsDriver());
  }

  HolisticsDataSource(HolisticsDriver driver) {
    this.driver = driver;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return open(new Properties());
  }

  /** Opens a connection; the user is ignored and the password is the API key. */
  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    Properties given = new Properties();
    if (user != null) {
      given.setProperty(ConnectionProperty.USER.key(), user);
    }
    if (password != null) {
      given.setProperty(ConnectionProperty.PASSWORD.key(), password);
    }
    return open(given);
  }

  private Connection open(Properties given) throws SQLException {
    Properties all = new Properties();
    synchronized (properties) {
      all.putAll(properties);
    }
    if (given.containsKey(ConnectionProperty.PASSWORD.key())) {
      all.remove(ConnectionProperty.API_KEY.key()); // the other name of the same thing
    }
    all.putAll(given);
    Connection connection = driver.connect(url, all, loginTimeout);
    if (connection == null) {
      throw JdbcUrl.invalid("The URL of a HolisticsDataSource begins with " + JdbcUrl.PREFIX);
    }
    return connection;
  }

  /** Returns the URL as it was set. */
  public String getUrl() {
    return url;
  }

  /** Sets where to connect to, for example {@code jdbc:holistics://us}. */
  public void setUrl(String url) {
    this.url = url;
  }

  /** Sets a user name, which is accepted and ignored. */
  public void setUser(String user) {
    set(ConnectionProperty.USER, user);
  }

  /** Sets the API key. */
  public void setPassword(String password) {
    set(ConnectionProperty.PASSWORD, password);
  }

  /** Sets the API key. */
  public void setApiKey(String apiKey) {
    set(ConnectionProperty.API_KEY, apiKey);
  }

  /** Sets the file that holds the API key. */
  public void setApiKeyFile(String file) {
    set(ConnectionProperty.API_KEY_FILE, file);
  }

  /** Sets the application's name. */
  public void setApplicationName(String name) {
    set(ConnectionProperty.APPLICATION_NAME, name);
  }

  /** Sets the dashboard in which table names without a schema are looked up. */
  public void setSchema(String schema) {
    set(ConnectionProperty.SCHEMA, schema);
  }

  /** Sets whether everything is refused that would change the account. */
  public void setReadOnly(boolean readOnly) {
    set(ConnectionProperty.READ_ONLY, String.valueOf(readOnly));
  }

  /**
   * Sets a property by its key.
   *
   * @throws SQLException if there is no such property
   */
  public void setProperty(String key, String value) throws SQLException {
    if (key == null) {
      throw SqlExceptions.invalidArgument("The key of a property is null");
    }
    set(JdbcUrl.property(key), value);
  }

  private void set(ConnectionProperty property, String value) {
    synchronized (properties) {
      if (value == null) {
        properties.remove(property.key());
      } else {
        properties.setProperty(property.key(), value);
      }
    }
  }

  @Override
  public ConnectionBuilder createConnectionBuilder() throws SQLException {
    throw SqlExceptions.notSupported("There are no sharding keys to build a connection of");
  }

  @Override
  public ShardingKeyBuilder createShardingKeyBuilder() throws SQLException {
    throw SqlExceptions.notSupported("There are no shards");
  }

  @Override
  public PrintWriter getLogWriter() {
    return logWriter;
  }

  /** Remembered only: the driver logs through {@link #getParentLogger}. */
  @Override
  public void setLogWriter(PrintWriter out) {
    logWriter = out;
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    AbstractStatement.checkNotNegative("A login timeout", seconds);
    loginTimeout = seconds;
  }

  @Override
  public int getLoginTimeout() {
    return loginTimeout;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    return driver.getParentLogger();
  }

  /** Shows no property: one of them is the key. */
  @Override
  public String toString() {
    return "HolisticsDataSource";
  }
}
