package org.holisticsjdbc.sandbox;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Conditions on dates and times. They compare whole days: {@code between} includes both of its
 * days, {@code before} and {@code after} exclude theirs (FACTS §4, §14); {@code matches}, {@code
 * last} and {@code next} cover just their time.
 */
final class DateConditions {

  private DateConditions() {}

  /**
   * Returns the test.
   *
   * @param wanted the time that each value of the condition stands for
   */
  static Predicate<Object> test(String operator, List<TimeRange> wanted, Set<Quirk> quirks) {
    TimeRange first = wanted.get(0);
    List<TimeRange> days = wanted.stream().map(TimeRange::wholeDays).toList();
    boolean isExact = quirks.contains(Quirk.DATETIME_BEFORE_AFTER_EXACT);
    return switch (operator) {
      case "matches", "last", "next" -> value -> first.contains(time(value));
      case "is" -> value -> days.stream().anyMatch(day -> day.contains(time(value)));
      case "between" -> {
        TimeRange all = new TimeRange(days.get(0).start(), days.get(1).end());
        yield value -> all.contains(time(value));
      }
      case "before" ->
          value ->
              isExact && value instanceof LocalDateTime time
                  ? time.isBefore(first.start())
                  : time(value).isBefore(days.get(0).start());
      case "after" ->
          value ->
              isExact && value instanceof LocalDateTime time
                  ? time.isAfter(first.start())
                  : !time(value).isBefore(days.get(0).end());
      default -> throw new IllegalArgumentException("Not an operator for dates: " + operator);
    };
  }

  private static LocalDateTime time(Object value) {
    return value instanceof LocalDate date ? date.atStartOfDay() : (LocalDateTime) value;
  }
}
