package org.holisticsjdbc.sandbox;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Conditions on text. They heed case and take wildcards literally: assumptions of FACTS §4. */
final class TextConditions {

  private TextConditions() {}

  static Predicate<Object> test(String operator, List<String> texts, Set<Quirk> quirks) {
    UnaryOperator<String> form =
        quirks.contains(Quirk.CASE_INSENSITIVE_MATCHING)
            ? TextConditions::folded
            : UnaryOperator.identity();
    boolean hasWildcards = quirks.contains(Quirk.WILDCARDS_IN_PATTERNS);
    Predicate<String> test = test(operator, texts.stream().map(form).toList(), hasWildcards);
    return value -> test.test(form.apply((String) value));
  }

  private static Predicate<String> test(
      String operator, List<String> wanted, boolean hasWildcards) {
    return switch (operator) {
      case "is" -> wanted::contains;
      case "is_not" -> value -> !wanted.contains(value);
      case "contains" -> matchesAny("%", wanted, "%", hasWildcards);
      case "does_not_contain" -> matchesAny("%", wanted, "%", hasWildcards).negate();
      case "starts_with" -> matchesAny("", wanted, "%", hasWildcards);
      case "ends_with" -> matchesAny("%", wanted, "", hasWildcards);
      default -> throw new IllegalArgumentException("Not an operator for text: " + operator);
    };
  }

  /** Returns the test of SQL's LIKE for the texts between wildcards. */
  private static Predicate<String> matchesAny(
      String before, List<String> texts, String after, boolean hasWildcards) {
    String any =
        texts.stream()
            .map(
                text ->
                    hasWildcards
                        ? pattern(before + text + after)
                        : pattern(before) + Pattern.quote(text) + pattern(after))
            .collect(Collectors.joining("|"));
    return Pattern.compile(any, Pattern.DOTALL).asMatchPredicate();
  }

  /** Reads a pattern as most warehouses do: a backslash takes the next character's meaning away. */
  private static String pattern(String like) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < like.length(); i++) {
      char c = like.charAt(i);
      if (c == '%' || c == '_') {
        regex.append(c == '%' ? ".*" : ".");
      } else {
        i += c == '\\' && i + 1 < like.length() ? 1 : 0;
        regex.append(Pattern.quote(String.valueOf(like.charAt(i))));
      }
    }
    return regex.toString();
  }

  /** Takes case away letter by letter, so that a part of a text stays a part of it. */
  private static String folded(String text) {
    return text.codePoints()
        .map(point -> Character.toLowerCase(Character.toUpperCase(point)))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
