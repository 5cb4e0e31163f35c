package org.holisticsjdbc.adapter;

import static java.util.Objects.requireNonNull;

import java.time.Period;
import java.util.Optional;
import org.holisticsjdbc.catalog.WidgetFilter;

/**
 * The filter that takes conditions on a column.
 *
 * @param kind what the column's values are
 * @param period the length of the periods its dates are cut to; absent where they are not cut
 * @param replacesDefault whether a condition replaces a default that restricts rows
 */
record FilterTarget(
    WidgetFilter filter, Kind kind, Optional<Period> period, boolean replacesDefault) {

  FilterTarget {
    requireNonNull(filter, "filter");
    requireNonNull(kind, "kind");
    requireNonNull(period, "period");
  }

  /** What values a column holds, as far as conditions are concerned. */
  enum Kind {
    TEXT,
    NUMBER,
    /** days */
    DATE,
    /** moments of a wall clock that need not be the one the service filters by */
    TIMESTAMP,
    BOOLEAN
  }
}
