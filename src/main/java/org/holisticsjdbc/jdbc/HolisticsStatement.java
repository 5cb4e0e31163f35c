package org.holisticsjdbc.jdbc;

import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.holisticsjdbc.api.Cancellation;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.engine.Plan;
import org.holisticsjdbc.engine.Rows;

/**
 * Executes SQL, one execution at a time.
 *
 * <p>{@link #cancel} and {@link #close} may come from any thread, and take no lock that an
 * execution holds.
 */
class HolisticsStatement extends AbstractStatement {
  private static final long NO_COUNT = -1;

  private final HolisticsConnection connection;
  private final Warnings warnings = new Warnings();
  private final List<Work> batch = new ArrayList<>();
  private Duration queryTimeout;
  private long maxRows;
  private long updateCount = NO_COUNT; // of the last execution, until getMoreResults
  private boolean closeOnCompletion;
  private volatile Execution execution; // of the last execution
  private volatile HolisticsResultSet results; // of the last execution, until the next
  private volatile boolean closed;
  private volatile boolean connectionClosed;

  HolisticsStatement(HolisticsConnection connection) {
    this.connection = connection;
    this.queryTimeout = connection.settings().queryTimeout();
  }

  /** Where an execution gets its plan from: the text, or an earlier preparation. */
  @FunctionalInterface
  interface Planning {
    Plan plan(Cancellation cancellation) throws SQLException;
  }

  /** What one execution does. */
  record Work(Planning planning, List<Object> parameters) {}

  @Override
  public ResultSet executeQuery(String sql) throws SQLException {
    return run(work(sql));
  }

  @Override
  public boolean execute(String sql) throws SQLException {
    run(work(sql));
    return true;
  }

  @Override
  public long executeLargeUpdate(String sql) throws SQLException {
    return update(work(sql));
  }

  private Work work(String sql) throws SQLException {
    checkOpen();
    if (sql == null) {
      throw SqlExceptions.invalidArgument("The SQL text is null");
    }
    return new Work(cancellation -> connection.plan(sql, cancellation), List.of());
  }

  /** Executes a plan; its rows become the current result. */
  final HolisticsResultSet run(Work work) throws SQLException {
    Execution started = begin();
    try {
      Plan plan = work.planning().plan(started.cancellation());
      return adopt(open(plan, work.parameters(), started, maxRows));
    } catch (Throwable failure) {
      started.end();
      throw SqlExceptions.from(failure);
    } finally {
      started.pause();
    }
  }

  /** Executes a plan that changes something, and returns how many rows its answer has. */
  final long update(Work work) throws SQLException {
    Execution started = begin();
    try {
      Plan plan = work.planning().plan(started.cancellation());
      if (plan.called().filter(Plan.Called::changesAccount).isEmpty()) {
        throw SqlExceptions.of(
            Failure.SEMANTICS, "The statement returns rows: use executeQuery or execute");
      }
      updateCount = count(open(plan, work.parameters(), started, 0));
      return updateCount;
    } catch (Throwable failure) {
      throw SqlExceptions.from(failure);
    } finally {
      started.end();
    }
  }

  private static long count(HolisticsResultSet rows) throws SQLException {
    try (rows) {
      long count = 0;
      while (rows.next()) {
        count++;
      }
      return count;
    }
  }

  /** The one way to execute a plan. */
  private HolisticsResultSet open(
      Plan plan, List<Object> parameters, Execution started, long atMost) throws SQLException {
    connection.checkAllowed(plan);
    started.cancellation().check();
    Rows rows = plan.execute(parameters, started.cancellation());
    HolisticsResultSet opened =
        new HolisticsResultSet(this, started, new Cursor(plan.columns(), rows, atMost));
    onOpened(opened);
    return opened;
  }

  /** An execution begins: what the last one left is over. */
  void onBegin() {}

  /** An execution has rows, and nobody has read them yet. */
  void onOpened(HolisticsResultSet rows) throws SQLException {}

  private Execution begin() throws SQLException {
    checkOpen();
    closeResults();
    warnings.clear();
    updateCount = NO_COUNT;
    onBegin();
    Execution started = Execution.start(connection.timers(), queryTimeout);
    execution = started;
    if (closed) { // meanwhile, by another thread, which may not have seen this execution
      started.end();
      checkOpen();
    }
    return started;
  }

  private HolisticsResultSet adopt(HolisticsResultSet opened) throws SQLException {
    results = opened;
    if (closed) { // meanwhile, by another thread, which may not have seen these rows
      opened.close();
      checkOpen();
    }
    return opened;
  }

  private void closeResults() throws SQLException {
    HolisticsResultSet open = results;
    results = null;
    if (open != null) {
      open.close();
    }
  }

  /** A result set tells that it was closed. */
  final void onClosed(HolisticsResultSet resultSet) throws SQLException {
    if (closeOnCompletion && resultSet == results) {
      close();
    }
  }

  /** Ends the running execution from another thread; without one, nothing happens. */
  @Override
  public void cancel() throws SQLException {
    checkOpen();
    Execution running = execution;
    if (running != null) {
      SqlExceptions.guard(
          () -> {
            running.cancel(Failure.CANCELLED, "The statement was cancelled");
            return null;
          });
    }
  }

  @Override
  public void close() throws SQLException {
    close(Failure.CANCELLED, "The statement was closed while it ran");
  }

  /** The connection is closed; whoever waits in the statement wakes. */
  final void closeWithConnection() throws SQLException {
    connectionClosed = true;
    close(Failure.CLOSED, "The connection was closed while the statement ran");
  }

  private void close(Failure reason, String message) throws SQLException {
    if (closed) {
      return;
    }
    closed = true;
    connection.forget(this);
    SqlExceptions.guard(
        () -> {
          Execution running = execution;
          if (running != null) {
            running.cancel(reason, message);
          }
          closeResults();
          return null;
        });
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  final void checkOpen() throws SQLException {
    if (closed) {
      throw connectionClosed ? SqlExceptions.connectionClosed() : SqlExceptions.statementClosed();
    }
  }

  @Override
  public ResultSet getResultSet() throws SQLException {
    checkOpen();
    return results;
  }

  @Override
  public boolean getMoreResults() throws SQLException {
    return getMoreResults(CLOSE_CURRENT_RESULT);
  }

  @Override
  public boolean getMoreResults(int current) throws SQLException {
    checkOpen();
    updateCount = NO_COUNT;
    switch (current) {
      case KEEP_CURRENT_RESULT -> results = null;
      case CLOSE_CURRENT_RESULT, CLOSE_ALL_RESULTS -> closeResults();
      default ->
          throw SqlExceptions.invalidArgument(current + " says nothing about the current result");
    }
    return false;
  }

  @Override
  public long getLargeUpdateCount() throws SQLException {
    checkOpen();
    return updateCount;
  }

  @Override
  public void setLargeMaxRows(long rows) throws SQLException {
    checkOpen();
    checkNotNegative("A number of rows", rows);
    maxRows = rows;
  }

  @Override
  public long getLargeMaxRows() throws SQLException {
    checkOpen();
    return maxRows;
  }

  @Override
  public void setQueryTimeout(int seconds) throws SQLException {
    checkOpen();
    checkNotNegative("A query timeout", seconds);
    queryTimeout = Duration.ofSeconds(seconds);
  }

  @Override
  public int getQueryTimeout() throws SQLException {
    checkOpen();
    return (int) Math.min(queryTimeout.plusMillis(999).toSeconds(), Integer.MAX_VALUE);
  }

  @Override
  public void closeOnCompletion() throws SQLException {
    checkOpen();
    closeOnCompletion = true;
  }

  @Override
  public boolean isCloseOnCompletion() throws SQLException {
    checkOpen();
    return closeOnCompletion;
  }

  @Override
  public void addBatch(String sql) throws SQLException {
    addBatch(work(sql));
  }

  final void addBatch(Work work) {
    batch.add(work);
  }

  @Override
  public void clearBatch() throws SQLException {
    checkOpen();
    batch.clear();
  }

  /** Executes one after the other, and stops at the first that fails. */
  @Override
  public long[] executeLargeBatch() throws SQLException {
    checkOpen();
    List<Work> all = List.copyOf(batch);
    batch.clear();
    long[] counts = new long[all.size()];
    for (int i = 0; i < counts.length; i++) {
      try {
        counts[i] = update(all.get(i));
      } catch (SQLException e) {
        throw new BatchUpdateException(
            "Statement %d of the batch failed: %s".formatted(i + 1, e.getMessage()),
            e.getSQLState(),
            e.getErrorCode(),
            Arrays.copyOf(counts, i),
            e);
      }
    }
    return counts;
  }

  @Override
  public Connection getConnection() throws SQLException {
    checkOpen();
    return connection;
  }

  final HolisticsConnection connection() {
    return connection;
  }

  final ZoneId timeZone() {
    return connection.settings().timeZone();
  }

  final void addWarning(SQLWarning warning) {
    warnings.add(warning);
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
}
