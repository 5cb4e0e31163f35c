package org.holisticsjdbc.clients.hikaricp;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A service that keeps connections in a pool: {@code URL KEY}. */
public final class HikariCpProgram {
  private HikariCpProgram() {}

  public static void main(String[] arguments) throws SQLException {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(arguments[0]);
    config.setPassword(arguments[1]);
    config.setMaximumPoolSize(1);
    try (HikariDataSource pool = new HikariDataSource(config);
        Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      System.out.println("## filter");
      print(
          statement.executeQuery(
              "SELECT \"State\", \"Strikes\" FROM \"Wildlife strikes\".\"Strikes by state\""
                  + " WHERE \"State\" = 'Texas'"));
    }
  }

  private static void print(ResultSet rows) throws SQLException {
    while (rows.next()) {
      System.out.println(rows.getString(1) + "|" + rows.getString(2));
    }
  }
}
