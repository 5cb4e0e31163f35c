package org.holisticsjdbc.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A condition on the rows of a table.
 *
 * @param sql as the driver reads it
 * @param duckSql as DuckDB reads it, with values in place of parameters; empty where the two mean
 *     different things
 * @param parameters values of its {@code ?}, in order
 * @param safeColumns columns on which it asks, in a conjunct of its own, for what DESIGN §4 lets be
 *     sent
 */
record Predicate(
    String sql, Optional<String> duckSql, List<Object> parameters, Set<String> safeColumns) {

  Predicate {
    parameters = List.copyOf(parameters);
    safeColumns = Set.copyOf(safeColumns);
  }

  /** A condition that both engines write in the same way. */
  static Predicate of(String sql) {
    return new Predicate(sql, Optional.of(sql), List.of(), Set.of());
  }

  static Predicate of(String sql, String duckSql) {
    return new Predicate(sql, Optional.of(duckSql), List.of(), Set.of());
  }

  /** A condition of which the two engines have different ideas. */
  static Predicate ofDriver(String sql) {
    return new Predicate(sql, Optional.empty(), List.of(), Set.of());
  }

  /**
   * Puts values where the texts have a {@code %s}: parameters for the driver, literals for DuckDB.
   */
  static Predicate withParameters(String template, List<?> values) {
    Object[] marks = values.stream().map(value -> "?").toArray();
    Object[] literals = values.stream().map(Literal::of).toArray();
    return new Predicate(
        template.formatted(marks),
        Optional.of(template.formatted(literals)),
        List.copyOf(values),
        Set.of());
  }

  static Predicate withLiterals(String template, List<?> values) {
    return of(template.formatted(values.stream().map(Literal::of).toArray()));
  }

  Predicate safeOn(String column) {
    return new Predicate(sql, duckSql, parameters, Set.of(column));
  }

  Predicate and(Predicate other) {
    Set<String> columns = new TreeSet<>(safeColumns);
    columns.addAll(other.safeColumns);
    return joined(" AND ", other, columns);
  }

  Predicate or(Predicate other) {
    return joined(" OR ", other, Set.of());
  }

  Predicate negated() {
    return new Predicate(
        "NOT (" + sql + ")", duckSql.map(text -> "NOT (" + text + ")"), parameters, Set.of());
  }

  private Predicate joined(String word, Predicate other, Set<String> columns) {
    List<Object> all = new ArrayList<>(parameters);
    all.addAll(other.parameters);
    return new Predicate(
        "(" + sql + ")" + word + "(" + other.sql + ")",
        duckSql.flatMap(one -> other.duckSql.map(two -> "(" + one + ")" + word + "(" + two + ")")),
        all,
        columns);
  }
}
