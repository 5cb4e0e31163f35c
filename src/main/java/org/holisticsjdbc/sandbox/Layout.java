package org.holisticsjdbc.sandbox;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * How the fields of a widget become the columns of its file.
 *
 * @param rowFields how many fields of a pivot table begin its rows; 0 elsewhere
 * @param columnFields how many of the fields after them become columns, one for each of their
 *     values; 0 where no field does
 * @param totals rows and columns that are added
 */
record Layout(int rowFields, int columnFields, Set<Total> totals) {

  /** One column a field. */
  static final Layout PLAIN = new Layout(0, 0, Set.of());

  Layout {
    totals = Set.copyOf(totals);
  }

  /** Sums and averages of what is shown. */
  enum Total {
    /** A last row of sums, of a data table. */
    SUM_ROW,
    /** A last row of averages, of a data table. */
    AVERAGE_ROW,
    /** A last column of sums, of a pivot table. */
    ROW_TOTAL,
    /** A last row of sums, of a pivot table. */
    COLUMN_TOTAL;

    String apiName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Layout pivot(int rowFields, int columnFields) {
    return new Layout(rowFields, columnFields, Set.of());
  }

  Layout with(Total total) {
    Set<Total> more = EnumSet.of(total);
    more.addAll(totals);
    return new Layout(rowFields, columnFields, more);
  }

  boolean has(Total total) {
    return totals.contains(total);
  }
}
