package org.holisticsjdbc.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows that sum up the rows above. They hold a word in their first column, whatever its type, and
 * NULL in other columns that are no numbers.
 */
final class Totals {

  static final String TOTAL = "Total";

  private static final String AVERAGE = "Average";

  private Totals() {}

  /** Returns the rows of a data table with the rows it adds. */
  static List<Object[]> added(Layout layout, List<WidgetField> fields, List<Object[]> rows) {
    int[] numbers =
        IntStream.range(1, fields.size())
            .filter(i -> fields.get(i).aggregation().isPresent())
            .toArray();
    List<Object[]> all = new ArrayList<>(rows);
    if (layout.has(Layout.Total.SUM_ROW)) {
      all.add(row(TOTAL, Aggregation.SUM, fields.size(), numbers, rows));
    }
    if (layout.has(Layout.Total.AVERAGE_ROW)) {
      all.add(row(AVERAGE, Aggregation.AVG, fields.size(), numbers, rows));
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
