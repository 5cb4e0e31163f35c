package org.holisticsjdbc.adapter;

/** How a statement compares a dashboard filter with values. */
public enum Comparison {
  EQUAL("="),
  NOT_EQUAL("<>"),
  IN("IN"),
  NOT_IN("NOT IN"),
  LESS("<"),
  LESS_OR_EQUAL("<="),
  GREATER(">"),
  GREATER_OR_EQUAL(">="),
  BETWEEN("BETWEEN"),
  LIKE("LIKE"),
  NOT_LIKE("NOT LIKE"),
  IS_NULL("IS NULL"),
  IS_NOT_NULL("IS NOT NULL"),
  IS_TRUE("IS TRUE"),
  IS_FALSE("IS FALSE"),
  /** An argument: a value, or a condition of the service written as JSON. */
  ARGUMENT("=>");

  private final String sql;

  Comparison(String sql) {
    this.sql = sql;
  }

  /** Returns how it is written. */
  public String sql() {
    return sql;
  }

  /** Returns the comparison with both sides swapped: {@code 5 < x} is {@code x > 5}. */
  public Comparison swapped() {
    return switch (this) {
      case LESS -> GREATER;
      case LESS_OR_EQUAL -> GREATER_OR_EQUAL;
      case GREATER -> LESS;
      case GREATER_OR_EQUAL -> LESS_OR_EQUAL;
      default -> this;
    };
  }

  /** Returns whether it asks for an order, which expressions such as {@code today} have not. */
  boolean isRange() {
    return switch (this) {
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, BETWEEN -> true;
      default -> false;
    };
  }
}
