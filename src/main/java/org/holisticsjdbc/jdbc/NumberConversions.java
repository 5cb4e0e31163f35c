package org.holisticsjdbc.jdbc;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.sql.SQLException;

/**
 * Values as numbers: fractions are cut, what does not fit is an error and never a wrong number.
 *
 * <p>Null is 0, as JDBC wants it of its primitive getters, and null where an object is asked for.
 */
final class NumberConversions {
  private static final int LONGEST_LONG = 19;

  private NumberConversions() {}

  static byte toByte(Object value) throws SQLException {
    return (byte) toWhole(value, Byte.MIN_VALUE, Byte.MAX_VALUE, "TINYINT");
  }

  static short toShort(Object value) throws SQLException {
    return (short) toWhole(value, Short.MIN_VALUE, Short.MAX_VALUE, "SMALLINT");
  }

  static int toInt(Object value) throws SQLException {
    return (int) toWhole(value, Integer.MIN_VALUE, Integer.MAX_VALUE, "INTEGER");
  }

  static long toLong(Object value) throws SQLException {
    return toWhole(value, Long.MIN_VALUE, Long.MAX_VALUE, "BIGINT");
  }

  private static long toWhole(Object value, long lowest, long highest, String type)
      throws SQLException {
    if (value == null) {
      return 0;
    }
    long whole;
    if (value instanceof Long || isSmallInteger(value)) {
      whole = ((Number) value).longValue();
    } else if (value instanceof Boolean flag) {
      whole = flag ? 1 : 0;
    } else {
      whole = longOf(toBigDecimal(value, type), value, type);
    }
    if (whole < lowest || whole > highest) {
      throw outOfRange(value, type);
    }
    return whole;
  }

  private static boolean isSmallInteger(Object value) {
    return value instanceof Integer || value instanceof Short || value instanceof Byte;
  }

  private static long longOf(BigDecimal number, Object value, String type) throws SQLException {
    if (number.precision() - (long) number.scale() > LONGEST_LONG) {
      throw outOfRange(value, type); // looked at before a number like 1e999999999 is written out
    }
    if (number.scale() > 0 && (long) number.precision() - number.scale() <= 0) {
      return 0; // so is 1e-999999999
    }
    BigInteger whole = number.toBigInteger();
    if (whole.bitLength() > 63) {
      throw outOfRange(value, type);
    }
    return whole.longValue();
  }

  static double toDouble(Object value) throws SQLException {
    if (value == null) {
      return 0;
    }
    if (value instanceof Double || value instanceof Float) {
      return ((Number) value).doubleValue();
    }
    Double special = value instanceof String text ? special(text) : null;
    if (special != null) {
      return special;
    }
    double number = toBigDecimal(value, "DOUBLE").doubleValue();
    if (Double.isInfinite(number)) {
      throw outOfRange(value, "DOUBLE");
    }
    return number;
  }

  static float toFloat(Object value) throws SQLException {
    if (value instanceof Float number) {
      return number;
    }
    double number = toDouble(value);
    float narrow = (float) number;
    if (Float.isInfinite(narrow) && !Double.isInfinite(number)) {
      throw outOfRange(value, "REAL");
    }
    return narrow;
  }

  private static Double special(String text) {
    return switch (text.strip()) {
      case "NaN" -> Double.NaN;
      case "Infinity" -> Double.POSITIVE_INFINITY;
      case "-Infinity" -> Double.NEGATIVE_INFINITY;
      default -> null;
    };
  }

  static BigDecimal toBigDecimal(Object value) throws SQLException {
    return value == null ? null : toBigDecimal(value, "DECIMAL");
  }

  private static BigDecimal toBigDecimal(Object value, String type) throws SQLException {
    if (value instanceof BigDecimal number) {
      return number;
    }
    if (value instanceof BigInteger number) {
      return new BigDecimal(number);
    }
    if (value instanceof Double || value instanceof Float) {
      double number = ((Number) value).doubleValue();
      if (Double.isNaN(number) || Double.isInfinite(number)) {
        throw outOfRange(value, type);
      }
      return new BigDecimal(value.toString());
    }
    if (value instanceof Number || value instanceof String) {
      return parse(value.toString().strip(), type);
    }
    if (value instanceof Boolean flag) {
      return flag ? BigDecimal.ONE : BigDecimal.ZERO;
    }
    throw Conversions.impossible(value, type);
  }

  private static BigDecimal parse(String text, String type) throws SQLException {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw Conversions.impossible(text, type);
    }
  }

  static BigInteger toBigInteger(Object value) throws SQLException {
    if (value == null) {
      return null;
    }
    BigDecimal number = toBigDecimal(value, "BigInteger");
    if (number.precision() - (long) number.scale() > 10_000) {
      throw outOfRange(value, "BigInteger");
    }
    if (number.scale() > 0 && (long) number.precision() - number.scale() <= 0) {
      return BigInteger.ZERO;
    }
    return number.setScale(0, RoundingMode.DOWN).toBigInteger();
  }

  static boolean toBoolean(Object value) throws SQLException {
    if (value == null) {
      return false;
    }
    if (value instanceof Boolean flag) {
      return flag;
    }
    if (value instanceof String text) {
      return booleanOf(text);
    }
    if (value instanceof Double || value instanceof Float) {
      return ((Number) value).doubleValue() != 0;
    }
    if (value instanceof Number) {
      return toBigDecimal(value, "BOOLEAN").signum() != 0;
    }
    throw Conversions.impossible(value, "BOOLEAN");
  }

  private static boolean booleanOf(String text) throws SQLException {
    return switch (Conversions.lower(text.strip())) {
      case "true", "t", "1", "yes", "y", "on" -> true;
      case "false", "f", "0", "no", "n", "off" -> false;
      default -> throw Conversions.impossible(text, "BOOLEAN");
    };
  }

  private static SQLException outOfRange(Object value, String type) {
    return SqlExceptions.outOfRange(
        "%s is out of the range of %s".formatted(Conversions.show(value), type));
  }
}
