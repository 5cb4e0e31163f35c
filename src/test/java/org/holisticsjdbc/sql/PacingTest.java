package org.holisticsjdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.holisticsjdbc.sandbox.RateLimits;
import org.holisticsjdbc.sandbox.RecordedExchange;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Many statements at once against a service that counts. */
@Timeout(120)
class PacingTest {
  private static final int STATEMENTS = 30;
  private static final int SUBMITS_A_MINUTE = 20;

  @RegisterExtension
  final SandboxExtension holistics =
      new SandboxExtension(SandboxExtension.shortJobs().withRateLimits(RateLimits.published()));

  @RegisterExtension
  final SandboxExtension generous =
      new SandboxExtension(
          SandboxExtension.shortJobs().withRateLimits(RateLimits.published().times(10)));

  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  /** Each sends a condition of its own, so that no export is shared. */
  private List<CompletableFuture<Long>> start(Connection... connections) {
    List<CompletableFuture<Long>> started = new ArrayList<>();
    for (int i = 0; i < STATEMENTS; i++) {
      Connection connection = connections[i % connections.length];
      String sql = "SELECT COUNT(*) FROM \"Playground\".\"Generated\" WHERE \"Quantity\" = " + i;
      started.add(CompletableFuture.supplyAsync(() -> count(connection, sql), threads));
    }
    return started;
  }

  private static long count(Connection connection, String sql) {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new CompletionException(e);
    }
  }

  private static long finished(List<CompletableFuture<Long>> statements) {
    return statements.stream().filter(it -> it.isDone() && !it.isCompletedExceptionally()).count();
  }

  @Test
  void aBurstIsServedAsFarAsTheLimitGoesAndNobodyIsRefused() throws Exception {
    try (Connection connection = holistics.connect()) {
      List<CompletableFuture<Long>> statements = start(connection);
      while (finished(statements) < SUBMITS_A_MINUTE) {
        Thread.yield();
      }

      assertThat(holistics.exchanges()).extracting(RecordedExchange::status).doesNotContain(429);
      assertThat(holistics.exchanges("DashboardWidgets_SubmitExport")).hasSize(SUBMITS_A_MINUTE);
      assertThat(statements).noneMatch(CompletableFuture::isCompletedExceptionally);
    }
  }

  @Test
  void twoApplicationsWithOneKeyCountTogether() throws Exception {
    Properties other = new Properties();
    other.setProperty("applicationName", "Other");
    try (Connection first = holistics.connect();
        Connection second = holistics.connect(other)) {
      List<CompletableFuture<Long>> statements = start(first, second);
      while (finished(statements) < SUBMITS_A_MINUTE) {
        Thread.yield();
      }

      assertThat(holistics.exchanges()).extracting(RecordedExchange::status).doesNotContain(429);
    }
  }

  @Test
  void aMoreGenerousServiceIsNotWaitedFor() throws Exception {
    try (Connection connection = generous.connect()) {
      long start = System.nanoTime();
      for (CompletableFuture<Long> statement : start(connection)) {
        statement.get(60, TimeUnit.SECONDS);
      }

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(50));
      assertThat(generous.exchanges()).extracting(RecordedExchange::status).doesNotContain(429);
    }
  }
}
