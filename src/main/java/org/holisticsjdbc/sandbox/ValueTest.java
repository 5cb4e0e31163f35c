package org.holisticsjdbc.sandbox;

import java.util.function.Predicate;

/** Turns a condition into a test of one value. */
final class ValueTest {

  private ValueTest() {}

  /**
   * Returns the test for values of the filter's type.
   *
   * <p>A NULL passes only where the condition restricts nothing or asks for it; negative operators
   * drop it as SQL does, which is an assumption (FACTS §4).
   *
   * @throws ApiError if the filter does not take the operator or cannot read a value
   */
  static Predicate<Object> of(FilterType type, Condition condition) {
    if (!type.takes(condition.operator())) {
      throw refused(
          "Operator %s is not supported by %s filters"
              .formatted(condition.operator(), type.apiName()));
    }
    if (condition.restrictsNothing()) {
      return value -> true;
    }
    return switch (condition.operator()) {
      case "is_null" -> value -> value == null;
      case "not_null" -> value -> value != null;
      default -> {
        Predicate<Object> test = ofPresent(type, condition);
        yield value -> value != null && test.test(value);
      }
    };
  }

  private static Predicate<Object> ofPresent(FilterType type, Condition condition) {
    return switch (type) {
      case STRING -> TextConditions.test(condition.operator(), condition.texts());
      case NUMBER -> NumberConditions.test(condition.operator(), condition.texts());
      case DATE -> DateConditions.test(condition.operator(), condition.texts());
      case BOOLEAN ->
          condition.operator().equals("is_true") ? Boolean.TRUE::equals : Boolean.FALSE::equals;
    };
  }

  static ApiError refused(String message) {
    return ApiError.invalidRecord("dashboard_filter_conditions", message);
  }
}
