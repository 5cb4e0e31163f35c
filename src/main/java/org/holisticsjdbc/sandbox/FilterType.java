package org.holisticsjdbc.sandbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** Types of dashboard filters and the operators each of them takes (FACTS §4). */
enum FilterType {
  STRING(
      Set.of(FieldType.TEXT),
      Set.of("is", "is_not", "contains", "does_not_contain", "starts_with", "ends_with")),
  NUMBER(Set.of(FieldType.NUMBER), Set.of("is", "is_not", "greater_than", "less_than", "between")),
  DATE(Set.of(FieldType.DATE, FieldType.DATETIME), Set.of("is", "between", "before", "after")),
  BOOLEAN(Set.of(FieldType.TRUEFALSE), Set.of("is_true", "is_false"));

  private static final Set<String> FOR_ALL = Set.of("is_null", "not_null", "none");

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
    return FOR_ALL.contains(operator) || operators.contains(operator);
  }

  boolean fits(FieldType fieldType) {
    return fieldTypes.contains(fieldType);
  }
}
