package org.holisticsjdbc.sandbox;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/** Periods to whose start dates and times can be cut. Weeks begin on Monday (FACTS §4.1). */
enum Truncation {
  YEAR,
  QUARTER,
  MONTH,
  WEEK,
  DAY,
  HOUR,
  MINUTE;

  String apiName() {
    return "datetrunc " + name().toLowerCase(Locale.ROOT);
  }

  /** Returns the start of the period, of the same type as the value. */
  Object apply(Object value) {
    if (value instanceof LocalDate date) {
      return startDay(date);
    }
    if (value instanceof LocalDateTime time) {
      return switch (this) {
        case HOUR -> time.truncatedTo(ChronoUnit.HOURS);
        case MINUTE -> time.truncatedTo(ChronoUnit.MINUTES);
        case YEAR, QUARTER, MONTH, WEEK, DAY -> startDay(time.toLocalDate()).atStartOfDay();
      };
    }
    return value;
  }

  private LocalDate startDay(LocalDate date) {
    return switch (this) {
      case YEAR -> date.withDayOfYear(1);
      case QUARTER ->
          date.withMonth(date.getMonth().firstMonthOfQuarter().getValue()).withDayOfMonth(1);
      case MONTH -> date.withDayOfMonth(1);
      case WEEK -> date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case DAY, HOUR, MINUTE -> date;
    };
  }
}
