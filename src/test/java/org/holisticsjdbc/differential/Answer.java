package org.holisticsjdbc.differential;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The rows of a query, in values that compare across engines: whatever number becomes a BigDecimal
 * without trailing zeros, dates and times are java.time's.
 */
record Answer(List<Column> columns, List<List<Object>> rows) {

  private static final int SHOWN_DIFFERENCES = 5;

  /** What kinds of values are told apart. */
  enum Type {
    TEXT,
    NUMBER,
    DATE,
    TIMESTAMP,
    BOOLEAN;

    static Type of(int jdbcType) {
      return switch (jdbcType) {
        case Types.VARCHAR, Types.CHAR -> TEXT;
        case Types.DATE -> DATE;
        case Types.TIMESTAMP -> TIMESTAMP;
        case Types.BOOLEAN -> BOOLEAN;
        default -> NUMBER;
      };
    }
  }

  /**
   * A column.
   *
   * @param scale decimals that a DECIMAL declares
   */
  record Column(String label, Type type, OptionalInt scale) {

    private static Column of(ResultSetMetaData columns, int number) throws SQLException {
      boolean isDecimal = columns.getColumnType(number) == Types.DECIMAL;
      return new Column(
          columns.getColumnLabel(number),
          Type.of(columns.getColumnType(number)),
          isDecimal ? OptionalInt.of(columns.getScale(number)) : OptionalInt.empty());
    }
  }

  /** Reads the rest of a result set. */
  static Answer of(ResultSet results) throws SQLException {
    ResultSetMetaData metaData = results.getMetaData();
    List<Column> columns = new ArrayList<>();
    for (int i = 1; i <= metaData.getColumnCount(); i++) {
      columns.add(Column.of(metaData, i));
    }
    List<List<Object>> rows = new ArrayList<>();
    while (results.next()) {
      Object[] row = new Object[columns.size()];
      for (int i = 0; i < row.length; i++) {
        row[i] = value(results, i + 1, columns.get(i).type());
      }
      rows.add(Arrays.asList(row));
    }
    return new Answer(columns, rows);
  }

  private static Object value(ResultSet results, int column, Type type) throws SQLException {
    return switch (type) {
      case DATE -> results.getObject(column, LocalDate.class);
      // java.sql.Timestamp has no place for times that the zone of the JVM skips.
      case TIMESTAMP -> results.getObject(column, LocalDateTime.class);
      case NUMBER, TEXT, BOOLEAN -> comparable(results.getObject(column));
    };
  }

  private static Object comparable(Object value) {
    if (value instanceof BigDecimal number) {
      return stripped(number);
    }
    if (value instanceof BigInteger || value instanceof Float || value instanceof Double) {
      return stripped(new BigDecimal(value.toString()));
    }
    return value instanceof Number number
        ? stripped(BigDecimal.valueOf(number.longValue()))
        : value;
  }

  static BigDecimal stripped(BigDecimal number) {
    return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
  }

  /** Returns these rows with no more decimals than another answer declares. */
  Answer roundedLike(Answer other) {
    return new Answer(other.columns, rows.stream().map(row -> rounded(row, other)).toList());
  }

  private static List<Object> rounded(List<Object> row, Answer other) {
    Object[] rounded = row.toArray();
    for (int i = 0; i < rounded.length; i++) {
      OptionalInt scale = other.columns.get(i).scale();
      if (rounded[i] instanceof BigDecimal number && scale.isPresent()) {
        rounded[i] = stripped(number.setScale(scale.getAsInt(), RoundingMode.HALF_UP));
      }
    }
    return Arrays.asList(rounded);
  }

  /** Returns rows of this answer that the other one lacks, counting how often a row occurs. */
  List<List<Object>> without(Answer other) {
    Map<List<Object>, Integer> left = new HashMap<>();
    other.rows.forEach(row -> left.merge(row, 1, Integer::sum));
    return rows.stream().filter(row -> left.merge(row, -1, Integer::sum) < 0).toList();
  }

  /** Says how this answer differs from the expected one as a multiset; nothing if it does not. */
  String differencesFrom(Answer expected) {
    Stream<String> missing = lines("missing", expected.without(this));
    Stream<String> surplus = lines("surplus", without(expected));
    return String.join("\n", Stream.concat(missing, surplus).toList());
  }

  private static Stream<String> lines(String what, List<List<Object>> rows) {
    return rows.stream()
        .limit(SHOWN_DIFFERENCES)
        .map(row -> "%s, 1 of %d: %s".formatted(what, rows.size(), row));
  }
}
