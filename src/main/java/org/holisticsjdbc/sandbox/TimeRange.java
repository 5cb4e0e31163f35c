package org.holisticsjdbc.sandbox;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;

/** A stretch of time on the clocks of the workspace, its end excluded. */
record TimeRange(LocalDateTime start, LocalDateTime end) {

  static TimeRange day(LocalDate day) {
    return new TimeRange(day.atStartOfDay(), day.plusDays(1).atStartOfDay());
  }

  static TimeRange second(LocalDateTime moment) {
    LocalDateTime second = moment.truncatedTo(ChronoUnit.SECONDS);
    return new TimeRange(second, second.plusSeconds(1));
  }

  boolean contains(LocalDateTime time) {
    return !time.isBefore(start) && time.isBefore(end);
  }

  TimeRange firstDay() {
    return day(start.toLocalDate());
  }

  TimeRange lastDay() {
    return day(end.minusNanos(1).toLocalDate());
  }

  /** Returns the whole days that hold any of it. */
  TimeRange wholeDays() {
    return new TimeRange(firstDay().start, lastDay().end);
  }
}
