package org.holisticsjdbc.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.holisticsjdbc.engine.SqlToken.Kind;

/** Cuts SQL text into tokens, blanks and comments left out. */
final class SqlScanner {
  private static final List<String> LONG_SYMBOLS = List.of("<=>", "::", "=>");

  /** Words behind which an expression or a name begins. */
  private static final Set<String> BEFORE_NAMES =
      Set.of(
          "SELECT",
          "DISTINCT",
          "ALL",
          "FROM",
          "JOIN",
          "AS",
          "BY",
          "WHERE",
          "AND",
          "OR",
          "NOT",
          "ON",
          "HAVING",
          "QUALIFY",
          "CASE",
          "WHEN",
          "THEN",
          "ELSE",
          "BETWEEN",
          "LIKE",
          "ILIKE",
          "WITH",
          "TABLE",
          "UPDATE",
          "INTO");

  private final String sql;
  private final List<SqlToken> tokens = new ArrayList<>();
  private int position;

  private SqlScanner(String sql) {
    this.sql = sql;
  }

  static List<SqlToken> scan(String sql) {
    return new SqlScanner(sql).tokens();
  }

  /**
   * Returns whether what follows begins an expression or a name: behind {@code SELECT}, a comma or
   * an operator, and not behind a value.
   *
   * @param last the token before it
   */
  static boolean nameMayFollow(String sql, SqlToken last) {
    String text = sql.substring(last.start(), last.end());
    return switch (last.kind()) {
      case WORD -> BEFORE_NAMES.contains(text.toUpperCase(Locale.ROOT));
      case SYMBOL -> !Set.of(")", "]", "}", "?", "::").contains(text);
      case NAME, TEXT, NUMBER -> false;
    };
  }

  private List<SqlToken> tokens() {
    while (position < sql.length()) {
      if (sql.startsWith("--", position)) {
        position = behind("\n", position + 2);
      } else if (sql.startsWith("/*", position)) {
        position = behind("*/", position + 2);
      } else if (Character.isWhitespace(sql.charAt(position))) {
        position++;
      } else {
        add();
      }
    }
    return tokens;
  }

  private int behind(String close, int from) {
    int found = sql.indexOf(close, from);
    return found < 0 ? sql.length() : found + close.length();
  }

  private void add() {
    char c = sql.charAt(position);
    switch (c) {
      case '\'' -> add(Kind.TEXT, endOfQuoted(c, position));
      case '"' -> add(Kind.NAME, endOfQuoted(c, position));
      default -> {
        if (c == '`' && isClosed('`')) {
          add(Kind.NAME, endOfQuoted('`', position));
        } else if (c == '[' && isBracketedName()) {
          add(Kind.NAME, endOfQuoted(']', position));
        } else if (Character.isJavaIdentifierStart(c)) {
          add(Kind.WORD, endOfWord(""));
        } else if (Character.isDigit(c)) {
          add(Kind.NUMBER, endOfWord("."));
        } else {
          add(Kind.SYMBOL, position + symbolLength());
        }
      }
    }
  }

  private void add(Kind kind, int end) {
    tokens.add(new SqlToken(kind, position, end));
    position = end;
  }

  /** Returns where quoted text that starts here ends; a doubled closing quote stands for itself. */
  private int endOfQuoted(char close, int start) {
    int i = start + 1;
    while (i < sql.length()) {
      if (sql.charAt(i) == close) {
        if (i + 1 < sql.length() && sql.charAt(i + 1) == close) {
          i++;
        } else {
          return i + 1;
        }
      }
      i++;
    }
    return sql.length();
  }

  private boolean isClosed(char close) {
    int end = endOfQuoted(close, position);
    return end > position + 1 && sql.charAt(end - 1) == close;
  }

  private int endOfWord(String more) {
    int end = position;
    while (end < sql.length()
        && (Character.isJavaIdentifierPart(sql.charAt(end))
            || more.indexOf(sql.charAt(end)) >= 0)) {
      end++;
    }
    return end;
  }

  private int symbolLength() {
    return LONG_SYMBOLS.stream()
        .filter(symbol -> sql.startsWith(symbol, position))
        .findFirst()
        .map(String::length)
        .orElse(1);
  }

  /** Where no value stands before it, a bracket is no access to an array: {@code FROM [a b]}. */
  private boolean isBracketedName() {
    if (tokens.isEmpty()) {
      return false;
    }
    int end = endOfQuoted(']', position);
    String content = sql.substring(position + 1, Math.max(end - 1, position + 1));
    boolean isName =
        isClosed(']') && content.chars().anyMatch(Character::isLetter) && content.indexOf('\'') < 0;
    SqlToken last = tokens.get(tokens.size() - 1);
    return isName && (nameMayFollow(sql, last) || isInBrackets(last) || isTop());
  }

  private boolean isInBrackets(SqlToken token) {
    return token.kind() == Kind.NAME && sql.charAt(token.start()) == '[';
  }

  /** {@code TOP 3 [a]} and {@code TOP (3) [a]}. */
  private boolean isTop() {
    return isTop(1, "") || isTop(3, ")");
  }

  private boolean isTop(int back, String last) {
    int top = tokens.size() - 1 - back;
    return top >= 0
        && text(tokens.size() - 1).endsWith(last)
        && text(top).equalsIgnoreCase("TOP")
        && tokens.get(tokens.size() - 1 - back / 2).kind() == Kind.NUMBER;
  }

  private String text(int index) {
    return sql.substring(tokens.get(index).start(), tokens.get(index).end());
  }
}
