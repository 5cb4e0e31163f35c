package org.holisticsjdbc.engine;

import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl;
import org.apache.calcite.sql.parser.SqlParser;

/** SQL text as tools send it, made ready for the parser. */
final class SqlText {
  private static final Pattern ARROW = Pattern.compile("\\s*=>");

  private final String sql;
  private final StringBuilder out = new StringBuilder();
  private int position;

  /** Whether a name was just copied, and a point behind it. */
  private boolean afterName;

  private boolean afterPoint;

  /** Where the code ends: behind it stand only semicolons, blanks and comments. */
  private int endOfCode;

  private SqlText(String sql) {
    this.sql = sql;
  }

  /**
   * Returns the text without a closing semicolon, with the function name of {@code {fn ucase(x)}}
   * in upper case, and with quotes around the names of arguments and names behind a point that are
   * words of SQL: {@code "limit" => 5}, {@code holistics."groups"}. Calcite refuses all three.
   * Everything but what stands behind a name that was quoted keeps its place, so that errors name
   * the right line and column.
   */
  static String prepared(String sql) {
    return new SqlText(sql).rewritten();
  }

  private String rewritten() {
    while (position < sql.length()) {
      char c = sql.charAt(position);
      if (sql.startsWith("--", position) || sql.startsWith("/*", position)) {
        copyTo(endOfComment(sql, position));
      } else if (c == ';' || Character.isWhitespace(c)) {
        copyTo(position + 1);
      } else {
        copyCode(c);
        endOfCode = out.length();
      }
    }
    return out.substring(0, endOfCode);
  }

  private void copyCode(char first) {
    boolean pointBefore = afterPoint;
    afterPoint = first == '.' && afterName;
    afterName = first == '"' || Character.isJavaIdentifierStart(first);
    if (first == '\'' || first == '"') {
      copyTo(endOfQuoted(sql, position));
    } else if (sql.regionMatches(true, position, "{fn", 0, 3)) {
      copyFunctionEscape();
    } else if (Character.isJavaIdentifierStart(first)) {
      copyWord(pointBefore);
    } else if (Character.isDigit(first)) {
      copyTo(endOfWord(position)); // 1e5 holds no name
    } else {
      copyTo(position + 1);
    }
  }

  private void copyWord(boolean afterPoint) {
    int end = endOfWord(position);
    boolean isName = afterPoint || ARROW.matcher(sql).region(end, sql.length()).lookingAt();
    if (isName && ReservedWords.contain(sql.substring(position, end))) {
      out.append('"').append(sql, position, end).append('"');
      position = end;
    } else {
      copyTo(end);
    }
  }

  private int endOfWord(int start) {
    int end = start;
    while (end < sql.length() && Character.isJavaIdentifierPart(sql.charAt(end))) {
      end++;
    }
    return end;
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

  /** Loads nothing until a name is met that may be one. */
  private static final class ReservedWords {
    private static final SqlAbstractParserImpl.Metadata WORDS =
        SqlParser.create("", PlanningContext.parserConfig()).getMetadata();

    static boolean contain(String word) {
      return WORDS.isReservedWord(word.toUpperCase(Locale.ROOT));
    }
  }
}
