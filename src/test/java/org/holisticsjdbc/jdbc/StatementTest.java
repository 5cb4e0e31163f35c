package org.holisticsjdbc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.holisticsjdbc.jdbc.InMemoryPlan.column;
import static org.holisticsjdbc.jdbc.SqlState.assertState;

import java.sql.BatchUpdateException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.holisticsjdbc.engine.Column;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StatementTest {
  private static final List<Column> N = List.of(column("N", SqlType.INTEGER));
  private static final Duration PROMPT = Duration.ofMillis(1_000); // 1 ms on an idle machine

  private final InMemoryWorkspace workspace = new InMemoryWorkspace();
  private final HolisticsConnection connection = InMemoryWorkspace.connect(workspace);
  private final BlockingRows blocking = new BlockingRows();

  {
    workspace.answers("one", InMemoryPlan.of(N, new Object[] {1}));
    workspace.answers("forever", new InMemoryPlan(N, List.of(), blocking::with));
    workspace.answers(
        "long wait",
        new InMemoryPlan(
            N,
            List.of(),
            cancellation -> {
              blocking.waiting.countDown();
              return cancellation.await(new CompletableFuture<>());
            }));
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void cancelFromAnotherThreadWakesAReaderAndTheStatementGoesOn() throws Exception {
    Statement statement = connection.createStatement();
    ResultSet rows = statement.executeQuery("forever");
    CompletableFuture<Boolean> reader = start(rows::next);
    blocking.waiting.await();
    long start = System.nanoTime();
    statement.cancel();
    assertFailsPromptly(reader, start, "57014", "The statement was cancelled");
    assertThat(blocking.closed).isTrue();
    assertThat(firstInt(statement.executeQuery("one"))).isEqualTo(1);
  }

  @Test
  void cancelFromAnotherThreadWakesAnExecution() throws Exception {
    Statement statement = connection.createStatement();
    CompletableFuture<ResultSet> execution = start(() -> statement.executeQuery("long wait"));
    blocking.waiting.await();
    long start = System.nanoTime();
    statement.cancel();
    assertFailsPromptly(execution, start, "57014", "The statement was cancelled");
    assertThat(firstInt(statement.executeQuery("one"))).isEqualTo(1);
  }

  @Test
  void cancelWithoutAnExecutionDoesNothingToTheNext() throws SQLException {
    Statement statement = connection.createStatement();
    statement.cancel();
    assertThat(firstInt(statement.executeQuery("one"))).isEqualTo(1);
    statement.cancel();
    assertThat(firstInt(statement.executeQuery("one"))).isEqualTo(1);
  }

  @Test
  void aResultThatWasReadToItsEndIsNotCancelled() throws SQLException {
    Statement statement = connection.createStatement();
    ResultSet rows = statement.executeQuery("one");
    rows.next();
    rows.next();
    statement.cancel();
    assertThat(rows.next()).isFalse();
  }

  @Test
  void cancelBetweenRowsEndsTheResult() throws SQLException {
    Statement statement = connection.createStatement();
    ResultSet rows = statement.executeQuery("one");
    statement.cancel();
    assertState("57014", rows::next);
  }

  @Test
  void theTimeLimitEndsAReaderWithATimeoutException() throws Exception {
    Statement statement = connection.createStatement();
    statement.setQueryTimeout(1);
    long start = System.nanoTime();
    ResultSet rows = statement.executeQuery("forever");
    assertThatThrownBy(rows::next)
        .isInstanceOf(SQLTimeoutException.class)
        .hasFieldOrPropertyWithValue("SQLState", "57014")
        .hasMessage("The statement was cancelled: its time limit is 1s");
    assertThat(since(start)).isBetween(Duration.ofMillis(990), Duration.ofSeconds(5));
    assertThat(firstInt(statement.executeQuery("one"))).isEqualTo(1);
  }

  @Test
  void theTimeLimitEndsAnExecution() throws Exception {
    try (var limited = InMemoryWorkspace.connect(workspace, "queryTimeout", "200ms")) {
      Statement statement = limited.createStatement();
      assertThat(statement.getQueryTimeout()).isEqualTo(1);
      assertThatThrownBy(() -> statement.executeQuery("long wait"))
          .isInstanceOf(SQLTimeoutException.class)
          .hasMessage("The statement was cancelled: its time limit is 200ms");
    }
  }

  @Test
  void theClockStandsStillWhileTheApplicationThinks() throws Exception {
    Execution execution = Execution.start(connection.timers(), Duration.ofMillis(100));
    execution.pause();
    CompletableFuture<Void> longAfter = new CompletableFuture<>();
    connection.timers().schedule(() -> longAfter.complete(null), Duration.ofMillis(400).toNanos());
    longAfter.get();
    assertThat(execution.cancellation().isCancelled()).isFalse();
    CompletableFuture<Void> ended = new CompletableFuture<>();
    execution.cancellation().onCancel(() -> ended.complete(null));
    execution.resume();
    ended.get(5, TimeUnit.SECONDS);
  }

  @Test
  void closingTheStatementWakesItsReader() throws Exception {
    Statement statement = connection.createStatement();
    ResultSet rows = statement.executeQuery("forever");
    CompletableFuture<Boolean> reader = start(rows::next);
    blocking.waiting.await();
    long start = System.nanoTime();
    statement.close();
    assertFailsPromptly(reader, start, "57014", "The statement was closed while it ran");
    assertThat(rows.isClosed()).isTrue();
    assertState("HY010", () -> statement.executeQuery("one"));
  }

  @Test
  void closingTheConnectionWakesReadersAndExecutions() throws Exception {
    CompletableFuture<ResultSet> execution =
        start(() -> connection.createStatement().executeQuery("long wait"));
    blocking.waiting.await();
    long start = System.nanoTime();
    connection.close();
    assertFailsPromptly(
        execution, start, "08003", "The connection was closed while the statement ran");
    assertThat(workspace.closed).isTrue();
  }

  @Test
  void closingTheResultSetWakesItsReader() throws Exception {
    ResultSet rows = connection.createStatement().executeQuery("forever");
    CompletableFuture<Boolean> reader = start(rows::next);
    blocking.waiting.await();
    long start = System.nanoTime();
    rows.close();
    assertFailsPromptly(reader, start, "57014", "The result set was closed");
  }

  @Test
  void aNewExecutionClosesTheOldResult() throws SQLException {
    Statement statement = connection.createStatement();
    ResultSet old = statement.executeQuery("one");
    statement.executeQuery("one");
    assertThat(old.isClosed()).isTrue();
  }

  @Test
  void executeHasOneResultAndNoUpdateCount() throws SQLException {
    Statement statement = connection.createStatement();
    assertThat(statement.getResultSet()).isNull();
    assertThat(statement.execute("one")).isTrue();
    assertThat(firstInt(statement.getResultSet())).isEqualTo(1);
    assertThat(statement.getUpdateCount()).isEqualTo(-1);
    assertThat(statement.getMoreResults()).isFalse();
    assertThat(statement.getResultSet()).isNull();
    assertThat(statement.getUpdateCount()).isEqualTo(-1);
  }

  @Test
  void aResultCanBeKeptBeyondGetMoreResults() throws SQLException {
    Statement statement = connection.createStatement();
    ResultSet rows = statement.executeQuery("one");
    assertThat(statement.getMoreResults(Statement.KEEP_CURRENT_RESULT)).isFalse();
    assertThat(firstInt(rows)).isEqualTo(1);
    assertState("HY024", () -> statement.getMoreResults(99));
  }

  @Test
  void aStatementClosesWithItsResultWhereAskedTo() throws SQLException {
    Statement statement = connection.createStatement();
    statement.closeOnCompletion();
    ResultSet rows = statement.executeQuery("one");
    statement.executeQuery("one");
    assertThat(rows.isClosed()).isTrue();
    assertThat(statement.isClosed()).isFalse();
    statement.getResultSet().close();
    assertThat(statement.isClosed()).isTrue();
  }

  @Test
  void aQueryIsNoUpdate() throws SQLException {
    Statement statement = connection.createStatement();
    assertState("42000", () -> statement.executeUpdate("one"))
        .hasMessage("The statement returns rows: use executeQuery or execute");
    assertState("42601", () -> statement.executeUpdate("unknown"));
    assertThat(firstInt(statement.executeQuery("one"))).isEqualTo(1);
  }

  @Test
  void aBatchOfQueriesFailsAtTheFirst() throws SQLException {
    Statement statement = connection.createStatement();
    statement.addBatch("one");
    statement.addBatch("one");
    assertThatThrownBy(statement::executeBatch)
        .isInstanceOf(BatchUpdateException.class)
        .hasFieldOrPropertyWithValue("SQLState", "42000")
        .hasMessageStartingWith("Statement 1 of the batch failed: ");
    assertThat(statement.executeBatch()).isEmpty();
  }

  @Test
  void thereAreNoGeneratedKeys() throws SQLException {
    Statement statement = connection.createStatement();
    statement.execute("one", Statement.RETURN_GENERATED_KEYS);
    try (ResultSet keys = statement.getGeneratedKeys()) {
      assertThat(keys.next()).isFalse();
    }
  }

  @Test
  void namesAndTextCanBeQuoted() throws SQLException {
    Statement statement = connection.createStatement();
    assertThat(statement.enquoteLiteral("O'Hare")).isEqualTo("'O''Hare'");
    assertThat(statement.enquoteIdentifier("a\"b", false)).isEqualTo("\"a\"\"b\"");
    assertThat(statement.enquoteIdentifier("plain", false)).isEqualTo("plain");
    assertThat(statement.enquoteIdentifier("plain", true)).isEqualTo("\"plain\"");
    assertState("HY024", () -> statement.enquoteLiteral(null));
  }

  @Test
  void theLongestTimeLimitThereIsIsNone() throws SQLException {
    Statement statement = connection.createStatement();
    statement.setQueryTimeout(Integer.MAX_VALUE);
    assertThat(firstInt(statement.executeQuery("one"))).isEqualTo(1);
    assertThat(statement.getQueryTimeout()).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void nonsenseIsRefused() throws SQLException {
    Statement statement = connection.createStatement();
    assertState("HY024", () -> statement.setQueryTimeout(-1));
    assertState("HY024", () -> statement.setMaxRows(-1));
    assertState("HY024", () -> statement.setFetchSize(-1));
    assertState("HY024", () -> statement.executeQuery(null));
  }

  @Test
  void theTimerStopsWithTheLastConnection() throws Exception {
    connection.createStatement().setQueryTimeout(1);
    Execution.start(connection.timers(), Duration.ofSeconds(60));
    assertThat(timerThreads()).isNotEmpty();
    List<Thread> before = timerThreads();
    connection.close();
    for (Thread thread : before) {
      thread.join(5_000);
    }
    assertThat(before).noneMatch(Thread::isAlive);
  }

  private static List<Thread> timerThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("holistics-query-timer"))
        .toList();
  }

  private interface SqlCall<T> {
    T run() throws SQLException;
  }

  private static <T> CompletableFuture<T> start(SqlCall<T> call) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                result.complete(call.run());
              } catch (Throwable e) {
                result.completeExceptionally(e);
              }
            });
    thread.setDaemon(true);
    thread.start();
    return result;
  }

  private static void assertFailsPromptly(
      CompletableFuture<?> work, long start, String sqlState, String message) {
    assertThatThrownBy(() -> work.get(10, TimeUnit.SECONDS))
        .cause()
        .hasMessage(message)
        .hasFieldOrPropertyWithValue("SQLState", sqlState);
    assertThat(since(start)).isLessThan(PROMPT);
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static int firstInt(ResultSet rows) throws SQLException {
    rows.next();
    return rows.getInt(1);
  }
}
