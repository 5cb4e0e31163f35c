package org.holisticsjdbc.sandbox;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows that sum up the rows above. They hold a word in their first column, whatever its type, and
 * NULL in other columns that are no numbers.
 */
final class Totals {

  static final String TOTAL = "Total";

  private static final String AVERAGE = "Average";

  private Totals() {}

  /**
   * Returns the rows of a data table with the rows it adds.
   *
   * @param numbers columns with numbers that are summed up
   */
  static List<Object[]> added(Layout layout, int width, int[] numbers, List<Object[]> rows) {
    List<Object[]> all = new ArrayList<>(rows);
    if (layout.has(Layout.Total.SUM_ROW)) {
      all.add(row(TOTAL, Aggregation.SUM, width, numbers, rows));
    }
    if (layout.has(Layout.Total.AVERAGE_ROW)) {
      all.add(row(AVERAGE, Aggregation.AVG, width, numbers, rows));
    }
    return all;
  }

  static Object[] row(String word, Aggregation how, int width, int[] numbers, List<Object[]> rows) {
    Object[] total = new Object[width];
    for (int column : numbers) {
      Accumulator accumulator = Accumulator.of(how);
      rows.forEach(row -> accumulator.add(row[column]));
      total[column] = accumulator.result();
    }
    total[0] = word;
    return total;
  }
}
