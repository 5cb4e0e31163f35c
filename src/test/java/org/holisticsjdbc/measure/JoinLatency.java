package org.holisticsjdbc.measure;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;

/**
 * How long a join of three widgets takes whose jobs take a second each, in a warm JVM: all three
 * jobs run at once, so little more than one second.
 */
public final class JoinLatency {
  private static final int WARM_UPS = 3;
  private static final int RUNS = 5;
  private static final String JOIN =
      "SELECT c.\"City\", COUNT(*), SUM(p.\"Amount\") FROM \"Playground\".\"Customers\" c"
          + " JOIN \"Playground\".\"Orders\" o ON o.\"Customer id\" = c.\"Customer id\""
          + " JOIN \"Playground\".\"Payments\" p ON p.\"Order id\" = o.\"Order id\" GROUP BY c.\"City\"";

  private JoinLatency() {}

  public static void main(String[] arguments) throws IOException, SQLException {
    try (Server server = Server.start("--job-time", "1s");
        Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      for (int i = 0; i < WARM_UPS; i++) {
        millis(statement);
      }
      long[] runs = new long[RUNS];
      for (int i = 0; i < RUNS; i++) {
        runs[i] = millis(statement);
      }
      Arrays.sort(runs);
      System.out.printf(
          "join of three widgets, jobs of 1000 ms: runs %s ms, median %d ms%n",
          Arrays.toString(runs), runs[RUNS / 2]);
    }
  }

  private static long millis(Statement statement) throws SQLException {
    long start = System.nanoTime();
    try (ResultSet rows = statement.executeQuery(JOIN)) {
      while (rows.next()) {
        rows.getString(1);
      }
    }
    return (System.nanoTime() - start) / 1_000_000;
  }
}
