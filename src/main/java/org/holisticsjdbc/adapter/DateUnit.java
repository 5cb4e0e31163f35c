package org.holisticsjdbc.adapter;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/** A unit of date expressions (FACTS §4.1). Weeks start on Monday. */
enum DateUnit {
  YEAR,
  QUARTER,
  MONTH,
  WEEK,
  DAY,
  HOUR,
  MINUTE,
  SECOND;

  /** Returns the start of the unit that a moment lies in. */
  LocalDateTime floor(LocalDateTime moment) {
    LocalDateTime day = moment.truncatedTo(ChronoUnit.DAYS);
    return switch (this) {
      case YEAR -> day.withDayOfYear(1);
      case QUARTER -> day.withDayOfMonth(1).minusMonths((day.getMonthValue() - 1) % 3);
      case MONTH -> day.withDayOfMonth(1);
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case DAY -> day;
      case HOUR -> moment.truncatedTo(ChronoUnit.HOURS);
      case MINUTE -> moment.truncatedTo(ChronoUnit.MINUTES);
      case SECOND -> moment.truncatedTo(ChronoUnit.SECONDS);
    };
  }

  /** Returns the moment so many units later. */
  LocalDateTime plus(LocalDateTime moment, long units) {
    return switch (this) {
      case YEAR -> moment.plusYears(units);
      case QUARTER -> moment.plusMonths(3 * units);
      case MONTH -> moment.plusMonths(units);
      case WEEK -> moment.plusWeeks(units);
      case DAY -> moment.plusDays(units);
      case HOUR -> moment.plusHours(units);
      case MINUTE -> moment.plusMinutes(units);
      case SECOND -> moment.plusSeconds(units);
    };
  }
}
