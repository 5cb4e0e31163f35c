package org.holisticsjdbc.clients.hikaricp;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A service that keeps its connections in a pool: {@code URL KEY}.
 *
 * <p>The export of {@code "Seattle weather"."Daily weather"} must never end.
 */
public final class HikariCpProgram {
  private static final String STRIKES = "\"Wildlife strikes\".\"Strikes\"";
  private static final String ENDLESS = "SELECT * FROM \"Seattle weather\".\"Daily weather\"";

  private HikariCpProgram() {}

  public static void main(String[] arguments) throws Exception {
    System.setProperty("com.zaxxer.hikari.aliveBypassWindowMs", "-1"); // validate every time
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(arguments[0]);
    config.setPassword(arguments[1]);
    config.setMaximumPoolSize(1);
    config.setSchema("Flights");
    config.setReadOnly(true);
    try (HikariDataSource pool = new HikariDataSource(config);
        Connection other = DriverManager.getConnection(arguments[0], "", arguments[1])) {
      metadata(pool);
      queries(pool);
      state(pool);
      closeWhileAQueryWaits(pool, other);
    }
  }

  private static void metadata(HikariDataSource pool) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      DatabaseMetaData metadata = connection.getMetaData();
      System.out.println("## list tables");
      print(metadata.getTables(null, "Flights", "%", null), "TABLE_NAME", "TABLE_TYPE");
      System.out.println("## describe columns");
      print(metadata.getColumns(null, "Flights", "Routes", "%"), "COLUMN_NAME", "TYPE_NAME");
    }
  }

  private static void queries(HikariDataSource pool) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      System.out.println("## filter");
      print(
          statement.executeQuery(
              "SELECT COUNT(*) AS n FROM " + STRIKES + " WHERE \"State\" = 'Texas'"),
          "n");
      System.out.println("## aggregate");
      print(
          statement.executeQuery(
              "SELECT \"Wildlife size\" AS size, COUNT(*) AS n FROM "
                  + STRIKES
                  + " GROUP BY \"Wildlife size\" ORDER BY 2"),
          "size",
          "n");
      System.out.println("## join, with tables of the schema of the pool");
      print(
          statement.executeQuery(
              "SELECT a.\"State\", SUM(r.\"Flights\") AS flights FROM \"Routes\" r"
                  + " JOIN \"Airports\".\"Airports\" a ON a.\"IATA\" = r.\"Origin\""
                  + " GROUP BY a.\"State\" ORDER BY 2 DESC LIMIT 2"),
          "State",
          "flights");
    }
  }

  /** What one borrower changes, the next one does not see. */
  private static void state(HikariDataSource pool) throws SQLException {
    System.out.println("## reset of schema, read-only and network timeout between borrowers");
    try (Connection connection = pool.getConnection()) {
      connection.setSchema("Airports");
      connection.setReadOnly(false);
      connection.setNetworkTimeout(Runnable::run, 5_000);
      printState(connection);
    }
    try (Connection connection = pool.getConnection()) {
      printState(connection);
      System.out.println("## read-only");
      try (Statement statement = connection.createStatement()) {
        statement.execute("CALL holistics.groups_create(name => 'Pool')");
      } catch (SQLException e) {
        System.out.println(e.getSQLState());
      }
    }
    System.out.println("## validation");
    Logger.getLogger("com.zaxxer.hikari").setLevel(Level.SEVERE); // it reports the dead one
    Connection first = physical(pool);
    System.out.println("valid: " + first.isValid(5));
    System.out.println("kept: " + first.equals(physical(pool)));
    first.close();
    System.out.println("replaced when dead: " + !first.equals(physical(pool)));
  }

  private static void printState(Connection connection) throws SQLException {
    System.out.println(
        connection.getSchema()
            + "|"
            + (connection.isReadOnly() ? "read-only" : "read-write")
            + "|"
            + connection.getNetworkTimeout());
  }

  private static Connection physical(HikariDataSource pool) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      return connection.unwrap(Connection.class);
    }
  }

  private static void closeWhileAQueryWaits(HikariDataSource pool, Connection other)
      throws Exception {
    System.out.println("## close of the pool while a query waits");
    CompletableFuture<String> end =
        CompletableFuture.supplyAsync(
            () -> {
              try (Connection connection = pool.getConnection();
                  Statement statement = connection.createStatement()) {
                return "rows: " + statement.executeQuery(ENDLESS).next();
              } catch (SQLException e) {
                return "woken: " + e.getSQLState();
              }
            });
    awaitBusyWorker(other);
    pool.close();
    System.out.println(end.get());
  }

  /** Asks until the service says that a worker is busy. */
  private static void awaitBusyWorker(Connection other) throws SQLException {
    try (Statement statement = other.createStatement()) {
      boolean busy = false;
      while (!busy) {
        ResultSet rows =
            statement.executeQuery("SELECT * FROM holistics.job_queues WHERE busy_workers > 0");
        busy = rows.next();
      }
    }
  }

  private static void print(ResultSet rows, String... labels) throws SQLException {
    while (rows.next()) {
      StringBuilder line = new StringBuilder();
      for (String label : labels) {
        line.append(line.isEmpty() ? "" : "|").append(rows.getString(label));
      }
      System.out.println(line);
    }
  }
}
