package org.holisticsjdbc.sandbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** Types of dashboard filters and the operators each of them takes (FACTS §4). */
enum FilterType {
  STRING(
      Set.of(FieldType.TEXT),
      Set.of(
          "is",
          "is_not",
          "contains",
          "does_not_contain",
          "starts_with",
          "ends_with",
          "matches_user_attribute")),
  NUMBER(Set.of(FieldType.NUMBER), Set.of("is", "is_not", "greater_than", "less_than", "between")),
  DATE(
      Set.of(FieldType.DATE, FieldType.DATETIME),
      Set.of("is", "between", "before", "after", "last", "next", "matches")),
  BOOLEAN(Set.of(FieldType.TRUEFALSE), Set.of("is_true", "is_false")),

  /**
   * Compares periods. The sandbox reads its conditions but adds no columns for them: what the
   * service adds is published nowhere.
   */
  POP(
      Set.of(FieldType.DATE, FieldType.DATETIME),
      Set.of("transform_pop_relative", "transform_pop_absolute", "transform_pop_none")),

  /**
   * Exchanges the period to which dates are cut. The sandbox reads its conditions, but cuts as the
   * widget says: how they choose a date is published nowhere.
   */
  DATE_DRILL(Set.of(FieldType.DATE, FieldType.DATETIME), Set.of("transform_date_drill"));

  private static final Set<String> NULL_TESTS = Set.of("is_null", "not_null");

  private final Set<FieldType> fieldTypes;
  private final Set<String> operators;

  FilterType(Set<FieldType> fieldTypes, Set<String> operators) {
    this.fieldTypes = fieldTypes;
    this.operators = operators;
  }

  /** Returns the type of a filter on a field. */
  static FilterType of(FieldType fieldType) {
    return Arrays.stream(values()).filter(type -> type.fits(fieldType)).findFirst().orElseThrow();
  }

  String apiName() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean takes(String operator) {
    return operator.equals("none")
        || operators.contains(operator)
        || NULL_TESTS.contains(operator) && testsValues();
  }

  /** Returns whether conditions choose rows by a value, rather than change what is shown. */
  boolean testsValues() {
    return switch (this) {
      case STRING, NUMBER, DATE, BOOLEAN -> true;
      case POP, DATE_DRILL -> false;
    };
  }

  boolean fits(FieldType fieldType) {
    return fieldTypes.contains(fieldType);
  }
}
