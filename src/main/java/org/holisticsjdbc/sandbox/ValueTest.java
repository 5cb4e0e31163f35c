package org.holisticsjdbc.sandbox;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A condition that can be applied to single values. Two of them are equal only if they test for the
 * same; the time they cover tells apart equal expressions of two days.
 *
 * @param periods the time that each value of a condition on dates stands for
 */
record ValueTest(FilterType type, Condition condition, List<TimeRange> periods, Set<Quirk> quirks) {

  private static final Set<String> NEGATIVE = Set.of("is_not", "does_not_contain");

  ValueTest {
    periods = List.copyOf(periods);
    quirks = Set.copyOf(quirks);
  }

  /** Returns whether every value passes, NULL too. */
  boolean restrictsNothing() {
    return condition.restrictsNothing()
        || !type.testsValues()
        || condition.operator().equals("matches") && periods.isEmpty();
  }

  /**
   * Returns the test of one value.
   *
   * <p>A NULL passes only where the condition restricts nothing or asks for it; negative operators
   * drop it as SQL does, which is an assumption (FACTS §4).
   */
  Predicate<Object> predicate() {
    if (restrictsNothing()) {
      return value -> true;
    }
    Predicate<Object> test =
        switch (condition.operator()) {
          case "is_null" -> value -> value == null;
          case "not_null" -> value -> value != null;
          default -> {
            Predicate<Object> present = ofPresent();
            boolean passesNull =
                NEGATIVE.contains(condition.operator())
                    && quirks.contains(Quirk.NEGATIVE_OPERATORS_KEEP_NULL);
            yield value -> value == null ? passesNull : present.test(value);
          }
        };
    return quirks.contains(Quirk.EMPTY_TEXT_IS_NULL_IN_FILTERS)
        ? value -> test.test("".equals(value) ? null : value)
        : test;
  }

  private Predicate<Object> ofPresent() {
    String operator = condition.operator();
    return switch (type) {
      case STRING -> TextConditions.test(operator, condition.texts(), quirks);
      case NUMBER -> NumberConditions.test(operator, condition.texts(), quirks);
      case DATE -> DateConditions.test(operator, periods, quirks);
      case BOOLEAN -> operator.equals("is_true") ? Boolean.TRUE::equals : Boolean.FALSE::equals;
      case POP, DATE_DRILL -> value -> true;
    };
  }

  static ApiError refused(String message) {
    return ApiError.invalidRecord("dashboard_filter_conditions", message);
  }
}
