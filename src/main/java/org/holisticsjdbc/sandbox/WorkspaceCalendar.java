package org.holisticsjdbc.sandbox;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;

/**
 * Where the periods of a workspace begin.
 *
 * @param firstDayOfWeek Monday unless the workspace changed it (FACTS §4.1)
 * @param firstMonthOfYear first of a quarter
 */
record WorkspaceCalendar(DayOfWeek firstDayOfWeek, Month firstMonthOfYear) {

  static WorkspaceCalendar of(Set<Quirk> quirks) {
    return new WorkspaceCalendar(
        quirks.contains(Quirk.SUNDAY_WEEKS) ? DayOfWeek.SUNDAY : DayOfWeek.MONDAY,
        quirks.contains(Quirk.FISCAL_YEAR_FROM_APRIL) ? Month.APRIL : Month.JANUARY);
  }

  /** Returns the start of a value's period, of the same type; NULL for NULL. */
  Object start(Truncation period, Object value) {
    if (value instanceof LocalDate date) {
      return startDay(period, date);
    }
    return value instanceof LocalDateTime time ? startTime(period, time) : value;
  }

  LocalDateTime startTime(Truncation period, LocalDateTime time) {
    return switch (period) {
      case HOUR -> time.truncatedTo(ChronoUnit.HOURS);
      case MINUTE -> time.truncatedTo(ChronoUnit.MINUTES);
      case YEAR, QUARTER, MONTH, WEEK, DAY -> startDay(period, time.toLocalDate()).atStartOfDay();
    };
  }

  private LocalDate startDay(Truncation period, LocalDate date) {
    return switch (period) {
      case YEAR -> {
        LocalDate start = date.withDayOfMonth(1).withMonth(firstMonthOfYear.getValue());
        yield start.isAfter(date) ? start.minusYears(1) : start;
      }
      case QUARTER ->
          date.withDayOfMonth(1).withMonth(date.getMonth().firstMonthOfQuarter().getValue());
      case MONTH -> date.withDayOfMonth(1);
      case WEEK -> date.with(TemporalAdjusters.previousOrSame(firstDayOfWeek));
      case DAY, HOUR, MINUTE -> date;
    };
  }
}
