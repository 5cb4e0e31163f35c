package org.holisticsjdbc.adapter;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What a statement gives a filter or a procedure: a value, or a parameter whose value comes later.
 */
public sealed interface GivenValue {

  /**
   * A value.
   *
   * @param value String, BigDecimal, Boolean, LocalDate or LocalDateTime; empty is NULL
   */
  record Known(Optional<Object> value) implements GivenValue {
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
  record Parameter(int index) implements GivenValue {
    @Override
    public String toString() {
      return "?" + index;
    }
  }
}
