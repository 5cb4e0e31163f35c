package org.holisticsjdbc.sandbox;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Conditions on dates and times. They compare whole days: {@code between} includes both of its
 * days, {@code before} and {@code after} exclude theirs (FACTS §4, §14); {@code matches}, {@code
 * last} and {@code next} cover just their time.
 */
final class DateConditions {

  private static final ZoneId ANOTHER_ZONE = ZoneId.of("Asia/Tokyo");

  private DateConditions() {}

  /** Returns the zone whose days conditions count. */
  static ZoneId zone(Set<Quirk> quirks) {
    return quirks.contains(Quirk.FILTERS_IN_ANOTHER_ZONE) ? ANOTHER_ZONE : Account.ZONE;
  }

  /**
   * Returns the test.
   *
   * @param wanted the time that each value of the condition stands for
   */
  static Predicate<Object> test(String operator, List<TimeRange> wanted, Set<Quirk> quirks) {
    boolean isExact = quirks.contains(Quirk.DATETIME_BEFORE_AFTER_EXACT);
    Predicate<LocalDateTime> ofDays = ofDays(operator, wanted);
    Predicate<LocalDateTime> ofTimes =
        isExact ? exact(operator, wanted.get(0)).orElse(ofDays) : ofDays;
    ZoneId zone = zone(quirks);
    return value ->
        value instanceof LocalDate date
            ? ofDays.test(date.atStartOfDay())
            : ofTimes.test(inZone((LocalDateTime) value, zone));
  }

  private static Predicate<LocalDateTime> ofDays(String operator, List<TimeRange> wanted) {
    List<TimeRange> days = wanted.stream().map(TimeRange::wholeDays).toList();
    return switch (operator) {
      case "matches", "last", "next" -> wanted.get(0)::contains;
      case "is" -> time -> days.stream().anyMatch(day -> day.contains(time));
      case "between" -> new TimeRange(days.get(0).start(), days.get(1).end())::contains;
      case "before" -> time -> time.isBefore(days.get(0).start());
      case "after" -> time -> !time.isBefore(days.get(0).end());
      default -> throw new IllegalArgumentException("Not an operator for dates: " + operator);
    };
  }

  private static Optional<Predicate<LocalDateTime>> exact(String operator, TimeRange wanted) {
    return switch (operator) {
      case "before" -> Optional.of(time -> time.isBefore(wanted.start()));
      case "after" -> Optional.of(time -> time.isAfter(wanted.start()));
      default -> Optional.empty();
    };
  }

  private static LocalDateTime inZone(LocalDateTime written, ZoneId zone) {
    return written.atZone(Account.ZONE).withZoneSameInstant(zone).toLocalDateTime();
  }
}
