package org.holisticsjdbc.sandbox;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Comparator;
import java.util.Locale;

/** How values are compared and written. */
final class Values {

  /** Orders values of one type, NULL last. */
  static final Comparator<Object> ORDER = Comparator.nullsLast(Values::compare);

  /** Date and time with a blank between, and a fraction where there is one (FACTS §14). */
  private static final DateTimeFormatter DATE_TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .toFormatter(Locale.ROOT);

  private Values() {}

  @SuppressWarnings("unchecked") // A column holds values of one comparable type.
  private static int compare(Object one, Object other) {
    return ((Comparable<Object>) one).compareTo(other);
  }

  /** Returns what equal values share: 5, 5.0 and 5.00 are one number. */
  static Object key(Object value) {
    return value instanceof BigDecimal number ? number.stripTrailingZeros() : value;
  }

  /** Returns a value as an export writes it: raw, not formatted for people (FACTS §14). */
  static String text(Object value) {
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    return value instanceof LocalDateTime time ? DATE_TIME.format(time) : value.toString();
  }
}
