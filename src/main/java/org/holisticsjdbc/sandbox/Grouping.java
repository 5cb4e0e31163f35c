package org.holisticsjdbc.sandbox;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Makes one row of those that share the values of all fields without an aggregation. */
record Grouping(List<WidgetField> fields) {

  /** Returns the groups in the order of their first rows. Reads and closes the rows. */
  Stream<Object[]> of(Stream<Object[]> rows) {
    Map<List<Object>, Group> groups = new LinkedHashMap<>();
    if (fields.stream().allMatch(field -> field.aggregation().isPresent())) {
      groups.put(List.of(), new Group(new Object[fields.size()])); // a total exists without rows
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
      if (!isAggregated(i)) {
        key.add(Values.key(row[i]));
      }
    }
    return key;
  }

  private boolean isAggregated(int index) {
    return fields.get(index).aggregation().isPresent();
  }

  /** The rows that share their dimensions. */
  private final class Group {

    private final Object[] first;
    private final List<Accumulator> accumulators;

    Group(Object[] first) {
      this.first = first;
      this.accumulators =
          fields.stream()
              .flatMap(field -> field.aggregation().stream())
              .map(Accumulator::of)
              .toList();
    }

    void add(Object[] row) {
      int next = 0;
      for (int i = 0; i < row.length; i++) {
        if (isAggregated(i)) {
          accumulators.get(next).add(row[i]);
          next++;
        }
      }
    }

    Object[] result() {
      Object[] result = Arrays.copyOf(first, first.length);
      int next = 0;
      for (int i = 0; i < result.length; i++) {
        if (isAggregated(i)) {
          result[i] = accumulators.get(next).result();
          next++;
        }
      }
      return result;
    }
  }
}
