package org.holisticsjdbc.jdbc;

import java.sql.Types;
import org.holisticsjdbc.engine.Column;

/**
 * What JDBC wants to know about each SQL type: the only list of it, read by the metadata of
 * results, parameters, columns and types.
 */
enum SqlType {
  BOOLEAN(Types.BOOLEAN, "java.lang.Boolean", 1, 5),
  TINYINT(Types.TINYINT, "java.lang.Integer", 3, 4),
  SMALLINT(Types.SMALLINT, "java.lang.Integer", 5, 6),
  INTEGER(Types.INTEGER, "java.lang.Integer", 10, 11),
  BIGINT(Types.BIGINT, "java.lang.Long", 19, 20),
  DECIMAL(Types.DECIMAL, "java.math.BigDecimal", 38, 40),
  REAL(Types.REAL, "java.lang.Float", 7, 15),
  FLOAT(Types.FLOAT, "java.lang.Double", 15, 24),
  DOUBLE(Types.DOUBLE, "java.lang.Double", 15, 24),
  CHAR(Types.CHAR, "java.lang.String", 0, 0),
  VARCHAR(Types.VARCHAR, "java.lang.String", 0, 0),
  DATE(Types.DATE, "java.sql.Date", 10, 10),
  TIME(Types.TIME, "java.sql.Time", 8, 8),
  TIMESTAMP(Types.TIMESTAMP, "java.sql.Timestamp", 19, 19),
  BINARY(Types.BINARY, "[B", 0, 0),
  VARBINARY(Types.VARBINARY, "[B", 0, 0),
  ARRAY(Types.ARRAY, "java.sql.Array", 0, 0),
  NULL(Types.NULL, "java.lang.Object", 0, 4),
  /** intervals, and whatever else the engine computes */
  OTHER(Types.OTHER, "java.lang.Object", 0, 0);

  /** The length of text that has no limit. */
  static final int UNBOUNDED = Integer.MAX_VALUE;

  private final int jdbcType;
  private final String className;
  private final int digits;
  private final int width;

  SqlType(int jdbcType, String className, int digits, int width) {
    this.jdbcType = jdbcType;
    this.className = className;
    this.digits = digits;
    this.width = width;
  }

  /** Returns the type of a constant of {@link Types}. */
  static SqlType of(int jdbcType) {
    for (SqlType type : values()) {
      if (type.jdbcType == jdbcType) {
        return type;
      }
    }
    return switch (jdbcType) {
      case Types.NUMERIC -> DECIMAL;
      case Types.BIT -> BOOLEAN;
      case Types.NCHAR -> CHAR;
      case Types.NVARCHAR, Types.LONGVARCHAR, Types.LONGNVARCHAR -> VARCHAR;
      case Types.LONGVARBINARY -> VARBINARY;
      default -> OTHER;
    };
  }

  static SqlType of(Column column) {
    return of(column.jdbcType());
  }

  int jdbcType() {
    return jdbcType;
  }

  /** Returns the class of {@code getObject}. */
  String className() {
    return className;
  }

  /**
   * Returns the precision as JDBC counts it: digits of numbers, characters of text, dates and
   * times, bytes of binary data.
   */
  int precision(int declared, int scale) {
    return switch (this) {
      case CHAR, VARCHAR, BINARY, VARBINARY -> declared > 0 ? declared : UNBOUNDED;
      case DECIMAL -> declared > 0 ? declared : digits;
      case TIME, TIMESTAMP -> digits + fraction(Math.max(declared, scale));
      case ARRAY, OTHER -> Math.max(declared, 0);
      default -> digits;
    };
  }

  /** Returns the digits after the point: of decimals, and of seconds. */
  int scale(int declared, int scale) {
    return switch (this) {
      case DECIMAL -> Math.max(scale, 0);
      case TIME, TIMESTAMP -> Math.max(Math.max(declared, scale), 0);
      default -> 0;
    };
  }

  /** Returns the most characters {@code getString} makes of a value. */
  int displaySize(int declared, int scale) {
    return switch (this) {
      case CHAR, VARCHAR -> precision(declared, scale);
      case BINARY, VARBINARY -> declared > 0 ? 2 * declared : UNBOUNDED;
      case DECIMAL -> precision(declared, scale) + 2; // sign and point
      case TIME, TIMESTAMP -> precision(declared, scale);
      case ARRAY, OTHER -> UNBOUNDED;
      default -> width;
    };
  }

  boolean isNumber() {
    return switch (this) {
      case TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL, REAL, FLOAT, DOUBLE -> true;
      default -> false;
    };
  }

  boolean isText() {
    return this == CHAR || this == VARCHAR;
  }

  boolean isDateTime() {
    return this == DATE || this == TIME || this == TIMESTAMP;
  }

  /** Returns whether a value is one thing: no list, no bytes. */
  boolean isScalar() {
    return isNumber() || isText() || isDateTime() || this == BOOLEAN;
  }

  /** Returns the base of {@link #precision}, 0 where there is none. */
  int radix() {
    return isNumber() ? 10 : 0;
  }

  private static int fraction(int digits) {
    return digits > 0 ? digits + 1 : 0;
  }
}
