package org.holisticsjdbc.clients.h2;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** An H2 database with widgets as linked tables: {@code URL KEY}. */
public final class H2Program {
  private H2Program() {}

  public static void main(String[] arguments) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:");
        Statement statement = connection.createStatement()) {
      System.out.println("## linked tables");
      statement.execute(link("routes", arguments, "'Flights', 'Routes'"));
      statement.execute(link("airports", arguments, "'Airports', 'Airports'"));
      statement.execute(
          link(
              "strikes", arguments, "'(SELECT * FROM \"Wildlife strikes\".\"Strikes by state\")'"));
      System.out.println("## list tables");
      print(
          statement.executeQuery(
              "SELECT table_name, storage_type FROM information_schema.tables"
                  + " WHERE table_schema = 'PUBLIC' ORDER BY 1"));
      System.out.println("## describe columns");
      print(
          statement.executeQuery(
              "SELECT column_name, data_type FROM information_schema.columns"
                  + " WHERE table_name = 'STRIKES' ORDER BY ordinal_position"));
      queries(statement);
    }
  }

  private static void queries(Statement statement) throws SQLException {
    System.out.println("## filter");
    print(
        statement.executeQuery(
            "SELECT \"State\", \"Strikes\" FROM strikes WHERE \"State\" = 'Texas'"));
    System.out.println("## aggregate");
    print(statement.executeQuery("SELECT COUNT(*), SUM(\"Flights\") FROM routes"));
    System.out.println("## join of two linked tables");
    print(
        statement.executeQuery(
            "SELECT a.\"State\", SUM(r.\"Flights\") FROM routes r"
                + " JOIN airports a ON a.\"IATA\" = r.\"Origin\""
                + " WHERE a.\"State\" IN ('AK', 'HI') GROUP BY a.\"State\" ORDER BY 1"));
    System.out.println("## join with a table of H2");
    statement.execute("CREATE TABLE regions (state VARCHAR PRIMARY KEY, region VARCHAR)");
    statement.execute("INSERT INTO regions VALUES ('Texas', 'South'), ('Ohio', 'Midwest')");
    print(
        statement.executeQuery(
            "SELECT g.region, s.\"Strikes\" FROM regions g JOIN strikes s ON s.\"State\" = g.state"
                + " ORDER BY 1"));
  }

  private static String link(String name, String[] arguments, String table) {
    return "CREATE LINKED TABLE %s('', '%s', '', '%s', %s)"
        .formatted(name, arguments[0], arguments[1], table);
  }

  private static void print(ResultSet rows) throws SQLException {
    while (rows.next()) {
      System.out.println(rows.getString(1) + "|" + rows.getString(2));
    }
  }
}
