package org.holisticsjdbc.engine;

import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;
import org.holisticsjdbc.engine.SqlToken.Kind;

/**
 * Calls that the parser refuses: {@code CURRENT_USER()} loses its brackets, {@code DAY(d)} becomes
 * {@code DAYOFMONTH(d)}, and units become texts, as in {@code DATEADD('day', 1, d)}.
 */
final class CallSyntax {
  private static final Set<String> WITHOUT_BRACKETS =
      Set.of(
          "CURRENT_CATALOG",
          "CURRENT_DATE",
          "CURRENT_SCHEMA",
          "CURRENT_TIME",
          "CURRENT_TIMESTAMP",
          "CURRENT_USER",
          "LOCALTIME",
          "LOCALTIMESTAMP",
          "SESSION_USER",
          "SYSTEM_USER",
          "USER");

  /** Functions that begin with a unit, and how many arguments they then have. */
  private static final Map<String, Integer> WITH_UNIT =
      Map.of(
          "DATEADD",
          3,
          "DATEDIFF",
          3,
          "DATEPART",
          2,
          "DATENAME",
          2,
          "DATETRUNC",
          2,
          "DATE_PART",
          2,
          "DATE_TRUNC",
          2);

  /** BigQuery's DATE_TRUNC begins with a column; one may be called {@code d} or {@code q}. */
  private static final Set<String> LONG_UNITS = Set.of("DATE_PART", "DATE_TRUNC");

  private CallSyntax() {}

  static void rewrite(SqlTokens tokens, TextEdits edits) {
    for (int i = 0; i < tokens.size(); i++) {
      if (!tokens.is(i, Kind.WORD) || !tokens.isSymbol(i + 1, "(")) {
        continue;
      }
      String name = tokens.word(i);
      if (WITHOUT_BRACKETS.contains(name) && tokens.isSymbol(i + 2, ")")) {
        edits.blank(tokens.get(i + 1));
        edits.blank(tokens.get(i + 2));
      } else if (name.equals("DAY") && beginsCall(tokens, i)) {
        edits.replace(tokens.get(i), "DAYOFMONTH");
      } else if (name.equals("DATE_DIFF") && tokens.is(i + 2, Kind.TEXT)) {
        throw new HolisticsException(
            Failure.NOT_SUPPORTED,
            "DATE_DIFF has more than one meaning: TIMESTAMPDIFF counts whole units, DATEDIFF the boundaries between");
      } else if (WITH_UNIT.containsKey(name) && beginsWithUnit(tokens, i + 1)) {
        edits.replace(tokens.get(i + 2), "'" + tokens.text(i + 2) + "'");
      }
    }
  }

  /** In {@code INTERVAL '1' DAY(2)} it does not. */
  private static boolean beginsCall(SqlTokens tokens, int i) {
    return tokens.beginsName(i) || tokens.word(i - 1).equals("FN");
  }

  private static boolean beginsWithUnit(SqlTokens tokens, int open) {
    String function = tokens.word(open - 1);
    return tokens.isSymbol(open + 2, ",")
        && DateUnits.isName(tokens.word(open + 1), !LONG_UNITS.contains(function))
        && arguments(tokens, open) == WITH_UNIT.get(function);
  }

  private static long arguments(SqlTokens tokens, int open) {
    return 1
        + IntStream.range(open, Math.max(open, tokens.partner(open)))
            .filter(i -> tokens.enclosing(i) == open && tokens.isSymbol(i, ","))
            .count();
  }
}
