package org.holisticsjdbc.sandbox;

/** How the values of a group become one. Named as in the contract's AggregationType. */
enum Aggregation {
  SUM("sum", "Sum"),
  AVG("avg", "Avg"),
  COUNT("count", "Count"),
  COUNT_DISTINCT("count distinct", "CountD"),
  MIN("min", "Min"),
  MAX("max", "Max"),
  MEDIAN("median", "Median");

  private final String apiName;
  private final String title;

  Aggregation(String apiName, String title) {
    this.apiName = apiName;
    this.title = title;
  }

  String apiName() {
    return apiName;
  }

  /** Returns the label of an aggregated field, as in "CountD of Id" (FACTS §5). */
  String labelOf(String fieldLabel) {
    return title + " of " + fieldLabel;
  }

  /** Returns whether values of a type can be aggregated so. */
  boolean takes(FieldType type) {
    return switch (this) {
      case COUNT, COUNT_DISTINCT, MIN, MAX -> true;
      case SUM, AVG, MEDIAN -> type == FieldType.NUMBER;
    };
  }

  /** Minimum and maximum keep the type of the field, everything else is a number (FACTS §2.1). */
  FieldType resultType(FieldType base) {
    return switch (this) {
      case MIN, MAX -> base;
      case SUM, AVG, COUNT, COUNT_DISTINCT, MEDIAN -> FieldType.NUMBER;
    };
  }
}
