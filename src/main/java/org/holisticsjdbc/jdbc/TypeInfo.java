package org.holisticsjdbc.jdbc;

import java.sql.DatabaseMetaData;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The rows of {@code getTypeInfo}. */
final class TypeInfo {
  private static final int FRACTION_DIGITS = 3;
  private static final List<SqlType> TYPES =
      List.of(
          SqlType.BOOLEAN,
          SqlType.TINYINT,
          SqlType.SMALLINT,
          SqlType.INTEGER,
          SqlType.BIGINT,
          SqlType.DECIMAL,
          SqlType.REAL,
          SqlType.FLOAT,
          SqlType.DOUBLE,
          SqlType.CHAR,
          SqlType.VARCHAR,
          SqlType.DATE,
          SqlType.TIME,
          SqlType.TIMESTAMP,
          SqlType.BINARY,
          SqlType.VARBINARY);

  private TypeInfo() {}

  /** Returns the rows, sorted by the number of the type. */
  static List<Object[]> rows() {
    List<Object[]> rows = new ArrayList<>();
    TYPES.stream()
        .sorted(Comparator.comparingInt(SqlType::jdbcType))
        .forEach(type -> rows.add(row(type)));
    return rows;
  }

  private static Object[] row(SqlType type) {
    String suffix = type.isNumber() || type == SqlType.BOOLEAN ? null : "'";
    boolean fraction = type == SqlType.TIME || type == SqlType.TIMESTAMP;
    int largestScale = type == SqlType.DECIMAL ? 38 : fraction ? FRACTION_DIGITS : 0;
    return new Object[] {
      type.name(),
      type.jdbcType(),
      type.precision(0, fraction ? FRACTION_DIGITS : 0),
      prefix(type),
      suffix,
      parameters(type),
      (short) DatabaseMetaData.typeNullable,
      type.isText(),
      (short) DatabaseMetaData.typeSearchable,
      !type.isNumber(),
      false, // fixed scale
      false, // counts by itself
      null,
      (short) 0,
      (short) largestScale,
      null,
      null,
      type.isNumber() ? (Object) type.radix() : null
    };
  }

  private static String prefix(SqlType type) {
    return switch (type) {
      case CHAR, VARCHAR -> "'";
      case DATE, TIME, TIMESTAMP -> type.name() + " '";
      case BINARY, VARBINARY -> "X'";
      default -> null;
    };
  }

  private static String parameters(SqlType type) {
    return switch (type) {
      case DECIMAL -> "precision,scale";
      case CHAR, VARCHAR, BINARY, VARBINARY -> "length";
      case TIME, TIMESTAMP -> "precision";
      default -> null;
    };
  }
}
