package org.holisticsjdbc.sandbox;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Turns groups into a pivot table: the row fields first, then for each combination of values of the
 * column fields one column per value field.
 *
 * <p>The layout of the service's file is unknown (FACTS §14, number 6). Here a column is called by
 * the values it stands for, and by the value field too where there are several.
 */
final class Pivot {

  private static final String SEPARATOR = " | ";
  private static final String NULL = "(null)";

  private final Layout layout;
  private final List<ResultTable.Column> fields;
  private final int valueFields;

  /** Makes a pivot of rows with these columns: row fields, column fields, value fields. */
  Pivot(Layout layout, List<ResultTable.Column> fields) {
    this.layout = layout;
    this.fields = fields;
    valueFields = fields.size() - layout.rowFields() - layout.columnFields();
  }

  ResultTable of(List<Object[]> groups) {
    List<List<Object>> combinations = combinations(groups);
    List<ResultTable.Column> columns = new ArrayList<>(fields.subList(0, layout.rowFields()));
    combinations.forEach(values -> addColumns(columns, name(values)));
    boolean rowTotal = layout.has(Layout.Total.ROW_TOTAL);
    if (rowTotal) {
      addColumns(columns, Totals.TOTAL);
    }
    List<Object[]> rows = rows(groups, combinations, columns.size());
    if (layout.has(Layout.Total.COLUMN_TOTAL)) {
      int[] numbers = IntStream.range(layout.rowFields(), columns.size()).toArray();
      rows.add(Totals.row(Totals.TOTAL, Aggregation.SUM, columns.size(), numbers, rows));
    }
    return new ResultTable(columns, rows.stream());
  }

  private List<List<Object>> combinations(List<Object[]> groups) {
    Comparator<List<Object>> order = (one, other) -> 0;
    for (int i = 0; i < layout.columnFields(); i++) {
      int index = i;
      order = order.thenComparing(values -> values.get(index), Values.ORDER);
    }
    Set<List<Object>> combinations = new TreeSet<>(order);
    groups.forEach(
        group -> combinations.add(part(group, layout.rowFields(), layout.columnFields())));
    return List.copyOf(combinations);
  }

  private static List<Object> part(Object[] group, int from, int length) {
    List<Object> part = new ArrayList<>();
    for (int i = from; i < from + length; i++) {
      part.add(Values.key(group[i]));
    }
    return part;
  }

  private static String name(List<Object> values) {
    return String.join(
        SEPARATOR,
        values.stream().map(value -> value == null ? NULL : Values.text(value)).toList());
  }

  private void addColumns(List<ResultTable.Column> columns, String name) {
    for (ResultTable.Column field : fields.subList(fields.size() - valueFields, fields.size())) {
      String header = valueFields == 1 ? name : name + SEPARATOR + field.header();
      columns.add(new ResultTable.Column(header, field.pattern()));
    }
  }

  private List<Object[]> rows(List<Object[]> groups, List<List<Object>> combinations, int width) {
    Map<List<Object>, Object[]> rows = new LinkedHashMap<>();
    for (Object[] group : groups) {
      Object[] row =
          rows.computeIfAbsent(part(group, 0, layout.rowFields()), key -> begun(group, width));
      int combination =
          combinations.indexOf(part(group, layout.rowFields(), layout.columnFields()));
      for (int i = 0; i < valueFields; i++) {
        Object value = group[group.length - valueFields + i];
        row[layout.rowFields() + combination * valueFields + i] = value;
        addToTotal(row, width - valueFields + i, value);
      }
    }
    return new ArrayList<>(rows.values());
  }

  private Object[] begun(Object[] group, int width) {
    Object[] row = new Object[width];
    System.arraycopy(group, 0, row, 0, layout.rowFields());
    return row;
  }

  private void addToTotal(Object[] row, int column, Object value) {
    if (layout.has(Layout.Total.ROW_TOTAL)) {
      Accumulator sum = Accumulator.of(Aggregation.SUM);
      Optional.ofNullable(row[column]).ifPresent(sum::add);
      sum.add(value);
      row[column] = sum.result();
    }
  }
}
