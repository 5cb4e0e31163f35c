package org.holisticsjdbc.jdbc;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A pattern of {@code DatabaseMetaData}: {@code %} is any text, {@code _} any character, a
 * backslash before one of the three takes its meaning away; null matches everything.
 */
final class NamePattern {
  static final String ESCAPE = "\\";

  private final String text; // null: everything
  private final String literal; // null: there are wildcards
  private final Pattern exact;
  private final Pattern ignoringCase;

  NamePattern(String text) {
    this.text = text;
    StringBuilder plain = new StringBuilder();
    StringBuilder regex = new StringBuilder();
    boolean wild = text == null;
    String pattern = text == null ? "%" : text;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '%' || c == '_') {
        wild = true;
        regex.append(c == '%' ? ".*" : ".");
        continue;
      }
      if (c == '\\' && i + 1 < pattern.length() && "%_\\".indexOf(pattern.charAt(i + 1)) >= 0) {
        i++;
      }
      plain.append(pattern.charAt(i));
      regex.append(Pattern.quote(String.valueOf(pattern.charAt(i))));
    }
    this.literal = wild ? null : plain.toString();
    this.exact = Pattern.compile(regex.toString(), Pattern.DOTALL);
    this.ignoringCase =
        Pattern.compile(
            regex.toString(), Pattern.DOTALL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /** Returns the one name this pattern means, empty where it has wildcards. */
  Optional<String> literal() {
    return Optional.ofNullable(literal);
  }

  /** Returns whether everything matches. */
  boolean isEverything() {
    return text == null || text.equals("%");
  }

  /** Returns the values whose names match; where none does, those that match ignoring case. */
  <T> List<T> select(List<T> values, Function<T, String> name) {
    if (isEverything()) {
      return values;
    }
    List<T> matching = matching(exact, values, name);
    return matching.isEmpty() ? matching(ignoringCase, values, name) : matching;
  }

  private static <T> List<T> matching(Pattern pattern, List<T> values, Function<T, String> name) {
    return values.stream().filter(value -> pattern.matcher(name.apply(value)).matches()).toList();
  }
}
