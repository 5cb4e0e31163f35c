package org.holisticsjdbc.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Several questions to one table in one statement, since a statement costs more than a question.
 *
 * @param columns what is asked for
 * @param limit how many rows each question wants, in the order of all columns; empty for all rows
 */
record Batch(
    TableName table, List<String> columns, Optional<Integer> limit, List<Predicate> predicates) {

  Batch {
    columns = List.copyOf(columns);
    predicates = List.copyOf(predicates);
  }

  /** Returns a statement for the driver; the first column tells which question a row answers. */
  String sql() {
    return union(
        table.sql(), IntStream.range(0, predicates.size()).boxed().toList(), Predicate::sql);
  }

  List<Object> parameters() {
    List<Object> all = new ArrayList<>();
    predicates.forEach(predicate -> all.addAll(predicate.parameters()));
    return all;
  }

  /** Returns the numbers of the questions that DuckDB understands as the driver does. */
  List<Integer> duckQuestions() {
    return IntStream.range(0, predicates.size())
        .filter(i -> predicates.get(i).duckSql().isPresent())
        .boxed()
        .toList();
  }

  String duckSql(String duckTable) {
    return union(duckTable, duckQuestions(), predicate -> predicate.duckSql().orElseThrow());
  }

  private String union(String from, List<Integer> numbers, Function<Predicate, String> where) {
    return numbers.stream()
        .map(i -> select(i, from, where.apply(predicates.get(i))))
        .collect(Collectors.joining("\nUNION ALL "));
  }

  private String select(int number, String from, String where) {
    String names = columns.stream().map(DuckDb::quoted).collect(Collectors.joining(", "));
    String select = "SELECT %d AS n, %s FROM %s WHERE %s".formatted(number, names, from, where);
    return limit.map(rows -> "(" + select + order() + " LIMIT " + rows + ")").orElse(select);
  }

  private String order() {
    return columns.stream()
        .map(column -> DuckDb.quoted(column) + " NULLS FIRST")
        .collect(Collectors.joining(", ", " ORDER BY ", ""));
  }

  @Override
  public String toString() {
    return sql() + "\nwith " + parameters();
  }
}
