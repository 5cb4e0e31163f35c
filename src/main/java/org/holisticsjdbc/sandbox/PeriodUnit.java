package org.holisticsjdbc.sandbox;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Units in which conditions count time (FACTS §4.1). */
enum PeriodUnit {
  YEAR(12, ChronoUnit.MONTHS),
  QUARTER(3, ChronoUnit.MONTHS),
  MONTH(1, ChronoUnit.MONTHS),
  WEEK(7, ChronoUnit.DAYS),
  DAY(1, ChronoUnit.DAYS),
  HOUR(1, ChronoUnit.HOURS),
  MINUTE(1, ChronoUnit.MINUTES),
  SECOND(1, ChronoUnit.SECONDS);

  private final int size;
  private final ChronoUnit measure;

  PeriodUnit(int size, ChronoUnit measure) {
    this.size = size;
    this.measure = measure;
  }

  /** Reads a unit as people write it, in the singular or the plural. */
  static PeriodUnit of(String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    return valueOf(upper.endsWith("S") ? upper.substring(0, upper.length() - 1) : upper);
  }

  boolean isLongerThanHour() {
    return compareTo(HOUR) < 0;
  }

  /** Returns the time so many units later, earlier if negative. */
  LocalDateTime after(LocalDateTime time, long count) {
    return time.plus(size * count, measure);
  }

  /** Returns the start of the unit that holds a time. */
  LocalDateTime start(LocalDateTime time, WorkspaceCalendar calendar) {
    return this == SECOND
        ? time.truncatedTo(ChronoUnit.SECONDS)
        : calendar.startTime(Truncation.valueOf(name()), time);
  }
}
