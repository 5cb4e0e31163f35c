package org.holisticsjdbc.engine;

import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl;
import org.apache.calcite.sql.parser.SqlParser;
import org.holisticsjdbc.engine.SqlToken.Kind;

/**
 * Quotes names that are words of SQL, where they cannot be anything else: {@code AS day}, {@code
 * h.groups}, {@code limit => 5}, {@code ORDER BY date}.
 */
final class ReservedNames {
  /** Words that begin an expression only before a bracket, a text or a number. */
  private static final Set<String> NAMES =
      Set.of(
          "AVG",
          "CLOSE",
          "CONDITION",
          "COUNT",
          "DATE",
          "DAY",
          "HOUR",
          "LANGUAGE",
          "MAX",
          "METHOD",
          "MIN",
          "MINUTE",
          "MONTH",
          "OPEN",
          "PARAMETER",
          "PERCENT",
          "PERIOD",
          "POSITION",
          "RANK",
          "RESULT",
          "SCOPE",
          "SECOND",
          "START",
          "SUM",
          "SYSTEM",
          "TIME",
          "TIMESTAMP",
          "VALUE",
          "YEAR");

  /** Words that stand behind an expression. */
  private static final Set<String> BEHIND_NAMES =
      Set.of(
          "AND",
          "AS",
          "ASC",
          "BETWEEN",
          "CROSS",
          "DESC",
          "ELSE",
          "END",
          "EXCEPT",
          "FETCH",
          "FROM",
          "FULL",
          "GROUP",
          "GROUPS",
          "HAVING",
          "ILIKE",
          "IN",
          "INNER",
          "INTERSECT",
          "IS",
          "JOIN",
          "LEFT",
          "LIKE",
          "LIMIT",
          "NOT",
          "NULLS",
          "OFFSET",
          "ON",
          "OR",
          "ORDER",
          "QUALIFY",
          "RANGE",
          "RIGHT",
          "ROWS",
          "THEN",
          "TO",
          "UNION",
          "WHEN",
          "WHERE");

  private static final Set<String> NO_END = Set.of("(", "[", "{", "?", "@", "#", ":");

  /** Functions of which the first argument, or the last, may be the name of a unit or a type. */
  private static final Set<String> UNIT_FIRST =
      Set.of(
          "EXTRACT",
          "TIMESTAMPADD",
          "TIMESTAMPDIFF",
          "DATEADD",
          "DATEDIFF",
          "DATEPART",
          "DATE_PART",
          "DATENAME",
          "DATETRUNC",
          "DATE_TRUNC");

  private static final Set<String> UNIT_LAST =
      Set.of(
          "DATE_TRUNC",
          "TIME_TRUNC",
          "TIMESTAMP_TRUNC",
          "DATETIME_TRUNC",
          "DATE_DIFF",
          "TIME_DIFF",
          "TIMESTAMP_DIFF",
          "DATETIME_DIFF",
          "LAST_DAY",
          "CONVERT");

  private ReservedNames() {}

  static void rewrite(SqlTokens tokens, TextEdits edits) {
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.is(i, Kind.WORD) && isName(tokens, i)) {
        edits.replace(tokens.get(i), SqlText.quoted(tokens.text(i)));
      }
    }
  }

  private static boolean isName(SqlTokens tokens, int i) {
    boolean placedAsName =
        tokens.isBehindPoint(i) || tokens.isSymbol(i + 1, "=>") || isAlias(tokens, i);
    return placedAsName ? isReserved(tokens.word(i)) : isColumn(tokens, i);
  }

  /** Behind AS stands a name, but in a cast, before a list of columns, and in {@code AS OF}. */
  private static boolean isAlias(SqlTokens tokens, int i) {
    return tokens.word(i - 1).equals("AS")
        && !CastSyntax.isCast(tokens, i - 1)
        && !tokens.isSymbol(i + 1, "(")
        && !tokens.is(i + 1, Kind.TEXT)
        && !tokens.word(i).equals("OF");
  }

  private static boolean isColumn(SqlTokens tokens, int i) {
    return tokens.isOneOf(i, NAMES)
        && tokens.beginsName(i)
        && !tokens.word(i - 1).equals("AS")
        && endsExpression(tokens, i + 1)
        && !isUnit(tokens, i);
  }

  private static boolean endsExpression(SqlTokens tokens, int i) {
    return i >= tokens.size()
        || tokens.is(i, Kind.SYMBOL) && !NO_END.contains(tokens.text(i))
        || tokens.isOneOf(i, BEHIND_NAMES);
  }

  private static boolean isUnit(SqlTokens tokens, int i) {
    int open = tokens.enclosing(i);
    String callee = tokens.callee(i);
    return open == i - 1 && UNIT_FIRST.contains(callee)
        || tokens.partner(open) == i + 1 && open < i - 1 && UNIT_LAST.contains(callee);
  }

  /** Returns whether a word in upper case is no name without quotes. */
  private static boolean isReserved(String word) {
    return Words.PARSER.isReservedWord(word);
  }

  /** Returns whether a word is one of SQL that people use as a name. */
  static boolean mayBeMeantAsName(String word) {
    return NAMES.contains(word.toUpperCase(Locale.ROOT));
  }

  /** Loads nothing until a name is met that may be one. */
  private static final class Words {
    private static final SqlAbstractParserImpl.Metadata PARSER =
        SqlParser.create("", PlanningContext.parserConfig()).getMetadata();
  }
}
