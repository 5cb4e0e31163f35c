package org.holisticsjdbc.adapter;

import java.util.EnumSet;
import java.util.Set;
import org.holisticsjdbc.catalog.ColumnType;
import org.holisticsjdbc.catalog.Filter;

/**
 * What SQL may ask of filters of a type: exactly what an operator of the service says, nothing near
 * it (DESIGN §5).
 */
enum FilterSyntax {
  TEXT(
      ColumnType.VARCHAR,
      "= 'x', <> 'x', IN (…), NOT IN (…), LIKE 'x%', LIKE '%x', LIKE '%x%', NOT LIKE '%x%', IS NULL, IS NOT NULL",
      Comparison.EQUAL,
      Comparison.NOT_EQUAL,
      Comparison.IN,
      Comparison.NOT_IN,
      Comparison.LIKE,
      Comparison.NOT_LIKE,
      Comparison.IS_NULL,
      Comparison.IS_NOT_NULL),
  NUMBER(
      ColumnType.DECIMAL,
      "= 5, <> 5, IN (…), NOT IN (…), < 5, > 5, BETWEEN 1 AND 5, IS NULL, IS NOT NULL",
      Comparison.EQUAL,
      Comparison.NOT_EQUAL,
      Comparison.IN,
      Comparison.NOT_IN,
      Comparison.LESS,
      Comparison.GREATER,
      Comparison.BETWEEN,
      Comparison.IS_NULL,
      Comparison.IS_NOT_NULL),
  DATE(
      ColumnType.DATE,
      "= '2024-01-31' or an expression such as = 'last 7 days', IN, BETWEEN, <, <=, >, >= with dates, IS NULL, IS NOT NULL",
      Comparison.EQUAL,
      Comparison.IN,
      Comparison.LESS,
      Comparison.LESS_OR_EQUAL,
      Comparison.GREATER,
      Comparison.GREATER_OR_EQUAL,
      Comparison.BETWEEN,
      Comparison.IS_NULL,
      Comparison.IS_NOT_NULL),
  BOOLEAN(
      ColumnType.BOOLEAN,
      "= TRUE, = FALSE, IS TRUE, IS FALSE, IS NULL, IS NOT NULL",
      Comparison.EQUAL,
      Comparison.NOT_EQUAL,
      Comparison.IS_TRUE,
      Comparison.IS_FALSE,
      Comparison.IS_NULL,
      Comparison.IS_NOT_NULL),
  /** Filters that compare with nothing, but change how dates are shown or compared. */
  NONE(ColumnType.VARCHAR, "");

  private final ColumnType valueType;
  private final String allowed;
  private final Set<Comparison> comparisons;

  FilterSyntax(ColumnType valueType, String allowed, Comparison... comparisons) {
    this.valueType = valueType;
    this.allowed = allowed;
    this.comparisons = EnumSet.of(Comparison.ARGUMENT, comparisons);
  }

  static FilterSyntax of(Filter.Type type) {
    return switch (type) {
      case TEXT -> TEXT;
      case NUMBER -> NUMBER;
      case DATE -> DATE;
      case BOOLEAN -> BOOLEAN;
      case PERIOD_COMPARISON, DATE_DRILL, UNKNOWN -> NONE;
    };
  }

  boolean takes(Comparison comparison) {
    return comparisons.contains(comparison);
  }

  /** Returns the type of the values that filters are compared with. */
  ColumnType valueType() {
    return valueType;
  }

  /** Returns what may be written, for messages and remarks. */
  String allowed(Filter.Type type) {
    String json =
        "TABLE(\"Dashboard\".\"Widget\"(\"Filter\" => '{\"operator\":…,\"values\":[…]}')) with the operators "
            + String.join(", ", FilterOperator.namesFor(type));
    return allowed.isEmpty() ? json : allowed + "; or " + json;
  }
}
