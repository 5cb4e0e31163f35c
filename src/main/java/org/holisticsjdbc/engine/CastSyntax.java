package org.holisticsjdbc.engine;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;
import org.holisticsjdbc.engine.SqlToken.Kind;

/** Casts as other databases write them: {@code x::int}, {@code CAST(x AS TEXT)}. */
final class CastSyntax {
  private static final Set<String> CASTS = Set.of("CAST", "TRY_CAST", "SAFE_CAST");

  /** Names of types elsewhere that mean the same everywhere they exist. */
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("TEXT", "VARCHAR"),
          Map.entry("STRING", "VARCHAR"),
          Map.entry("NVARCHAR", "VARCHAR"),
          Map.entry("VARCHAR2", "VARCHAR"),
          Map.entry("BOOL", "BOOLEAN"),
          Map.entry("INT2", "SMALLINT"),
          Map.entry("INT4", "INTEGER"),
          Map.entry("INT8", "BIGINT"),
          Map.entry("INT64", "BIGINT"),
          Map.entry("LONG", "BIGINT"),
          Map.entry("FLOAT4", "REAL"),
          Map.entry("FLOAT8", "DOUBLE"),
          Map.entry("FLOAT64", "DOUBLE"),
          Map.entry("DATETIME", "TIMESTAMP"),
          Map.entry("DATETIME2", "TIMESTAMP"));

  /** Words between which and a bracket stands no function's name, so that its value has no end. */
  private static final Set<String> NO_FUNCTIONS =
      Set.of(
          "OVER", "FILTER", "GROUP", "IN", "EXISTS", "VALUES", "USING", "ANY", "SOME", "INTERVAL");

  private static final Set<String> BEFORE_TEXT = Set.of("DATE", "TIME", "TIMESTAMP", "N");

  private final SqlTokens tokens;
  private final TextEdits edits;

  /** Where the casts begin that end with a token. */
  private final Map<Integer, Integer> begins = new HashMap<>();

  CastSyntax(SqlTokens tokens, TextEdits edits) {
    this.tokens = requireNonNull(tokens, "tokens");
    this.edits = requireNonNull(edits, "edits");
  }

  /** Returns whether a type follows this AS. */
  static boolean isCast(SqlTokens tokens, int as) {
    return CASTS.contains(tokens.callee(as)) && tokens.isSymbol(tokens.enclosing(as), "(");
  }

  void rewrite() {
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.word(i).equals("AS") && isCast(tokens, i)) {
        type(i + 1);
      } else if (tokens.isSymbol(i, "::") && tokens.is(i + 1, Kind.WORD)) {
        operator(i);
      }
    }
  }

  private void operator(int operator) {
    int begin = begin(operator - 1);
    int end = type(operator + 1);
    edits.insert(tokens.get(begin).start(), "CAST(");
    edits.replace(tokens.get(operator), " AS ");
    edits.insert(tokens.get(end).end(), ")");
    begins.put(end, begin);
  }

  /** Rewrites a type and returns its last token. */
  private int type(int first) {
    String name = tokens.word(first);
    if (TYPES.containsKey(name)) {
      edits.replace(tokens.get(first), TYPES.get(name));
    }
    boolean twoWords = name.equals("DOUBLE") && tokens.word(first + 1).equals("PRECISION");
    int last = twoWords ? first + 1 : first;
    return tokens.isSymbol(last + 1, "(") && tokens.partner(last + 1) > last
        ? tokens.partner(last + 1)
        : last;
  }

  /** Returns the first token of the value that ends with this one. */
  private int begin(int last) {
    if (begins.containsKey(last)) {
      return begins.get(last);
    }
    if (tokens.isSymbol(last, ")")) {
      return beginOfGroup(tokens.partner(last));
    }
    if (tokens.isSymbol(last, "]")) {
      return begin(tokens.partner(last) - 1);
    }
    if (tokens.isSymbol(last, "}") && tokens.partner(last) >= 0) {
      return tokens.partner(last);
    }
    if (tokens.is(last, Kind.TEXT)) {
      return tokens.isOneOf(last - 1, BEFORE_TEXT) ? last - 1 : last;
    }
    boolean isValue =
        tokens.isSymbol(last, "?")
            || tokens.is(last, Kind.NUMBER)
            || tokens.is(last, Kind.NAME)
            || tokens.is(last, Kind.WORD) && !tokens.word(last).equals("END");
    if (!isValue) {
      throw unclear();
    }
    return beginOfName(last);
  }

  private int beginOfGroup(int open) {
    if (open < 0 || tokens.isOneOf(open - 1, NO_FUNCTIONS)) {
      throw unclear();
    }
    boolean isCall =
        (tokens.is(open - 1, Kind.WORD) || tokens.is(open - 1, Kind.NAME))
            && !tokens.beginsName(open);
    return isCall ? beginOfName(open - 1) : open;
  }

  private int beginOfName(int last) {
    int first = last;
    while (tokens.isBehindPoint(first)) {
      first -= 2;
    }
    return first;
  }

  private static HolisticsException unclear() {
    return new HolisticsException(
        Failure.NOT_SUPPORTED,
        "What the cast with :: takes is not clear: write CAST(… AS …), or put brackets around it");
  }
}
