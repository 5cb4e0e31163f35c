package org.holisticsjdbc.differential;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.holisticsjdbc.sandbox.FieldType;
import org.holisticsjdbc.sandbox.GivenDashboard;

/** A DuckDB in memory that holds what the sandbox holds. */
final class DuckDb implements AutoCloseable {

  /** Quotients as exact as the driver's: DuckDB itself would answer with doubles. */
  private static final List<String> EXACT =
      List.of(
          """
          CREATE MACRO quotient_of_units(a, b) AS
            CAST((abs(a) * 20000000000 + abs(b)) // (2 * abs(b)) * sign(a) * sign(b) AS DECIMAL(28, 0))
              * 0.0000000001
          """,
          """
          CREATE MACRO units(a) AS CAST(CAST(a * 1000000000000 AS DECIMAL(38, 0)) AS HUGEINT)
          """,
          "CREATE MACRO exact_quotient(a, b) AS quotient_of_units(units(a), units(b))",
          "CREATE MACRO avg(x) AS exact_quotient(sum(x), count(x))");

  /** Decimals of the driver's numbers (DESIGN §6). */
  private static final int DRIVER_SCALE = 10;

  private final Connection connection;

  DuckDb() throws SQLException {
    connection = DriverManager.getConnection("jdbc:duckdb:");
    for (String macro : EXACT) {
      execute(macro);
    }
  }

  /** Loads a table; numbers keep {@code scale} decimals and must have no more. */
  void load(GivenDashboard.Table table, int scale) throws SQLException {
    List<String> columns =
        table.columns().stream()
            .map(column -> quoted(column.label()) + " " + type(column.type(), scale))
            .toList();
    try (Stream<Object[]> rows = table.rows().get()) {
      load(table.title(), columns, scale, rows);
    }
  }

  /** Loads what the driver answered. */
  void load(String name, Answer answer) throws SQLException {
    List<String> columns =
        answer.columns().stream()
            .map(column -> quoted(column.label()) + " " + type(column.type()))
            .toList();
    load(name, columns, DRIVER_SCALE, answer.rows().stream().map(List::toArray));
  }

  private void load(String name, List<String> columns, int scale, Stream<Object[]> rows)
      throws SQLException {
    execute("CREATE TABLE " + quoted(name) + " (" + String.join(", ", columns) + ")");
    DuckDBConnection duck = connection.unwrap(DuckDBConnection.class);
    try (DuckDBAppender appender = duck.createAppender(name)) {
      for (Object[] row : (Iterable<Object[]>) rows::iterator) {
        appender.beginRow();
        for (Object value : row) {
          append(appender, value, scale);
        }
        appender.endRow();
      }
    }
  }

  Answer query(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return Answer.of(rows);
    } catch (SQLException e) {
      throw new SQLException(e.getMessage() + "\nin " + sql, e);
    }
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private static String type(FieldType type, int scale) {
    return switch (type) {
      case TEXT -> "VARCHAR";
      case NUMBER -> "DECIMAL(38, " + scale + ")";
      case DATE -> "DATE";
      case DATETIME -> "TIMESTAMP";
      case TRUEFALSE -> "BOOLEAN";
    };
  }

  private static String type(Answer.Type type) {
    return switch (type) {
      case TEXT -> type(FieldType.TEXT, 0);
      case NUMBER -> type(FieldType.NUMBER, DRIVER_SCALE);
      case DATE -> type(FieldType.DATE, 0);
      case TIMESTAMP -> type(FieldType.DATETIME, 0);
      case BOOLEAN -> type(FieldType.TRUEFALSE, 0);
    };
  }

  private static void append(DuckDBAppender appender, Object value, int scale) throws SQLException {
    if (value == null) {
      appender.appendNull();
    } else if (value instanceof BigDecimal number) {
      appender.append(number.setScale(scale));
    } else if (value instanceof LocalDate date) {
      appender.append(date);
    } else if (value instanceof LocalDateTime time) {
      appender.append(time);
    } else if (value instanceof Boolean truth) {
      appender.append(truth);
    } else {
      appender.append((String) value);
    }
  }
}
