package org.holisticsjdbc.engine;

import java.util.Locale;

/** SQL text as tools send it, made ready for the parser. */
final class SqlText {
  private final String sql;
  private final StringBuilder out = new StringBuilder();
  private int position;

  private SqlText(String sql) {
    this.sql = sql;
  }

  /**
   * Returns the text without a closing semicolon, and with the function name of {@code {fn
   * ucase(x)}} in upper case: Calcite refuses both. Everything keeps its place, so that errors name
   * the right line and column.
   */
  static String prepared(String sql) {
    return withoutClosingSemicolon(new SqlText(sql).rewritten());
  }

  private String rewritten() {
    while (position < sql.length()) {
      char c = sql.charAt(position);
      if (c == '\'' || c == '"') {
        copyTo(endOfQuoted(sql, position));
      } else if (sql.startsWith("--", position) || sql.startsWith("/*", position)) {
        copyTo(endOfComment(sql, position));
      } else if (sql.regionMatches(true, position, "{fn", 0, 3)) {
        copyFunctionEscape();
      } else {
        copyTo(position + 1);
      }
    }
    return out.toString();
  }

  private void copyTo(int end) {
    out.append(sql, position, end);
    position = end;
  }

  private void copyFunctionEscape() {
    copyTo(position + 3);
    while (position < sql.length() && Character.isWhitespace(sql.charAt(position))) {
      copyTo(position + 1);
    }
    while (position < sql.length() && Character.isJavaIdentifierPart(sql.charAt(position))) {
      out.append(sql.substring(position, position + 1).toUpperCase(Locale.ROOT));
      position++;
    }
  }

  /** Returns where quoted text that starts here ends; a doubled quote stands for itself. */
  private static int endOfQuoted(String sql, int start) {
    char quote = sql.charAt(start);
    int i = start + 1;
    while (i < sql.length()) {
      if (sql.charAt(i) == quote) {
        if (i + 1 < sql.length() && sql.charAt(i + 1) == quote) {
          i++;
        } else {
          return i + 1;
        }
      }
      i++;
    }
    return sql.length();
  }

  private static int endOfComment(String sql, int start) {
    String close = sql.startsWith("--", start) ? "\n" : "*/";
    int end = sql.indexOf(close, start + 2);
    return end < 0 ? sql.length() : end + close.length();
  }

  private static String withoutClosingSemicolon(String sql) {
    int lastCode = -1;
    int i = 0;
    while (i < sql.length()) {
      char c = sql.charAt(i);
      if (c == '\'' || c == '"') {
        i = endOfQuoted(sql, i);
        lastCode = i - 1;
      } else if (sql.startsWith("--", i) || sql.startsWith("/*", i)) {
        i = endOfComment(sql, i);
      } else {
        if (!Character.isWhitespace(c)) {
          lastCode = c == ';' && isClosing(sql, i) ? lastCode : i;
        }
        i++;
      }
    }
    return sql.substring(0, lastCode + 1);
  }

  /** Returns whether nothing but semicolons, blanks and comments follows. */
  private static boolean isClosing(String sql, int semicolon) {
    int i = semicolon;
    while (i < sql.length()) {
      char c = sql.charAt(i);
      if (sql.startsWith("--", i) || sql.startsWith("/*", i)) {
        i = endOfComment(sql, i);
      } else if (c == ';' || Character.isWhitespace(c)) {
        i++;
      } else {
        return false;
      }
    }
    return true;
  }
}
