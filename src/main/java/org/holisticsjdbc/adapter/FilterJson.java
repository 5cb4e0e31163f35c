package org.holisticsjdbc.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;

/** Values of SQL as JSON of the type that a filter compares with, or not at all. */
final class FilterJson {
  /** What dashboards as code write for "no value chosen"; the service takes it for any. */
  private static final String NO_VALUE = "$H_NIL$";

  /** More digits than a DECIMAL has on either side of its point are a slip, not a number. */
  private static final int MAX_DIGITS = 38;

  private static final int LAST_YEAR = 9999;

  private FilterJson() {}

  /** Returns text as it is: digits stay text (FACTS §4). */
  static JsonNode text(Object value) {
    if (!(value instanceof String text)) {
      throw refused(value, "is no text: write it in quotes");
    }
    if (text.equals(NO_VALUE)) {
      throw refused(value, "means any value to the service");
    }
    return JsonNodeFactory.instance.textNode(text);
  }

  /** Returns a number, exactly. */
  static JsonNode number(Object value) {
    return JsonNodeFactory.instance.numberNode(decimal(value));
  }

  private static BigDecimal decimal(Object value) {
    try {
      BigDecimal number =
          value instanceof BigDecimal decimal ? decimal : new BigDecimal(trimmed(value));
      boolean fits =
          number.scale() <= MAX_DIGITS && (long) number.precision() - number.scale() <= MAX_DIGITS;
      if (number.signum() != 0 && !fits) {
        throw refused(value, "has too many digits");
      }
      BigDecimal shortest = number.stripTrailingZeros();
      return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    } catch (NumberFormatException e) {
      throw refused(value, "is no number");
    }
  }

  private static String trimmed(Object value) {
    return value instanceof String text ? text.strip() : value.getClass().getSimpleName();
  }

  /** Returns a truth value; text says {@code true} or {@code false}. */
  static boolean truth(Object value) {
    if (value instanceof Boolean truth) {
      return truth;
    }
    String text = value.toString().strip();
    if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
      throw refused(value, "is neither TRUE nor FALSE");
    }
    return text.equalsIgnoreCase("true");
  }

  /** Returns the day that a value is; empty for text that is no ISO date. */
  static Optional<LocalDate> day(Object value) {
    if (value instanceof LocalDate day) {
      return Optional.of(day);
    }
    if (value instanceof LocalDateTime moment) {
      if (!moment.toLocalTime().equals(LocalTime.MIDNIGHT)) {
        throw badDate(value, "has a time of day, and the filter compares whole days");
      }
      return Optional.of(moment.toLocalDate());
    }
    if (value instanceof String text) {
      return DateExpression.isoDay(text);
    }
    throw badDate(value, "is no date");
  }

  /** Returns the day that a value is, where nothing else will do. */
  static LocalDate onlyDay(Object value) {
    return day(value)
        .orElseThrow(
            () ->
                badDate(
                    value,
                    "is no ISO date: ranges and lists take dates such as '2024-01-31' only. An expression such as"
                        + " 'last 7 days' or '2024-01-01 - today' goes with ="));
  }

  /** Returns a day as the service reads it. */
  static JsonNode json(LocalDate day) {
    if (day.getYear() < 1 || day.getYear() > LAST_YEAR) {
      throw badDate(day, "is outside of the years 1 to 9999");
    }
    return JsonNodeFactory.instance.textNode(day.toString());
  }

  /** Returns a date expression that the service reads completely. */
  static JsonNode expression(Object value, LocalDateTime now) {
    return JsonNodeFactory.instance.textNode(DateExpression.of(value.toString(), now).text());
  }

  static HolisticsException refused(Object value, String why) {
    return new HolisticsException(Failure.BAD_VALUE, "%s %s".formatted(shown(value), why));
  }

  private static HolisticsException badDate(Object value, String why) {
    return new HolisticsException(Failure.BAD_DATE, "%s %s".formatted(shown(value), why));
  }

  private static String shown(Object value) {
    return value instanceof String ? "'" + value + "'" : String.valueOf(value);
  }
}
