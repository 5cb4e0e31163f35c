package org.holisticsjdbc.sandbox;

import java.util.List;
import java.util.function.Predicate;

/** Conditions on text. They heed case and take wildcards literally: assumptions of FACTS §4. */
final class TextConditions {

  private TextConditions() {}

  static Predicate<Object> test(String operator, List<String> wanted) {
    return switch (operator) {
      case "is" -> wanted::contains;
      case "is_not" -> value -> !wanted.contains(value);
      case "contains" -> value -> wanted.stream().anyMatch(value.toString()::contains);
      case "does_not_contain" -> value -> wanted.stream().noneMatch(value.toString()::contains);
      case "starts_with" -> value -> wanted.stream().anyMatch(value.toString()::startsWith);
      case "ends_with" -> value -> wanted.stream().anyMatch(value.toString()::endsWith);
      default -> throw new IllegalArgumentException("Not an operator for text: " + operator);
    };
  }
}
