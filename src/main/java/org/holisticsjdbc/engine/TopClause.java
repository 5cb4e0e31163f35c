package org.holisticsjdbc.engine;

import java.util.Set;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;
import org.holisticsjdbc.engine.SqlToken.Kind;

/** {@code SELECT TOP 5 …}, which becomes {@code FETCH FIRST 5 ROWS ONLY} at the query's end. */
final class TopClause {
  private static final Set<String> SET_OPERATORS = Set.of("UNION", "INTERSECT", "EXCEPT", "MINUS");

  private final SqlTokens tokens;
  private final TextEdits edits;

  private TopClause(SqlTokens tokens, TextEdits edits) {
    this.tokens = tokens;
    this.edits = edits;
  }

  static void rewrite(SqlTokens tokens, TextEdits edits) {
    TopClause clause = new TopClause(tokens, edits);
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.word(i).equals("TOP") && clause.isBehindSelect(i)) {
        clause.rewrite(i);
      }
    }
  }

  private boolean isBehindSelect(int top) {
    return tokens.word(top - 1).equals("SELECT")
        || tokens.isOneOf(top - 1, Set.of("DISTINCT", "ALL"))
            && tokens.word(top - 2).equals("SELECT");
  }

  private void rewrite(int top) {
    boolean inBrackets = tokens.isSymbol(top + 1, "(") && tokens.partner(top + 1) == top + 3;
    int count = inBrackets ? top + 2 : top + 1;
    int behind = inBrackets ? top + 4 : top + 2;
    boolean isCount = tokens.is(count, Kind.NUMBER) || tokens.isSymbol(count, "?");
    if (!isCount || inBrackets && !selectsMore(behind)) {
      return; // a column, or a function, of that name
    }
    if (tokens.isSymbol(count, "?") || tokens.isOneOf(behind, Set.of("PERCENT", "WITH"))) {
      throw refused("TOP takes a number of rows here");
    }
    for (int i = top; i < behind; i++) {
      edits.blank(tokens.get(i));
    }
    edits.insert(
        tokens.get(lastOfQuery(top)).end(),
        " FETCH FIRST %s ROWS ONLY".formatted(tokens.text(count)));
  }

  private boolean selectsMore(int behind) {
    return behind < tokens.size()
        && !tokens.isSymbol(behind, ",")
        && !tokens.isSymbol(behind, ")")
        && !tokens.word(behind).equals("FROM");
  }

  /** A branch of a UNION is refused: what comes last there belongs to the whole. */
  private int lastOfQuery(int top) {
    int open = tokens.enclosing(top);
    int end = tokens.partner(open) > open ? tokens.partner(open) : tokens.size();
    for (int i = open + 1; i < end; i++) {
      if (tokens.enclosing(i) == open && tokens.isOneOf(i, SET_OPERATORS)) {
        throw refused("Put a branch of %s that has a TOP in brackets".formatted(tokens.word(i)));
      }
    }
    int last = end - 1;
    while (tokens.isSymbol(last, ";")) {
      last--;
    }
    return last;
  }

  private static HolisticsException refused(String what) {
    return new HolisticsException(
        Failure.NOT_SUPPORTED, what + "; LIMIT at the end of the query says the same");
  }
}
