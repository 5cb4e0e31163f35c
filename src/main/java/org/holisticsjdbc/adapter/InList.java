package org.holisticsjdbc.adapter;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * A long list of values that a column of a scan must be one of, or none of; evaluated by the scan,
 * because code generated for it would be too large to compile (CALCITE §4).
 *
 * @param column the column of the scan's row, from 0
 * @param type the column's type
 * @param excluded whether the column must be none of them
 * @param nullPasses whether a row with NULL passes
 */
record InList(
    int column, SqlTypeName type, List<Operand> values, boolean excluded, boolean nullPasses) {
  /** Fewer values are left to the generated code. */
  static final int LEAST_VALUES = 20;

  InList {
    requireNonNull(type, "type");
    values = List.copyOf(values);
  }

  /** Returns the test of a row. */
  Predicate<Object[]> test(Function<Operand, Optional<Object>> valueOf) {
    Set<Object> wanted =
        values.stream()
            .flatMap(value -> valueOf.apply(value).stream())
            .map(this::key)
            .collect(Collectors.toUnmodifiableSet());
    return row ->
        Operand.computed(row[column], type)
            .map(value -> wanted.contains(key(value)) != excluded)
            .orElse(nullPasses);
  }

  /** 5, 5.0 and 5.00 are one value; so is 0.1 with what a DOUBLE makes of it. */
  private Object key(Object value) {
    if (!(value instanceof BigDecimal number)) {
      return value;
    }
    return SqlTypeName.APPROX_TYPES.contains(type)
        ? (Object) (number.doubleValue() + 0.0) // -0.0 is 0.0
        : number.stripTrailingZeros();
  }

  @Override
  public String toString() {
    return "$%d %s %d values".formatted(column, excluded ? "not in" : "in", values.size());
  }
}
