package org.holisticsjdbc.engine;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.holisticsjdbc.engine.SqlToken.Kind;

/**
 * The tokens of a statement, by number from 0, and which brackets belong together.
 *
 * <p>Numbers beyond either end are allowed everywhere: there is no token.
 */
final class SqlTokens {
  private static final int NONE = -1;

  private final String sql;
  private final List<SqlToken> tokens;
  private final int[] partners;
  private final int[] enclosing;

  private SqlTokens(String sql, List<SqlToken> tokens) {
    this.sql = requireNonNull(sql, "sql");
    this.tokens = List.copyOf(tokens);
    this.partners = new int[tokens.size()];
    this.enclosing = new int[tokens.size()];
    pair();
  }

  static SqlTokens of(String sql) {
    return new SqlTokens(sql, SqlScanner.scan(sql));
  }

  private void pair() {
    Arrays.fill(partners, NONE);
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < tokens.size(); i++) {
      boolean closes = isSymbol(i, ")") || isSymbol(i, "]") || isSymbol(i, "}");
      if (closes && !open.isEmpty()) {
        partners[i] = open.pop();
        partners[partners[i]] = i;
      }
      enclosing[i] = open.isEmpty() ? NONE : open.peek();
      if (isSymbol(i, "(") || isSymbol(i, "[") || isSymbol(i, "{")) {
        open.push(i);
      }
    }
  }

  int size() {
    return tokens.size();
  }

  private boolean exists(int index) {
    return index >= 0 && index < tokens.size();
  }

  SqlToken get(int index) {
    return tokens.get(index);
  }

  /** Returns what is written there; nothing where there is no token. */
  String text(int index) {
    return exists(index) ? sql.substring(get(index).start(), get(index).end()) : "";
  }

  /** Returns the word in upper case; nothing where there is no word. */
  String word(int index) {
    return is(index, Kind.WORD) ? text(index).toUpperCase(Locale.ROOT) : "";
  }

  boolean is(int index, Kind kind) {
    return exists(index) && get(index).kind() == kind;
  }

  boolean isSymbol(int index, String symbol) {
    return is(index, Kind.SYMBOL) && text(index).equals(symbol);
  }

  boolean isOneOf(int index, Set<String> words) {
    return words.contains(word(index));
  }

  /** Returns the number of the other bracket of a pair; negative where there is none. */
  int partner(int index) {
    return exists(index) ? partners[index] : NONE;
  }

  /** Returns the number of the bracket that is open here; negative where there is none. */
  int enclosing(int index) {
    return enclosing[index];
  }

  /** Returns the word before the bracket that is open here, in upper case; nothing without one. */
  String callee(int index) {
    return word(enclosing(index) - 1);
  }

  /** Returns whether an expression or a name begins with this token. */
  boolean beginsName(int index) {
    return exists(index - 1) && SqlScanner.nameMayFollow(sql, get(index - 1));
  }

  /** Returns whether this token stands behind the point of a name. */
  boolean isBehindPoint(int index) {
    return isSymbol(index - 1, ".") && (is(index - 2, Kind.WORD) || is(index - 2, Kind.NAME));
  }

  /** Returns where the code ends: behind it stand only semicolons, blanks and comments. */
  int endOfCode() {
    int last = tokens.size() - 1;
    while (isSymbol(last, ";")) {
      last--;
    }
    return last < 0 ? 0 : get(last).end();
  }
}
