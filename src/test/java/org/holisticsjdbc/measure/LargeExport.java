package org.holisticsjdbc.measure;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A large export in a small heap: run with {@code -Xmx64m}; the number of rows is the argument, a
 * million by default.
 *
 * <p>Prints a line for each query, then how long cancel and timeout take to stop a cross join of
 * three scans.
 */
public final class LargeExport {
  private static final String GENERATED = "\"Playground\".\"Generated\"";
  private static final String CROSS_JOIN =
      "SELECT COUNT(*) FROM %1$s a, %1$s b, %1$s c WHERE a.\"Quantity\" + b.\"Quantity\" + c.\"Quantity\" = -1"
          .formatted(GENERATED);
  private static final int RUNS = 5;

  private LargeExport() {}

  public static void main(String[] arguments) throws Exception {
    String rows = arguments.length > 0 ? arguments[0] : "1000000";
    System.out.printf("heap %d MiB%n", Runtime.getRuntime().maxMemory() >> 20);
    try (Server server = Server.start("--rows", rows, "--job-time", "100ms");
        Connection connection = server.connect()) {
      read(connection, "SELECT * FROM " + GENERATED);
      read(connection, "SELECT COUNT(*) FROM " + GENERATED);
      read(
          connection,
          "SELECT \"City\", COUNT(*), SUM(\"Price\") FROM " + GENERATED + " GROUP BY \"City\"");
      read(connection, "SELECT * FROM " + GENERATED + " ORDER BY \"Price\" DESC LIMIT 10");
      read(connection, "SELECT * FROM " + GENERATED + " ORDER BY \"Price\"");
      stop(connection, "cancel");
      stop(connection, "timeout");
    }
  }

  private static void read(Connection connection, String sql) throws SQLException {
    long start = System.nanoTime();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      int columns = rows.getMetaData().getColumnCount();
      long count = 0;
      while (rows.next()) {
        count++;
        for (int column = 1; column <= columns; column++) {
          rows.getObject(column);
        }
      }
      System.out.printf(
          "%d rows of %d columns: %s (%d ms)%n",
          count, columns, sql, (System.nanoTime() - start) / 1_000_000);
    } catch (SQLException e) {
      System.out.printf("%s %s: %s%n", e.getSQLState(), e.getMessage(), sql);
    }
  }

  private static void stop(Connection connection, String how) throws Exception {
    long[] latencies = new long[RUNS];
    for (int i = 0; i < RUNS; i++) {
      latencies[i] = how.equals("cancel") ? cancel(connection) : timeOut(connection);
    }
    Arrays.sort(latencies);
    System.out.printf("%s of a cross join: stopped after %s ms%n", how, Arrays.toString(latencies));
  }

  private static long cancel(Connection connection) throws Exception {
    try (Statement statement = connection.createStatement()) {
      CompletableFuture<String> state = CompletableFuture.supplyAsync(() -> sqlState(statement));
      TimeUnit.SECONDS.sleep(2); // long enough to be in the midst of joining
      long asked = System.nanoTime();
      statement.cancel();
      requireStopped(state.get());
      return (System.nanoTime() - asked) / 1_000_000;
    }
  }

  private static long timeOut(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(2);
      long start = System.nanoTime();
      requireStopped(sqlState(statement));
      return (System.nanoTime() - start) / 1_000_000 - 2_000;
    }
  }

  private static String sqlState(Statement statement) {
    try (ResultSet rows = statement.executeQuery(CROSS_JOIN)) {
      return "ended, with a row: " + rows.next();
    } catch (SQLException e) {
      return e.getSQLState();
    }
  }

  private static void requireStopped(String state) {
    if (!state.equals("57014")) {
      throw new IllegalStateException("Not stopped: " + state);
    }
  }
}
