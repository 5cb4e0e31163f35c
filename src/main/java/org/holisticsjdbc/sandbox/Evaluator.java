package org.holisticsjdbc.sandbox;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Computes the rows of an export: filter, group, sort, limit, in this order. */
final class Evaluator {

  /** The service fetches no more rows than this for any query (FACTS §5). */
  static final int MAX_ROWS = 1_000_000;

  private final Widget.Query query;
  private final List<FieldCondition> where;
  private final JoinedRows source;
  private final WorkspaceCalendar calendar;
  private final int[] columns;

  Evaluator(ExportQuery export, Set<Quirk> quirks) {
    calendar = WorkspaceCalendar.of(quirks);
    query = export.query();
    where = export.where();
    source = new JoinedRows(query.dataSet());
    columns = query.fields().stream().mapToInt(field -> source.index(field.ref())).toArray();
  }

  /** Returns the rows of the result. The caller closes the stream. */
  Stream<Object[]> rows() {
    Stream<Object[]> rows = source.rows().filter(filter()).map(this::shown);
    if (query.fields().stream().anyMatch(field -> field.aggregation().isPresent())) {
      rows = grouped(rows);
    }
    if (!query.sort().isEmpty()) {
      rows = rows.sorted(order());
    }
    return rows.limit(Math.min(query.rowLimit(), MAX_ROWS));
  }

  private Predicate<Object[]> filter() {
    Predicate<Object[]> filter = row -> isWanted();
    for (FieldCondition condition : where) {
      int index = source.index(condition.target().field());
      Predicate<Object> test = condition.test();
      filter = filter.and(row -> test.test(row[index]));
    }
    return filter;
  }

  /** Closing the sandbox interrupts computations that are still running. */
  private static boolean isWanted() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("Sandbox closed");
    }
    return true;
  }

  /** Returns the values of a row under the fields of the widget, dates cut to their periods. */
  private Object[] shown(Object[] row) {
    Object[] shown = new Object[columns.length];
    for (int i = 0; i < columns.length; i++) {
      Object value = row[columns[i]];
      shown[i] =
          query.fields().get(i).truncation().map(to -> calendar.start(to, value)).orElse(value);
    }
    return shown;
  }

  private Stream<Object[]> grouped(Stream<Object[]> rows) {
    Map<List<Object>, Group> groups = new LinkedHashMap<>();
    if (query.fields().stream().allMatch(field -> field.aggregation().isPresent())) {
      groups.put(List.of(), new Group(new Object[columns.length])); // a total exists without rows
    }
    try (rows) {
      rows.forEach(row -> groups.computeIfAbsent(key(row), any -> new Group(row)).add(row));
    }
    Collection<Group> all = groups.values();
    return all.stream().map(Group::result);
  }

  private List<Object> key(Object[] row) {
    List<Object> key = new ArrayList<>();
    for (int i = 0; i < row.length; i++) {
      if (query.fields().get(i).aggregation().isEmpty()) {
        key.add(Values.key(row[i]));
      }
    }
    return key;
  }

  private Comparator<Object[]> order() {
    Comparator<Object[]> order = (one, other) -> 0;
    for (Widget.SortKey key : query.sort()) {
      Comparator<Object> values = key.isDescending() ? Values.ORDER.reversed() : Values.ORDER;
      order = order.thenComparing(row -> row[key.column()], values);
    }
    return order;
  }

  /** The rows that share their dimensions. */
  private final class Group {

    private final Object[] first;
    private final List<Accumulator> accumulators;

    Group(Object[] first) {
      this.first = first;
      this.accumulators =
          query.fields().stream()
              .flatMap(field -> field.aggregation().stream())
              .map(Accumulator::of)
              .toList();
    }

    void add(Object[] row) {
      int next = 0;
      for (int i = 0; i < row.length; i++) {
        if (query.fields().get(i).aggregation().isPresent()) {
          accumulators.get(next).add(row[i]);
          next++;
        }
      }
    }

    Object[] result() {
      Object[] result = Arrays.copyOf(first, first.length);
      int next = 0;
      for (int i = 0; i < result.length; i++) {
        if (query.fields().get(i).aggregation().isPresent()) {
          result[i] = accumulators.get(next).result();
          next++;
        }
      }
      return result;
    }
  }
}
