package org.holisticsjdbc.jdbc;

import java.sql.CallableStatement;
import java.sql.ClientInfoStatus;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.holisticsjdbc.api.Cancellation;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.engine.Plan;

/** A connection to an account. Thread-safe; {@link #close} wakes whoever waits in it. */
final class HolisticsConnection extends AbstractConnection {
  private static final Set<String> CLIENT_INFO =
      Set.of("ApplicationName", "ClientUser", "ClientHostname");

  private final ConnectionSettings settings;
  private final Workspace workspace;
  private final QueryTimers timers = QueryTimers.open();
  private final Set<HolisticsStatement> statements = ConcurrentHashMap.newKeySet();
  private final Set<Execution> calls = ConcurrentHashMap.newKeySet(); // not of any statement
  private final Warnings warnings = new Warnings();
  private final Map<String, String> clientInfo = new ConcurrentHashMap<>();
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile Optional<String> schema;
  private volatile boolean readOnly;
  private volatile int networkTimeout;

  HolisticsConnection(ConnectionSettings settings, Workspace workspace) {
    this.settings = settings;
    this.workspace = workspace;
    this.schema = settings.schema();
    this.readOnly = settings.readOnly();
    if (!settings.applicationName().isEmpty()) {
      clientInfo.put("ApplicationName", settings.applicationName());
    }
  }

  ConnectionSettings settings() {
    return settings;
  }

  QueryTimers timers() {
    return timers;
  }

  Plan plan(String sql, Cancellation cancellation) {
    return workspace.plan(sql, schema, cancellation);
  }

  /** Asks the workspace something; closing the connection ends the wait. */
  <T> T ask(Duration limit, Function<Cancellation, T> question) throws SQLException {
    checkOpen();
    Execution call = Execution.start(timers, limit);
    calls.add(call);
    try {
      checkOpen(); // closed meanwhile, by another thread, which may not have seen this call
      return question.apply(call.cancellation());
    } catch (Throwable failure) {
      throw SqlExceptions.from(failure);
    } finally {
      calls.remove(call);
      call.end();
    }
  }

  Workspace workspace() {
    return workspace;
  }

  /** Checks that the service knows the key. */
  void verify(Duration limit) throws SQLException {
    ask(
        limit,
        cancellation -> {
          workspace.verify(cancellation);
          return null;
        });
  }

  @Override
  public Statement createStatement() throws SQLException {
    checkOpen();
    return register(new HolisticsStatement(this));
  }

  @Override
  public PreparedStatement prepareStatement(String sql) throws SQLException {
    return register(new HolisticsPreparedStatement(this, sql, prepared(sql)));
  }

  @Override
  public CallableStatement prepareCall(String sql) throws SQLException {
    return register(new HolisticsCallableStatement(this, sql, prepared(sql)));
  }

  private Plan prepared(String sql) throws SQLException {
    checkOpen();
    if (sql == null) {
      throw SqlExceptions.invalidArgument("The SQL text is null");
    }
    return ask(settings.queryTimeout(), cancellation -> plan(sql, cancellation));
  }

  /** Refuses to execute a plan that changes something while the connection is read-only. */
  void checkAllowed(Plan plan) throws SQLException {
    Optional<Plan.Called> changing = plan.called().filter(Plan.Called::changesAccount);
    if (readOnly && changing.isPresent()) {
      throw SqlExceptions.of(
          Failure.READ_ONLY,
          "%s was not called: it would change the account, and the connection is read-only"
              .formatted(changing.get().procedure()));
    }
  }

  private <S extends HolisticsStatement> S register(S statement) throws SQLException {
    statements.add(statement);
    if (closed.get()) { // meanwhile, by another thread, which may not have seen this statement
      statement.closeWithConnection();
      checkOpen();
    }
    return statement;
  }

  /** A statement was closed. */
  void forget(HolisticsStatement statement) {
    statements.remove(statement);
  }

  @Override
  public void close() throws SQLException {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    try {
      wakeAll();
    } catch (Throwable failure) {
      throw SqlExceptions.from(failure);
    } finally {
      timers.close();
      SqlExceptions.guard(
          () -> {
            workspace.close();
            return null;
          });
    }
  }

  private void wakeAll() throws SQLException {
    for (Execution call : calls) {
      call.cancel(Failure.CLOSED, "The connection was closed while it waited");
    }
    for (HolisticsStatement statement : statements) {
      statement.closeWithConnection();
    }
  }

  @Override
  public boolean isClosed() {
    return closed.get();
  }

  /** Closes at once, in the calling thread: closing waits for nothing. */
  @Override
  public void abort(Executor executor) throws SQLException {
    if (executor == null) {
      throw SqlExceptions.invalidArgument("abort needs an executor");
    }
    close();
  }

  @Override
  void checkOpen() throws SQLException {
    if (closed.get()) {
      throw SqlExceptions.connectionClosed();
    }
  }

  @Override
  public boolean isValid(int seconds) throws SQLException {
    AbstractStatement.checkNotNegative("A timeout", seconds);
    if (closed.get()) {
      return false;
    }
    Duration limit = seconds == 0 ? answerLimit() : Duration.ofSeconds(seconds);
    try {
      return SqlExceptions.guard(() -> workspace.isValid(limit));
    } catch (SQLException e) {
      return false; // whatever the reason: that is the answer to the question
    }
  }

  private Duration answerLimit() {
    Duration limit = Duration.ofMillis(networkTimeout);
    boolean shorter = !limit.isZero() && limit.compareTo(settings.requestTimeout()) < 0;
    return shorter ? limit : settings.requestTimeout();
  }

  @Override
  public String nativeSQL(String sql) throws SQLException {
    checkOpen();
    return sql;
  }

  @Override
  public DatabaseMetaData getMetaData() throws SQLException {
    checkOpen();
    return new HolisticsDatabaseMetaData(this);
  }

  @Override
  public void setReadOnly(boolean readOnly) throws SQLException {
    checkOpen();
    if (settings.readOnly() && !readOnly) {
      warn("01000", "The connection was opened with readOnly=true and stays read-only");
      return;
    }
    this.readOnly = readOnly;
  }

  @Override
  public boolean isReadOnly() throws SQLException {
    checkOpen();
    return readOnly;
  }

  @Override
  public void setSchema(String schema) throws SQLException {
    checkOpen();
    this.schema = Optional.ofNullable(schema).filter(name -> !name.isEmpty());
  }

  @Override
  public String getSchema() throws SQLException {
    checkOpen();
    return schema.orElse(null);
  }

  /**
   * Limits {@link #isValid} only: other requests are shared with other connections, and end by the
   * properties connectTimeout and requestTimeout.
   */
  @Override
  public void setNetworkTimeout(Executor executor, int milliseconds) throws SQLException {
    checkOpen();
    if (executor == null) {
      throw SqlExceptions.invalidArgument("setNetworkTimeout needs an executor");
    }
    AbstractStatement.checkNotNegative("A network timeout", milliseconds);
    networkTimeout = milliseconds;
  }

  @Override
  public int getNetworkTimeout() throws SQLException {
    checkOpen();
    return networkTimeout;
  }

  @Override
  public void setClientInfo(String name, String value) throws SQLClientInfoException {
    checkOpenForClientInfo();
    if (name == null || !CLIENT_INFO.contains(name)) {
      warn("01000", "There is no client info property '%s'".formatted(name));
    } else if (value == null) {
      clientInfo.remove(name);
    } else {
      clientInfo.put(name, value);
    }
  }

  @Override
  public void setClientInfo(Properties properties) throws SQLClientInfoException {
    checkOpenForClientInfo();
    clientInfo.clear();
    if (properties != null) {
      for (String name : properties.stringPropertyNames()) {
        setClientInfo(name, properties.getProperty(name));
      }
    }
  }

  private void checkOpenForClientInfo() throws SQLClientInfoException {
    if (closed.get()) {
      SQLException reason = SqlExceptions.connectionClosed();
      throw new SQLClientInfoException(
          reason.getMessage(), reason.getSQLState(), Map.<String, ClientInfoStatus>of(), reason);
    }
  }

  @Override
  public String getClientInfo(String name) throws SQLException {
    checkOpen();
    return name == null ? null : clientInfo.get(name);
  }

  @Override
  public Properties getClientInfo() throws SQLException {
    checkOpen();
    Properties properties = new Properties();
    properties.putAll(clientInfo);
    return properties;
  }

  /** Returns the names {@link #setClientInfo} knows. */
  static Set<String> clientInfoNames() {
    return CLIENT_INFO;
  }

  @Override
  void warn(String sqlState, String message) {
    warnings.add(new SQLWarning(message, sqlState));
  }

  @Override
  public SQLWarning getWarnings() throws SQLException {
    checkOpen();
    return warnings.first();
  }

  @Override
  public void clearWarnings() throws SQLException {
    checkOpen();
    warnings.clear();
  }

  /** Shows where it leads, and nothing secret. */
  @Override
  public String toString() {
    return "HolisticsConnection[" + settings.url() + (closed.get() ? ", closed]" : "]");
  }
}
