package org.holisticsjdbc.adapter;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** What a filter is compared with: a value, or a parameter whose value comes at execute. */
public sealed interface FilterValue {

  /**
   * A value.
   *
   * @param value String, BigDecimal, Boolean, LocalDate or LocalDateTime; empty is NULL
   */
  record Known(Optional<Object> value) implements FilterValue {
    public Known {
      requireNonNull(value, "value");
    }

    @Override
    public String toString() {
      return value.map(Known::literal).orElse("NULL");
    }

    /** Escapes quotes: different values must not look alike, the planner compares them as text. */
    private static String literal(Object value) {
      return value instanceof Number
          ? value.toString()
          : "'" + value.toString().replace("'", "''") + "'";
    }
  }

  /** A parameter of the statement; they count from 0. */
  record Parameter(int index) implements FilterValue {
    @Override
    public String toString() {
      return "?" + index;
    }
  }
}
