package org.holisticsjdbc.engine;

import java.util.Set;
import org.holisticsjdbc.engine.SqlToken.Kind;

/**
 * SQL text as tools send it, made ready for the parser.
 *
 * <p>Only what the parser refuses and can mean one thing is rewritten. Everything keeps its place
 * as far as possible, so that errors name the right line and column.
 */
final class SqlText {
  private SqlText() {}

  /**
   * Returns the text without a closing semicolon, and with the spellings of other databases
   * replaced by standard SQL. A text that was returned is returned unchanged.
   */
  static String prepared(String sql) {
    SqlTokens tokens = SqlTokens.of(sql);
    UnsupportedStatements.refuse(tokens);
    TextEdits edits = new TextEdits();
    explain(tokens, edits);
    quoteNames(tokens, sql, edits);
    JdbcEscapes.rewrite(tokens, edits);
    ReservedNames.rewrite(tokens, edits);
    CallSyntax.rewrite(tokens, edits);
    new CastSyntax(tokens, edits).rewrite();
    TopClause.rewrite(tokens, edits);
    return edits.apply(sql, tokens.endOfCode()).stripTrailing();
  }

  /** {@code EXPLAIN SELECT …} is short for {@code EXPLAIN PLAN FOR SELECT …}. */
  private static void explain(SqlTokens tokens, TextEdits edits) {
    boolean isShort =
        tokens.isOneOf(1, Set.of("SELECT", "WITH", "VALUES")) || tokens.isSymbol(1, "(");
    if (tokens.word(0).equals("EXPLAIN") && isShort) {
      edits.insert(tokens.get(0).end(), " PLAN FOR");
    }
  }

  /** Back-quotes and brackets become double quotes. */
  private static void quoteNames(SqlTokens tokens, String sql, TextEdits edits) {
    for (int i = 0; i < tokens.size(); i++) {
      SqlToken token = tokens.get(i);
      if (token.kind() == Kind.NAME && sql.charAt(token.start()) != '"') {
        String close = sql.substring(token.end() - 1, token.end());
        String name = sql.substring(token.start() + 1, token.end() - 1);
        edits.replace(token, quoted(name.replace(close + close, close)));
      } else if (tokens.isSymbol(i, "<=>")) {
        edits.replace(token, " IS NOT DISTINCT FROM ");
      }
    }
  }

  /** Returns a name in double quotes. */
  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
