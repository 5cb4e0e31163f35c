package org.holisticsjdbc.sandbox;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Conditions on numbers. {@code between} includes both ends: an assumption of FACTS §4. */
final class NumberConditions {

  private NumberConditions() {}

  static Predicate<Object> test(String operator, List<String> texts, Set<Quirk> quirks) {
    List<BigDecimal> wanted = texts.stream().map(NumberConditions::read).toList();
    int atEnds = quirks.contains(Quirk.EXCLUSIVE_BETWEEN) ? 1 : 0;
    return switch (operator) {
      case "is" -> value -> isAnyOf(wanted, value);
      case "is_not" -> value -> !isAnyOf(wanted, value);
      case "greater_than" -> value -> compare(value, wanted.get(0)) > 0;
      case "less_than" -> value -> compare(value, wanted.get(0)) < 0;
      case "between" ->
          value ->
              compare(value, wanted.get(0)) >= atEnds && compare(value, wanted.get(1)) <= -atEnds;
      default -> throw new IllegalArgumentException("Not an operator for numbers: " + operator);
    };
  }

  private static boolean isAnyOf(List<BigDecimal> wanted, Object value) {
    return wanted.stream().anyMatch(one -> compare(value, one) == 0);
  }

  /** Returns -1, 0 or 1. */
  private static int compare(Object value, BigDecimal bound) {
    return ((BigDecimal) value).compareTo(bound);
  }

  private static BigDecimal read(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw ValueTest.refused("Not a number: '%s'".formatted(text));
    }
  }
}
