package org.holisticsjdbc.engine;

import static java.util.Objects.requireNonNull;

/**
 * A piece of SQL text that is neither blank nor comment.
 *
 * @param start where it begins in the text
 * @param end where the text goes on behind it
 */
record SqlToken(Kind kind, int start, int end) {
  /** What a piece is, as far as it can be told without parsing. */
  enum Kind {
    /** A word without quotes: part of the language, or a name. */
    WORD,
    /** A name in double quotes, back-quotes or brackets. */
    NAME,
    /** A text in single quotes. */
    TEXT,
    /** A number, with whatever sticks to it. */
    NUMBER,
    /** {@code ::}, {@code =>}, {@code <=>}, or any other single character. */
    SYMBOL
  }

  SqlToken {
    requireNonNull(kind, "kind");
  }
}
