package org.holisticsjdbc.differential;

import static org.holisticsjdbc.differential.Predicate.of;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Random predicates on a boolean column. */
final class BooleanPredicates {
  private BooleanPredicates() {}

  static Arbitrary<Predicate> on(String column, String label) {
    return Arbitraries.of(
        of(column).safeOn(label),
        of("NOT " + column).safeOn(label),
        of(column + " IS TRUE").safeOn(label),
        of(column + " IS FALSE").safeOn(label),
        of(column + " = TRUE").safeOn(label),
        of(column + " = FALSE").safeOn(label),
        of(column + " <> TRUE"),
        of(column + " IS NOT TRUE"),
        of(column + " IS NOT FALSE"),
        Predicate.withParameters(column + " = %s", List.of(true)),
        Predicate.withParameters(column + " = %s", List.of(false)));
  }
}
