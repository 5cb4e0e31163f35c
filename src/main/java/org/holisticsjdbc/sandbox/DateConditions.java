package org.holisticsjdbc.sandbox;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Conditions on dates and times. They compare whole days: {@code between} includes both of its
 * days, {@code before} and {@code after} exclude theirs (FACTS §4, §14).
 */
final class DateConditions {

  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern(
              "uuuu-MM-dd[['T'][' ']HH:mm[:ss][.SSSSSS][.SSS][XXX]]", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private DateConditions() {}

  static Predicate<Object> test(String operator, List<String> texts) {
    List<LocalDate> wanted = texts.stream().map(DateConditions::read).toList();
    return switch (operator) {
      case "is" -> value -> wanted.contains(day(value));
      case "before" -> value -> day(value).isBefore(wanted.get(0));
      case "after" -> value -> day(value).isAfter(wanted.get(0));
      case "between" ->
          value -> !day(value).isBefore(wanted.get(0)) && !day(value).isAfter(wanted.get(1));
      default -> throw new IllegalArgumentException("Not an operator for dates: " + operator);
    };
  }

  private static LocalDate day(Object value) {
    return value instanceof LocalDateTime time ? time.toLocalDate() : (LocalDate) value;
  }

  /** Reads a day; a time without offset is in UTC, the zone of the sandbox's data (FACTS §4.1). */
  private static LocalDate read(String text) {
    try {
      TemporalAccessor parsed =
          DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
      return parsed instanceof OffsetDateTime time
          ? time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDate()
          : LocalDate.from(parsed);
    } catch (DateTimeParseException e) {
      throw ValueTest.refused("Not an ISO date: '%s'".formatted(text));
    }
  }
}
