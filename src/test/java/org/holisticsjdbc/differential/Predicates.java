package org.holisticsjdbc.differential;

import static org.holisticsjdbc.differential.Predicate.of;

import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random predicates on the columns of a table. */
final class Predicates {

  private static final int DEEPEST = 2;

  private Predicates() {}

  /** Returns predicates joined by AND, OR and NOT. */
  static Arbitrary<Predicate> on(TableData table) {
    return joined(Arbitraries.of(table.columns()).flatMap(Predicates::on), DEEPEST);
  }

  private static Arbitrary<Predicate> joined(Arbitrary<Predicate> atoms, int depth) {
    if (depth == 0) {
      return atoms;
    }
    Arbitrary<Predicate> parts = joined(atoms, depth - 1);
    return Arbitraries.frequencyOf(
        Tuple.of(5, atoms),
        Tuple.of(3, Combinators.combine(parts, parts).as(Predicate::and)),
        Tuple.of(2, Combinators.combine(parts, parts).as(Predicate::or)),
        Tuple.of(1, parts.map(Predicate::negated)));
  }

  private static Arbitrary<Predicate> on(TableData.Column column) {
    Arbitrary<Predicate> nulls =
        Arbitraries.of(of(column.sql() + " IS NULL"), of(column.sql() + " IS NOT NULL"));
    return Arbitraries.frequencyOf(Tuple.of(1, nulls), Tuple.of(12, typed(column)));
  }

  private static Arbitrary<Predicate> typed(TableData.Column column) {
    return switch (column.type()) {
      case TEXT -> TextPredicates.on(column);
      case NUMBER -> NumberPredicates.on(column);
      case DATE -> DatePredicates.on(column);
      case TIMESTAMP -> TimestampPredicates.on(column);
      case BOOLEAN -> BooleanPredicates.on(column.sql(), column.label());
    };
  }

  /** Returns comparisons of a column with values of its type, which may all be sent. */
  static Arbitrary<Predicate> comparisons(TableData.Column column, Arbitrary<?> values) {
    Arbitrary<String> words = Arbitraries.of(" = %s", " < %s", " <= %s", " > %s", " >= %s");
    Arbitrary<Predicate> simple =
        Combinators.combine(words, values.list().ofSize(1), asParameters())
            .as((word, value, marks) -> filled(column, word, value, marks));
    Arbitrary<Predicate> between =
        Combinators.combine(values.list().ofSize(2).map(Predicates::sorted), asParameters())
            .as((ends, marks) -> filled(column, " BETWEEN %s AND %s", ends, marks));
    return Arbitraries.oneOf(simple, between).map(it -> it.safeOn(column.label()));
  }

  /** Returns {@code <>}, NOT BETWEEN and lists. */
  static Arbitrary<Predicate> others(TableData.Column column, Arbitrary<?> values) {
    Arbitrary<Predicate> different =
        Combinators.combine(values.list().ofSize(1), asParameters())
            .as((value, marks) -> filled(column, " <> %s", value, marks));
    Arbitrary<Predicate> outside =
        Combinators.combine(values.list().ofSize(2), asParameters())
            .as((ends, marks) -> filled(column, " NOT BETWEEN %s AND %s", ends, marks));
    return Arbitraries.oneOf(different, outside, lists(column, values));
  }

  /** Returns IN and NOT IN with few values and with many. */
  private static Arbitrary<Predicate> lists(TableData.Column column, Arbitrary<?> values) {
    Arbitrary<? extends List<?>> list =
        Arbitraries.frequencyOf(
            Tuple.of(4, values.list().ofMinSize(1).ofMaxSize(4)),
            Tuple.of(1, values.list().ofMinSize(15).ofMaxSize(40)));
    return Combinators.combine(list, Arbitraries.of(" IN (", " NOT IN ("), asParameters())
        .as((wanted, word, marks) -> filled(column, word + placesFor(wanted) + ")", wanted, marks));
  }

  private static String placesFor(List<?> values) {
    return String.join(", ", Collections.nCopies(values.size(), "%s"));
  }

  static Arbitrary<Boolean> asParameters() {
    return Arbitraries.of(true, false);
  }

  /** Puts values into the places of a condition on a column. A parameter has its column's type. */
  static Predicate filled(
      TableData.Column column, String condition, List<?> values, boolean asParameters) {
    String template = column.sql() + condition;
    return asParameters && values.stream().allMatch(column::holds)
        ? Predicate.withParameters(template, values)
        : Predicate.withLiterals(template, values);
  }

  @SuppressWarnings("unchecked") // values of one column compare with each other
  private static List<?> sorted(List<?> values) {
    return values.stream().sorted((a, b) -> ((Comparable<Object>) a).compareTo(b)).toList();
  }
}
