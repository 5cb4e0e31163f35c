package org.holisticsjdbc.sandbox;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The rows of a data set: those of its first model, each with what it refers to in the others. */
final class JoinedRows {

  private final DataSet dataSet;
  private final Map<String, Integer> offsets = new HashMap<>();
  private final int width;

  JoinedRows(DataSet dataSet) {
    this.dataSet = dataSet;
    int next = 0;
    for (Model model : dataSet.models()) {
      offsets.put(model.name(), next);
      next += model.fields().size();
    }
    width = next;
  }

  /** Returns where the values of a field stand in a row. */
  int index(FieldRef field) {
    return offsets.get(field.model()) + dataSet.model(field.model()).indexOf(field.field());
  }

  /** Returns the rows. The caller closes the stream. */
  Stream<Object[]> rows() {
    List<Lookup> lookups = new ArrayList<>();
    for (DataSet.Join join : dataSet.joins()) {
      int target = offsets.get(join.to().model());
      lookups.add(new Lookup(index(join.from()), target, rowsByKey(join.to())));
    }
    return dataSet.models().get(0).source().rows().map(row -> joined(row, lookups));
  }

  private record Lookup(int from, int target, Map<Object, Object[]> rows) {}

  private Map<Object, Object[]> rowsByKey(FieldRef key) {
    Model model = dataSet.model(key.model());
    int index = model.indexOf(key.field());
    Map<Object, Object[]> rows = new HashMap<>();
    try (Stream<Object[]> all = model.source().rows()) {
      all.forEach(row -> rows.put(Values.key(row[index]), row));
    }
    return rows;
  }

  /** A row that refers to nothing keeps NULLs there, as in a left join. */
  private Object[] joined(Object[] row, List<Lookup> lookups) {
    if (lookups.isEmpty()) {
      return row;
    }
    Object[] joined = Arrays.copyOf(row, width);
    for (Lookup lookup : lookups) {
      Optional.ofNullable(joined[lookup.from()])
          .map(key -> lookup.rows().get(Values.key(key)))
          .ifPresent(other -> System.arraycopy(other, 0, joined, lookup.target(), other.length));
    }
    return joined;
  }
}
