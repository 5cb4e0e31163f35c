package org.holisticsjdbc.differential;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A table with its rows, from which predicates draw their values. */
record TableData(TableName name, Answer content) {

  private static final int MOST_VALUES = 200;

  /**
   * A column with some of its values, none of them NULL.
   *
   * @param isInteger whether it has no room for decimals
   */
  record Column(String label, Answer.Type type, boolean isInteger, List<Object> values) {
    String sql() {
      return DuckDb.quoted(label);
    }

    /** Returns whether a parameter compared with the column can have the value. */
    boolean holds(Object value) {
      return !isInteger || ((BigDecimal) value).stripTrailingZeros().scale() <= 0;
    }
  }

  List<Column> columns() {
    return IntStream.range(0, content.columns().size()).mapToObj(this::column).toList();
  }

  private Column column(int index) {
    Answer.Column column = content.columns().get(index);
    List<Object> distinct =
        content.rows().stream()
            .map(row -> row.get(index))
            .filter(Objects::nonNull)
            .distinct()
            .sorted(Comparator.comparing(Object::hashCode))
            .toList();
    return new Column(column.label(), column.type(), isInteger(column), spread(distinct));
  }

  private static boolean isInteger(Answer.Column column) {
    return column.type() == Answer.Type.NUMBER && column.scale().isEmpty();
  }

  /** Takes values from all over a list. */
  private static List<Object> spread(List<Object> values) {
    int step = values.size() / MOST_VALUES + 1;
    return Stream.iterate(0, i -> i < values.size(), i -> i + step)
        .<Object>map(values::get)
        .toList();
  }
}
