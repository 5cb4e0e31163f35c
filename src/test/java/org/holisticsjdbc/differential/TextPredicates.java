package org.holisticsjdbc.differential;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random predicates on a text column. */
final class TextPredicates {

  private static final List<String> ODD_TEXTS =
      List.of(
          "", " ", "%", "_", "!", "\\", "'", "\"", "a", "A", "İ", "ı", "i", "ß", "SS", "東京", "😀",
          "e\u0301", "é", "007", "7", "NULL", "null", "\n");

  private TextPredicates() {}

  static Arbitrary<Predicate> on(TableData.Column column) {
    Arbitrary<String> values = values(column);
    return Arbitraries.frequencyOf(
        Tuple.of(4, equality(column, values)),
        Tuple.of(4, like(column, pieces(values))),
        Tuple.of(2, Predicates.others(column, values)),
        Tuple.of(1, ranges(column, values)),
        Tuple.of(1, computed(column, values)));
  }

  /** Returns values of the column, their neighbours, and texts that readers stumble over. */
  private static Arbitrary<String> values(TableData.Column column) {
    Arbitrary<String> odd = Arbitraries.of(ODD_TEXTS);
    if (column.values().isEmpty()) {
      return odd;
    }
    Arbitrary<String> real = Arbitraries.of(column.values()).map(String.class::cast);
    return Arbitraries.frequencyOf(
        Tuple.of(6, real),
        Tuple.of(2, real.flatMap(text -> Arbitraries.of(neighbours(text)))),
        Tuple.of(1, odd));
  }

  private static List<String> neighbours(String text) {
    return Stream.of(
            text.toUpperCase(Locale.ROOT),
            text.toLowerCase(Locale.ROOT),
            text + " ",
            " " + text,
            text + "x",
            piece(text, 0, text.codePointCount(0, text.length()) - 1))
        .distinct()
        .toList();
  }

  /** Returns the characters of a text from one to before another; nothing where there are none. */
  private static String piece(String text, int from, int to) {
    int[] characters = text.codePoints().skip(from).limit(Math.max(0, to - from)).toArray();
    return new String(characters, 0, characters.length);
  }

  /** Returns short pieces of values. */
  private static Arbitrary<String> pieces(Arbitrary<String> values) {
    Arbitrary<Integer> starts = Arbitraries.of(0, 0, 0, 1, 2, 5);
    Arbitrary<Integer> lengths = Arbitraries.of(1, 1, 2, 3, 5, 30);
    return Combinators.combine(values, starts, lengths)
        .as((text, start, length) -> piece(text, start, start + length));
  }

  private static Arbitrary<Predicate> equality(TableData.Column column, Arbitrary<String> values) {
    return Combinators.combine(values, Predicates.asParameters())
        .as(
            (text, mark) -> {
              Predicate is = Predicates.filled(column, " = %s", List.of(text), mark);
              return text.isEmpty() ? is : is.safeOn(column.label());
            });
  }

  private static Arbitrary<Predicate> like(TableData.Column column, Arbitrary<String> pieces) {
    Arbitrary<String> words =
        Arbitraries.frequency(Tuple.of(4, " LIKE "), Tuple.of(1, " NOT LIKE "));
    Arbitrary<String> frames = Arbitraries.of("{}%", "%{}", "%{}%", "{}", "_{}%", "%{}_", "{}%{}");
    return Combinators.combine(
            pieces, words, frames, Predicates.asParameters(), Arbitraries.of(1, 2, 3))
        .as((piece, word, frame, mark, kind) -> like(column, piece, word, frame, mark, kind));
  }

  /** Wildcards of the data act as such in a plain pattern, and as themselves in an escaped one. */
  private static Predicate like(
      TableData.Column column, String piece, String word, String frame, boolean mark, int kind) {
    boolean isEscaped = kind == 1;
    String text = isEscaped ? piece.replaceAll("[!%_]", "!$0") : piece;
    String pattern = frame.replace("{}", text);
    String end = isEscaped ? " ESCAPE '!'" : "";
    Predicate like =
        Predicates.filled(column, word + "%s" + end, List.of(pattern), mark && !isEscaped);
    boolean isSafe =
        word.equals(" LIKE ")
            && List.of("{}%", "%{}", "%{}%").contains(frame)
            && !piece.isEmpty()
            && piece.equals(text)
            && !piece.matches("(?s).*[%_].*");
    return isSafe ? like.safeOn(column.label()) : like;
  }

  private static Arbitrary<Predicate> ranges(TableData.Column column, Arbitrary<String> values) {
    return Combinators.combine(
            values, Arbitraries.of("<", "<=", ">", ">="), Predicates.asParameters())
        .as(
            (text, word, mark) ->
                Predicates.filled(column, " " + word + " %s", List.of(text), mark));
  }

  /** Case and length are matters on which engines differ beyond ASCII. */
  private static Arbitrary<Predicate> computed(TableData.Column column, Arbitrary<String> values) {
    return values.flatMap(
        text ->
            Arbitraries.of(
                Predicate.ofDriver(
                    "UPPER(" + column.sql() + ") = " + Literal.of(text.toUpperCase(Locale.ROOT))),
                Predicate.ofDriver(
                    "LOWER(" + column.sql() + ") = " + Literal.of(text.toLowerCase(Locale.ROOT))),
                Predicate.ofDriver("CHAR_LENGTH(" + column.sql() + ") > " + text.length()),
                Predicate.ofDriver(column.sql() + " ILIKE " + Literal.of(text + "%")),
                Predicate.of("TRIM(BOTH ' ' FROM " + column.sql() + ") = " + Literal.of(text)),
                Predicate.of("CAST(" + column.sql() + " AS VARCHAR) = " + Literal.of(text)),
                Predicate.of("COALESCE(" + column.sql() + ", 'none') = " + Literal.of(text)),
                Predicate.of(column.sql() + " || 'x' = " + Literal.of(text + "x"))));
  }
}
