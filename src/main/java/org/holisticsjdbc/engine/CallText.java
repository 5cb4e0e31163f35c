package org.holisticsjdbc.engine;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement that calls a procedure: {@code CALL p(…)}, {@code {call p(…)}}, {@code {? = call
 * p(…)}}, or EXPLAIN of one.
 *
 * @param sql {@code CALL p(…)}, as Calcite parses it
 * @param returnsValue whether the first marker takes what the procedure returns; it is not in
 *     {@code sql}
 * @param explains whether the call is to be shown, not sent
 */
record CallText(String sql, boolean returnsValue, boolean explains) {
  /** Blanks and comments; possessive, as a comment could otherwise end at every later one's end. */
  private static final String GAPS = "(?>\\s|--[^\\n]*+|/\\*.*?\\*/)*+";

  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.DOTALL;
  private static final Pattern EXPLAIN =
      Pattern.compile(
          GAPS
              + "(EXPLAIN\\b"
              + GAPS
              + "(?:PLAN\\b)?+"
              + GAPS
              + "(?:FOR\\b)?+)"
              + GAPS
              + "(?:CALL\\b|\\{)",
          FLAGS);
  private static final Pattern CALL = Pattern.compile(GAPS + "CALL\\b", FLAGS);
  private static final Pattern ESCAPE =
      Pattern.compile(
          GAPS + "(\\{" + GAPS + "(\\?" + GAPS + "=" + GAPS + ")?+)call\\b(.*)(})" + GAPS, FLAGS);

  CallText {
    requireNonNull(sql, "sql");
  }

  /** Returns the call that a prepared text is; empty for every other statement. */
  static Optional<CallText> of(String prepared) {
    Matcher explain = EXPLAIN.matcher(prepared);
    boolean explains = explain.lookingAt();
    String text = explains ? blank(prepared, explain.start(1), explain.end(1)) : prepared;
    Matcher escape = ESCAPE.matcher(text);
    if (escape.matches()) {
      String inner =
          blank(blank(text, escape.start(1), escape.end(1)), escape.start(4), escape.end(4));
      return Optional.of(new CallText(withParentheses(inner), escape.group(2) != null, explains));
    }
    return CALL.matcher(text).lookingAt()
        ? Optional.of(new CallText(withParentheses(text), false, explains))
        : Optional.empty();
  }

  /** Everything keeps its place, so that errors name the right line and column. */
  private static String blank(String text, int from, int to) {
    return text.substring(0, from)
        + text.substring(from, to).replaceAll("[^\\n]", " ")
        + text.substring(to);
  }

  /** A procedure without arguments may be called without parentheses. */
  private static String withParentheses(String text) {
    String code = SqlText.prepared(text);
    return code.endsWith(")") ? code : code + "()";
  }
}
