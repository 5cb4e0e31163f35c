package org.holisticsjdbc.differential;

import static org.holisticsjdbc.differential.Predicate.of;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Random predicates on a date column. */
final class DatePredicates {

  /** Both engines agree on the calendar from here on. */
  private static final LocalDate FIRST = LocalDate.of(1600, 1, 1);

  private static final LocalDate LAST = LocalDate.of(9999, 12, 31);
  private static final List<String> PERIODS = List.of("YEAR", "QUARTER", "MONTH", "WEEK", "DAY");

  private DatePredicates() {}

  static Arbitrary<Predicate> on(TableData.Column column) {
    Arbitrary<LocalDate> values =
        dates(column.values().stream().map(LocalDate.class::cast).toList());
    return Arbitraries.frequencyOf(
        Tuple.of(6, Predicates.comparisons(column, values)),
        Tuple.of(2, Predicates.others(column, values)),
        Tuple.of(3, periods(column.sql(), values)),
        Tuple.of(1, computed(column, values)));
  }

  /** Returns dates, the days beside them and the borders of their periods. */
  static Arbitrary<LocalDate> dates(List<LocalDate> dates) {
    Arbitrary<LocalDate> real =
        dates.isEmpty() ? Arbitraries.of(LocalDate.of(2024, 2, 29)) : Arbitraries.of(dates);
    return Arbitraries.frequencyOf(
        Tuple.of(1, real), Tuple.of(1, real.flatMap(date -> Arbitraries.of(neighbours(date)))));
  }

  private static List<LocalDate> neighbours(LocalDate date) {
    LocalDate month = date.withDayOfMonth(1);
    LocalDate quarter = month.minusMonths((month.getMonthValue() - 1) % 3);
    LocalDate monday = date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    return Stream.of(
            date.minusDays(1),
            date.plusDays(1),
            month,
            month.plusMonths(1),
            month.minusDays(1),
            quarter,
            quarter.minusDays(1),
            monday,
            monday.minusDays(1),
            date.withDayOfYear(1),
            date.withDayOfYear(1).minusDays(1),
            date.minusYears(1))
        .map(DatePredicates::inRange)
        .distinct()
        .toList();
  }

  private static LocalDate inRange(LocalDate date) {
    if (date.isBefore(FIRST)) {
      return FIRST;
    }
    return date.isAfter(LAST) ? LAST : date;
  }

  /** Returns EXTRACT, FLOOR and DATE_TRUNC compared with what they make of a date. */
  static Arbitrary<Predicate> periods(String column, Arbitrary<LocalDate> dates) {
    Arbitrary<String> words = Arbitraries.of("=", "<", "<=", ">", ">=", "<>");
    return dates.flatMap(
        date ->
            words.flatMap(
                word ->
                    Arbitraries.of(PERIODS)
                        .flatMap(period -> Arbitraries.of(periods(column, date, word, period)))));
  }

  private static List<Predicate> periods(
      String column, LocalDate date, String word, String period) {
    String start = Literal.of(TimestampPredicates.start(date, period));
    String end = " " + word + " " + start;
    String truncated =
        "DATE_TRUNC('" + period.toLowerCase(Locale.ROOT) + "', " + column + ")" + end;
    return List.of(
        of("EXTRACT(YEAR FROM " + column + ") " + word + " " + date.getYear()),
        of("EXTRACT(MONTH FROM " + column + ") " + word + " " + date.getMonthValue()),
        of(
            "EXTRACT(YEAR FROM %1$s) = %2$d AND EXTRACT(MONTH FROM %1$s) %3$s %4$d"
                .formatted(column, date.getYear(), word, date.getMonthValue())),
        of(truncated),
        floor(column, period, end, truncated));
  }

  /** Weeks of FLOOR begin on Sunday, those of DATE_TRUNC on Monday. */
  private static Predicate floor(String column, String period, String end, String truncated) {
    String floor = "FLOOR(" + column + " TO " + period + ")" + end;
    return period.equals("WEEK") ? Predicate.ofDriver(floor) : of(floor, truncated);
  }

  private static Arbitrary<Predicate> computed(
      TableData.Column column, Arbitrary<LocalDate> values) {
    return values.flatMap(
        date ->
            Arbitraries.of(
                of(column.sql() + " >= '" + date + "'"),
                of("CAST(" + column.sql() + " AS TIMESTAMP) < " + Literal.of(date.atTime(12, 0))),
                of(column.sql() + " + INTERVAL '1' DAY > " + Literal.of(date)),
                of(column.sql() + " > " + Literal.of(date) + " - INTERVAL '1' MONTH")));
  }
}
