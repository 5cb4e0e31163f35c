package org.holisticsjdbc.export;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Numbers as an export writes them, read from the characters of a cell.
 *
 * <p>Plain decimals with an optional exponent; no grouping, no signs of currency or percent.
 */
final class Numbers {
  /** DECIMAL(38,10), the declared type (DESIGN §6). */
  private static final int MAX_PRECISION = 38;

  private static final int MAX_SCALE = 10;

  /** So many digits fit a long whatever they are. */
  private static final int LONG_DIGITS = 18;

  /** Longer texts are no numbers, and would take long to be read as such. */
  private static final int LONGEST = 1000;

  private static final String A_DECIMAL = "a decimal number such as 12.5";
  private static final String AN_INTEGER = "an integer";

  private Numbers() {}

  /** Reads a DECIMAL: trailing zeros stripped, scale from 0 to 10, rounded half up beyond. */
  static BigDecimal decimal(char[] text, int offset, int length) {
    int end = offset + length;
    int at = offset;
    boolean negative = text[at] == '-';
    if (negative || text[at] == '+') {
      at++;
    }
    if (end - at > LONG_DIGITS + 1) {
      return longDecimal(text, offset, length);
    }
    long digits = 0;
    int count = 0;
    int point = -1;
    for (; at < end; at++) {
      char c = text[at];
      if (c >= '0' && c <= '9') {
        digits = digits * 10 + (c - '0');
        count++;
      } else if (c == '.' && point < 0) {
        point = count;
      } else {
        return longDecimal(text, offset, length);
      }
    }
    int scale = point < 0 ? 0 : count - point;
    if (count == 0 || count > LONG_DIGITS || scale > MAX_SCALE) {
      return longDecimal(text, offset, length);
    }
    return stripped(negative ? -digits : digits, scale);
  }

  private static BigDecimal stripped(long unscaled, int scale) {
    long digits = unscaled;
    int places = digits == 0 ? 0 : scale;
    while (places > 0 && digits % 10 == 0) {
      digits /= 10;
      places--;
    }
    return BigDecimal.valueOf(digits, places);
  }

  private static BigDecimal longDecimal(char[] text, int offset, int length) {
    BigDecimal number = exact(text, offset, length, A_DECIMAL);
    if (number.signum() == 0 || (long) number.scale() - number.precision() > MAX_SCALE) {
      return BigDecimal.ZERO; // below half of the last place; setScale would build a power of ten
    }
    if ((long) number.precision() - number.scale() > MAX_PRECISION) {
      throw BadCellException.beyond("38 digits");
    }
    BigDecimal rounded =
        number.scale() > MAX_SCALE ? number.setScale(MAX_SCALE, RoundingMode.HALF_UP) : number;
    BigDecimal normal = normalised(rounded);
    if (normal.precision() > MAX_PRECISION) {
      throw BadCellException.beyond("38 digits");
    }
    return normal;
  }

  private static BigDecimal normalised(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  /** Reads a BIGINT; a fraction of zeros is allowed, another is not. */
  static long bigint(char[] text, int offset, int length) {
    int end = offset + length;
    int at = offset;
    boolean negative = text[at] == '-';
    if (negative || text[at] == '+') {
      at++;
    }
    if (at == end || end - at > LONG_DIGITS) {
      return longBigint(text, offset, length);
    }
    long digits = 0;
    for (; at < end; at++) {
      char c = text[at];
      if (c < '0' || c > '9') {
        return longBigint(text, offset, length);
      }
      digits = digits * 10 + (c - '0');
    }
    return negative ? -digits : digits;
  }

  private static long longBigint(char[] text, int offset, int length) {
    BigDecimal number = exact(text, offset, length, AN_INTEGER);
    if (number.signum() == 0) {
      return 0;
    }
    if ((long) number.precision() - number.scale() > LONG_DIGITS + 1) {
      throw BadCellException.beyond("the range of BIGINT");
    }
    if (number.stripTrailingZeros().scale() > 0) {
      throw BadCellException.not(AN_INTEGER);
    }
    try {
      return number.longValueExact();
    } catch (ArithmeticException e) {
      throw BadCellException.beyond("the range of BIGINT");
    }
  }

  /** Reads a DOUBLE: a decimal number, {@code NaN} or an infinity. */
  static double floating(char[] text, int offset, int length) {
    String word = new String(text, offset, length);
    switch (word) {
      case "NaN":
        return Double.NaN;
      case "Infinity":
        return Double.POSITIVE_INFINITY;
      case "-Infinity":
        return Double.NEGATIVE_INFINITY;
      default:
        checkShape(text, offset, length, A_DECIMAL);
        return finite(word);
    }
  }

  private static double finite(String word) {
    double number = parse(word);
    if (Double.isInfinite(number)) {
      throw BadCellException.beyond("the range of DOUBLE");
    }
    return number;
  }

  private static double parse(String word) {
    try {
      return Double.parseDouble(word);
    } catch (NumberFormatException e) {
      throw BadCellException.not(A_DECIMAL);
    }
  }

  private static BigDecimal exact(char[] text, int offset, int length, String expected) {
    checkShape(text, offset, length, expected);
    try {
      return new BigDecimal(text, offset, length);
    } catch (NumberFormatException e) {
      throw BadCellException.not(expected);
    }
  }

  /** Java reads more than an export writes: digits of all scripts, hex, suffixes, blanks. */
  private static void checkShape(char[] text, int offset, int length, String expected) {
    if (length > LONGEST) {
      throw BadCellException.not(expected);
    }
    for (int i = offset; i < offset + length; i++) {
      char c = text[i];
      boolean digit = c >= '0' && c <= '9';
      if (!digit && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
        throw BadCellException.not(expected);
      }
    }
  }
}
