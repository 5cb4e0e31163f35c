package org.holisticsjdbc.sandbox;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;

/**
 * Periods counted from now (FACTS §4.1).
 *
 * @param now on the clocks of the workspace
 */
record RelativePeriods(LocalDateTime now, WorkspaceCalendar calendar) {

  LocalDate today() {
    return now.toLocalDate();
  }

  TimeRange current(PeriodUnit unit) {
    return periods(unit, 0, 1);
  }

  /** Returns whole units that end where the current one begins. */
  TimeRange last(int count, PeriodUnit unit) {
    return periods(unit, -count, count);
  }

  /** Returns whole units that begin where the current one ends. */
  TimeRange next(int count, PeriodUnit unit) {
    return periods(unit, 1, count);
  }

  /** Returns the one unit that lies so many back. */
  TimeRange ago(int count, PeriodUnit unit) {
    return periods(unit, -count, 1);
  }

  /** Returns one unit that begins so many after today, wherever its like begins in the calendar. */
  TimeRange fromNow(int count, PeriodUnit unit) {
    PeriodUnit grain = unit.isLongerThanHour() ? PeriodUnit.DAY : unit;
    LocalDateTime start = unit.after(grain.start(now, calendar), count);
    return new TimeRange(start, unit.after(start, 1));
  }

  TimeRange exactly(int count, PeriodUnit unit) {
    return TimeRange.second(unit.after(now, count));
  }

  /** Returns a day of the week that lies so many weeks ahead, back if negative. */
  TimeRange weekday(DayOfWeek day, int weeks) {
    LocalDate week = PeriodUnit.WEEK.start(now, calendar).toLocalDate().plusWeeks(weeks);
    return TimeRange.day(week.with(TemporalAdjusters.nextOrSame(day)));
  }

  private TimeRange periods(PeriodUnit unit, int from, int count) {
    LocalDateTime start = unit.after(unit.start(now, calendar), from);
    return new TimeRange(start, unit.after(start, count));
  }
}
