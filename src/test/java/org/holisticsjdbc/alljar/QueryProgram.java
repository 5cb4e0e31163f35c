package org.holisticsjdbc.alljar;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Prints the rows of each statement, cells separated by a bar. */
public final class QueryProgram {
  private QueryProgram() {}

  public static void main(String[] statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:holistics:sandbox");
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        try (ResultSet rows = statement.executeQuery(sql)) {
          print(rows);
        }
      }
    }
  }

  private static void print(ResultSet rows) throws SQLException {
    int columns = rows.getMetaData().getColumnCount();
    while (rows.next()) {
      StringBuilder line = new StringBuilder();
      for (int column = 1; column <= columns; column++) {
        line.append(column == 1 ? "" : "|").append(rows.getString(column));
      }
      System.out.println(line);
    }
  }
}
