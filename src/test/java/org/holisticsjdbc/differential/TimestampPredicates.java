package org.holisticsjdbc.differential;

import static org.holisticsjdbc.differential.Predicate.of;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Random predicates on a timestamp column. */
final class TimestampPredicates {
  private TimestampPredicates() {}

  static Arbitrary<Predicate> on(TableData.Column column) {
    List<LocalDateTime> times = column.values().stream().map(LocalDateTime.class::cast).toList();
    Arbitrary<LocalDate> dates =
        DatePredicates.dates(times.stream().map(LocalDateTime::toLocalDate).toList());
    Arbitrary<LocalDateTime> values = values(times, dates);
    return Arbitraries.frequencyOf(
        Tuple.of(6, Predicates.comparisons(column, values)),
        Tuple.of(2, Predicates.others(column, values)),
        Tuple.of(2, DatePredicates.periods(column.sql(), dates)),
        Tuple.of(2, computed(column, dates)));
  }

  /** Returns times, the times beside them and midnights. */
  private static Arbitrary<LocalDateTime> values(
      List<LocalDateTime> times, Arbitrary<LocalDate> dates) {
    Arbitrary<LocalDateTime> midnights = dates.map(LocalDate::atStartOfDay);
    if (times.isEmpty()) {
      return midnights;
    }
    Arbitrary<LocalDateTime> real = Arbitraries.of(times);
    Arbitrary<LocalDateTime> beside =
        real.flatMap(
            time ->
                Arbitraries.of(
                    time.minus(1, ChronoUnit.MILLIS),
                    time.truncatedTo(ChronoUnit.SECONDS),
                    time.truncatedTo(ChronoUnit.HOURS),
                    time.toLocalDate().atTime(23, 59, 59, 999_000_000)));
    return Arbitraries.oneOf(real, beside, midnights);
  }

  private static Arbitrary<Predicate> computed(
      TableData.Column column, Arbitrary<LocalDate> dates) {
    return dates.flatMap(
        date ->
            Arbitraries.of(
                of("CAST(" + column.sql() + " AS DATE) = " + Literal.of(date)),
                of("CAST(" + column.sql() + " AS DATE) >= " + Literal.of(date)),
                of(column.sql() + " < " + Literal.of(date)),
                of("EXTRACT(HOUR FROM " + column.sql() + ") < 12"),
                of(
                    "FLOOR(" + column.sql() + " TO HOUR) >= " + Literal.of(date.atTime(5, 0)),
                    "DATE_TRUNC('hour', "
                        + column.sql()
                        + ") >= "
                        + Literal.of(date.atTime(5, 0)))));
  }

  /** Returns the first day of a period. */
  static LocalDate start(LocalDate date, String period) {
    LocalDate month = date.withDayOfMonth(1);
    return switch (period) {
      case "YEAR" -> date.withDayOfYear(1);
      case "QUARTER" -> month.minusMonths((month.getMonthValue() - 1) % 3);
      case "MONTH" -> month;
      case "WEEK" -> date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      default -> date;
    };
  }
}
