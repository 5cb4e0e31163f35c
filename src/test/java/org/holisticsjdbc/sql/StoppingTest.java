package org.holisticsjdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Cancel, timeout and close; bounds are generous, LargeExport measures. */
class StoppingTest {
  private static final String STRIKES = "\"16076\".\"4175\"";
  private static final String CROSS_JOIN =
      "SELECT COUNT(*) FROM %1$s a, %1$s b, %1$s c WHERE a.\"Speed\" + b.\"Speed\" + c.\"Speed\" = -1"
          .formatted(STRIKES);
  private static final long PROMPT_MILLIS = 2_000;

  @RegisterExtension final SandboxExtension holistics = new SandboxExtension();

  private CompletableFuture<Object> running(Statement statement, String sql) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (ResultSet rows = statement.executeQuery(sql)) {
            return rows.next();
          } catch (SQLException e) {
            throw new CompletionException(e);
          }
        });
  }

  private void awaitExchange(String operationId) {
    while (holistics.exchanges(operationId).isEmpty()) {
      Thread.onSpinWait();
    }
  }

  private static void assertStops(CompletableFuture<Object> query, String sqlState) {
    long asked = System.nanoTime();
    assertThatThrownBy(() -> query.get(30, TimeUnit.SECONDS))
        .cause()
        .isInstanceOf(SQLException.class)
        .hasFieldOrPropertyWithValue("SQLState", sqlState);
    assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - asked)).isLessThan(PROMPT_MILLIS);
  }

  @Test
  void cancelStopsTheWaitForAJobAndTheStatementWorksAfterwards() throws SQLException {
    holistics.sandbox().setJobDuration(Duration.ofMinutes(5));
    try (Connection connection = holistics.connect();
        Statement statement = connection.createStatement()) {
      CompletableFuture<Object> query = running(statement, "SELECT * FROM " + STRIKES);
      awaitExchange("Jobs_List");

      statement.cancel();

      assertStops(query, "57014");
      assertThat(statement.executeQuery("SELECT 1").next()).isTrue();
    }
  }

  @Test
  void cancelStopsACrossJoinThatReturnsNothing() throws SQLException {
    try (Connection connection = holistics.connect();
        Statement statement = connection.createStatement()) {
      CompletableFuture<Object> query = running(statement, CROSS_JOIN);
      while (holistics.exchanges("Exports_Download").isEmpty()) {
        Thread.onSpinWait();
      }

      statement.cancel();

      assertStops(query, "57014");
    }
  }

  @Test
  void aTimeoutEndsACrossJoin() throws SQLException {
    try (Connection connection = holistics.connect();
        Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(1);

      assertThatThrownBy(() -> statement.executeQuery(CROSS_JOIN))
          .isInstanceOf(SQLTimeoutException.class)
          .hasFieldOrPropertyWithValue("SQLState", "57014");

      statement.setQueryTimeout(0);
      assertThat(statement.executeQuery("SELECT 1").next()).isTrue();
    }
  }

  @Test
  void closingTheConnectionWakesWhoWaits() throws SQLException {
    holistics.sandbox().setJobDuration(Duration.ofMinutes(5));
    Connection connection = holistics.connect();
    CompletableFuture<Object> query =
        running(connection.createStatement(), "SELECT * FROM " + STRIKES);
    awaitExchange("Jobs_List");

    connection.close();

    long asked = System.nanoTime();
    assertThatThrownBy(() -> query.get(30, TimeUnit.SECONDS))
        .cause()
        .isInstanceOf(SQLException.class);
    assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - asked)).isLessThan(PROMPT_MILLIS);
  }

  @Test
  void aStatementThatCancelsLeavesTheSharedExportToTheOther() throws Exception {
    holistics.sandbox().setJobDuration(Duration.ofSeconds(1));
    try (Connection connection = holistics.connect();
        Statement first = connection.createStatement();
        Statement second = connection.createStatement()) {
      CompletableFuture<Object> cancelled = running(first, "SELECT COUNT(*) FROM " + STRIKES);
      CompletableFuture<Object> stays = running(second, "SELECT COUNT(*) FROM " + STRIKES);
      awaitExchange("Jobs_List");

      first.cancel();

      assertStops(cancelled, "57014");
      assertThat(stays.get(30, TimeUnit.SECONDS)).isEqualTo(true);
      assertThat(holistics.exchanges("DashboardWidgets_SubmitExport")).hasSizeLessThanOrEqualTo(2);
    }
  }

  @Test
  void aSortBeyondTheMemoryBudgetIsRefusedAndALimitedOneIsNot() throws SQLException {
    Properties small = new Properties();
    small.setProperty("maxMemoryRows", "5000");
    try (Connection connection = holistics.connect(small);
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(
              () -> statement.executeQuery("SELECT * FROM " + STRIKES + " ORDER BY \"Speed\""))
          .isInstanceOf(SQLException.class)
          .hasFieldOrPropertyWithValue("SQLState", "53200")
          .hasMessageContaining("maxMemoryRows");
      assertThat(
              statement
                  .executeQuery("SELECT * FROM " + STRIKES + " ORDER BY \"Speed\" LIMIT 10")
                  .next())
          .isTrue();
      assertThat(
              statement
                  .executeQuery("SELECT \"State\", COUNT(*) FROM " + STRIKES + " GROUP BY 1")
                  .next())
          .isTrue();
      assertThat(statement.executeQuery("SELECT COUNT(*) FROM " + STRIKES).next()).isTrue();
    }
  }

  @Test
  void moreGroupsThanTheMemoryBudgetAreRefused() throws SQLException {
    Properties small = new Properties();
    small.setProperty("maxMemoryRows", "2000");
    try (Connection connection = holistics.connect(small);
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(
              () ->
                  statement.executeQuery(
                      "SELECT \"Airport\", \"Flight date\", COUNT(*) FROM "
                          + STRIKES
                          + " GROUP BY 1, 2"))
          .isInstanceOf(SQLException.class)
          .hasFieldOrPropertyWithValue("SQLState", "53200");
    }
  }

  @Test
  void aFullJoinHoldsItsRightSideAndNotItsResult() throws SQLException {
    String join = "SELECT COUNT(*) FROM %1$s a FULL JOIN %2$s b ON a.\"Speed\" > b.s";
    String ten = "(VALUES (1), (2), (3), (4), (5), (6), (7), (8), (9), (1000000)) AS";
    Properties small = new Properties();
    small.setProperty("maxMemoryRows", "5000");
    try (Connection connection = holistics.connect(small);
        Statement statement = connection.createStatement()) {
      assertThat(
              statement
                  .executeQuery(join.formatted(STRIKES, ten).replace(" AS b ON", " AS b(s) ON"))
                  .next())
          .isTrue();
      assertThatThrownBy(
              () ->
                  statement.executeQuery(
                      join.formatted(STRIKES, "(SELECT \"Speed\" AS s FROM " + STRIKES + ")")))
          .isInstanceOf(SQLException.class)
          .hasFieldOrPropertyWithValue("SQLState", "53200");
    }
  }
}
