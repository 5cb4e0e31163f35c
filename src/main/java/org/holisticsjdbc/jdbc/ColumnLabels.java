package org.holisticsjdbc.jdbc;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.holisticsjdbc.engine.Column;

/** Column numbers by label, else by name; the first of equals, ignoring case. */
final class ColumnLabels {
  private final List<Column> columns;
  private final Map<String, Integer> askedBefore = new HashMap<>();
  private Map<String, Integer> numbers;

  ColumnLabels(List<Column> columns) {
    this.columns = columns;
  }

  int find(String label) throws SQLException {
    Integer known = askedBefore.get(label);
    if (known != null) {
      return known;
    }
    if (numbers == null) {
      numbers = numbers();
    }
    Integer number = label == null ? null : numbers.get(label);
    if (number == null) {
      throw SqlExceptions.unknownColumn(
          "There is no column '%s' in the result; there are %s".formatted(label, shown()));
    }
    askedBefore.put(label, number);
    return number;
  }

  private String shown() {
    List<String> labels = columns.stream().map(Column::label).limit(20).toList();
    return String.join(", ", labels) + (columns.size() > 20 ? ", …" : "");
  }

  private Map<String, Integer> numbers() {
    Map<String, Integer> found = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (int i = 0; i < columns.size(); i++) {
      found.putIfAbsent(columns.get(i).label(), i + 1);
    }
    for (int i = 0; i < columns.size(); i++) {
      found.putIfAbsent(columns.get(i).name(), i + 1);
    }
    return found;
  }
}
