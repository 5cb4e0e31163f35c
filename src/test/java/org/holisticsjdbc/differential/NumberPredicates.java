package org.holisticsjdbc.differential;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random predicates on a number column. */
final class NumberPredicates {

  private static final List<BigDecimal> STEPS =
      List.of(
          new BigDecimal("1"),
          new BigDecimal("-1"),
          new BigDecimal("0.5"),
          new BigDecimal("-0.5"),
          new BigDecimal("0.0000000001"),
          new BigDecimal("-0.0000000001"));

  private NumberPredicates() {}

  static Arbitrary<Predicate> on(TableData.Column column) {
    Arbitrary<BigDecimal> values = values(column);
    return Arbitraries.frequencyOf(
        Tuple.of(6, Predicates.comparisons(column, values)),
        Tuple.of(3, Predicates.others(column, values)),
        Tuple.of(1, computed(column, values)));
  }

  /** Returns values of the column, their neighbours, and numbers of other sizes. */
  private static Arbitrary<BigDecimal> values(TableData.Column column) {
    Arbitrary<BigDecimal> other =
        Arbitraries.of("0", "-1", "1.5", "1000000", "-0.0000000001", "99999999999999999999.5")
            .map(BigDecimal::new);
    if (column.values().isEmpty()) {
      return other;
    }
    Arbitrary<BigDecimal> real = Arbitraries.of(column.values()).map(BigDecimal.class::cast);
    return Arbitraries.frequencyOf(
        Tuple.of(6, real),
        Tuple.of(3, Combinators.combine(real, Arbitraries.of(STEPS)).as(BigDecimal::add)),
        Tuple.of(1, other));
  }

  private static Arbitrary<Predicate> computed(
      TableData.Column column, Arbitrary<BigDecimal> values) {
    return values.flatMap(
        number ->
            Arbitraries.of(
                Predicate.of(column.sql() + " + 1 > " + Literal.of(number)),
                Predicate.of("-" + column.sql() + " < " + Literal.of(number)),
                Predicate.of("ABS(" + column.sql() + ") <= ABS(" + Literal.of(number) + ")"),
                Predicate.ofDriver(
                    "CAST(" + column.sql() + " AS DOUBLE) >= " + number.doubleValue()),
                Predicate.ofDriver(
                    "FLOOR(" + column.sql() + ") = FLOOR(" + Literal.of(number) + ")"),
                Predicate.of(column.sql() + " IN (" + Literal.of(number) + ", NULL)")));
  }
}
