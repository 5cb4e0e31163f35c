package org.holisticsjdbc.sandbox;

import java.util.Locale;

/** Periods to whose start dates and times can be cut. */
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
}
