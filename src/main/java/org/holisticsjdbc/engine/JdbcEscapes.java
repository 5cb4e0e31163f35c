package org.holisticsjdbc.engine;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The escapes of JDBC that the parser does not know: <code>{oj …}</code>, <code>{escape '!'}</code>
 * and <code>{limit 5}</code> lose their braces, and so do functions of <code>{fn …}</code> that
 * only exist without. Names of the others are put in upper case.
 */
final class JdbcEscapes {
  private static final Set<String> KEYWORDS = Set.of("ESCAPE", "LIMIT");

  /** Written without the escape, they are answered in one way only. */
  private static final Set<String> NO_ESCAPES = Set.of("DATABASE", "USER");

  private JdbcEscapes() {}

  static void rewrite(SqlTokens tokens, TextEdits edits) {
    for (int i = 0; i < tokens.size(); i++) {
      if (!tokens.isSymbol(i, "{")) {
        continue;
      }
      String kind = tokens.word(i + 1);
      String function = tokens.word(i + 2);
      if (kind.equals("FN") && !function.isEmpty() && Functions.NAMES.contains(function)) {
        edits.replace(tokens.get(i + 2), function);
      } else if (kind.equals("FN") || kind.equals("OJ")) {
        unwrap(tokens, i, edits);
        edits.blank(tokens.get(i + 1));
      } else if (KEYWORDS.contains(kind)) {
        unwrap(tokens, i, edits);
      }
    }
  }

  private static void unwrap(SqlTokens tokens, int open, TextEdits edits) {
    int close = tokens.partner(open);
    if (close > open) {
      edits.blank(tokens.get(open));
      edits.blank(tokens.get(close));
    }
  }

  /** Loads nothing until a function is met. */
  private static final class Functions {
    private static final Set<String> NAMES =
        Stream.of(
                SqlFeatures.numericFunctions(),
                SqlFeatures.stringFunctions(),
                SqlFeatures.systemFunctions(),
                SqlFeatures.timeDateFunctions())
            .flatMap(List::stream)
            .filter(name -> !NO_ESCAPES.contains(name))
            .collect(Collectors.toUnmodifiableSet());
  }
}
