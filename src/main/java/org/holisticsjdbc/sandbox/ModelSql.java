package org.holisticsjdbc.sandbox;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The SQL of a query on a data set, as the service would send it to a PostgreSQL warehouse. */
final class ModelSql {

  private final ModelQuery query;
  private final Widget.Query parts;

  private ModelSql(ModelQuery query) {
    this.query = query;
    this.parts = query.export().query();
  }

  static String of(ModelQuery query) {
    return new ModelSql(query).text();
  }

  private String text() {
    List<String> clauses = new ArrayList<>();
    clauses.add("SELECT\n  " + columns());
    clauses.add("FROM\n  " + tables());
    if (!query.export().where().isEmpty()) {
      clauses.add(
          "WHERE\n  "
              + query.export().where().stream()
                  .map(ModelSql::condition)
                  .collect(Collectors.joining("\n  AND ")));
    }
    groups().ifPresent(clauses::add);
    if (!parts.sort().isEmpty()) {
      clauses.add(
          "ORDER BY\n  "
              + parts.sort().stream()
                  .map(key -> (key.column() + 1) + (key.isDescending() ? " DESC" : " ASC"))
                  .collect(Collectors.joining(", ")));
    }
    clauses.add("LIMIT " + parts.rowLimit());
    return String.join("\n", clauses);
  }

  private String columns() {
    return parts.fields().stream()
        .map(
            field ->
                "%s AS %s"
                    .formatted(
                        expression(field),
                        quoted(field.header(parts.dataSet().field(field.ref())), '"')))
        .collect(Collectors.joining(",\n  "));
  }

  private static String expression(WidgetField field) {
    String column = column(field.ref());
    String cut =
        field
            .truncation()
            .map(to -> "DATE_TRUNC('%s', %s)".formatted(to.apiName().split(" ")[1], column))
            .orElse(column);
    return field.aggregation().map(how -> aggregated(how, cut)).orElse(cut);
  }

  private static String aggregated(Aggregation how, String value) {
    return switch (how) {
      case COUNT_DISTINCT -> "COUNT(DISTINCT %s)".formatted(value);
      case MEDIAN -> "PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY %s)".formatted(value);
      case SUM, AVG, COUNT, MIN, MAX -> "%s(%s)".formatted(how.name(), value);
    };
  }

  private String tables() {
    StringBuilder tables = new StringBuilder(table(parts.dataSet().models().get(0).name()));
    for (DataSet.Join join : parts.dataSet().joins()) {
      tables.append(
          "\n  LEFT JOIN %s ON %s = %s"
              .formatted(table(join.to().model()), column(join.from()), column(join.to())));
    }
    return tables.toString();
  }

  private Optional<String> groups() {
    if (parts.fields().stream().noneMatch(field -> field.aggregation().isPresent())) {
      return Optional.empty();
    }
    String columns =
        IntStream.range(0, parts.fields().size())
            .filter(i -> parts.fields().get(i).aggregation().isEmpty())
            .mapToObj(i -> Integer.toString(i + 1))
            .collect(Collectors.joining(", "));
    return Optional.of(columns).filter(text -> !text.isEmpty()).map(text -> "GROUP BY\n  " + text);
  }

  private static String condition(FieldCondition condition) {
    ValueTest test = condition.wanted();
    String column = column(condition.target().field());
    List<String> values = test.condition().texts();
    return switch (test.condition().operator()) {
      case "is_null" -> column + " IS NULL";
      case "not_null" -> column + " IS NOT NULL";
      case "is_true" -> column + " IS TRUE";
      case "is_false" -> column + " IS FALSE";
      case "greater_than" -> column + " > " + values.get(0);
      case "less_than" -> column + " < " + values.get(0);
      case "is_not" -> "%s NOT IN (%s)".formatted(column, literals(test));
      case "contains" -> anyLike(column, values, "%", "%");
      case "starts_with" -> anyLike(column, values, "", "%");
      case "ends_with" -> anyLike(column, values, "%", "");
      case "does_not_contain" -> "NOT " + anyLike(column, values, "%", "%");
      default ->
          test.type() == FilterType.DATE ? times(column, test) : betweenOrIn(column, test, values);
    };
  }

  private static String betweenOrIn(String column, ValueTest test, List<String> values) {
    return test.condition().operator().equals("between")
        ? "%s BETWEEN %s AND %s".formatted(column, values.get(0), values.get(1))
        : "%s IN (%s)".formatted(column, literals(test));
  }

  private static String times(String column, ValueTest test) {
    List<TimeRange> periods = test.periods();
    TimeRange first = periods.get(0);
    return switch (test.condition().operator()) {
      case "before" -> "%s < %s".formatted(column, time(first.start()));
      case "after" -> "%s >= %s".formatted(column, time(first.end()));
      case "between" -> within(column, first.start(), periods.get(1).end());
      default ->
          periods.stream()
              .map(period -> within(column, period.start(), period.end()))
              .collect(Collectors.joining(" OR ", "(", ")"));
    };
  }

  private static String within(String column, LocalDateTime start, LocalDateTime end) {
    return "%1$s >= %2$s AND %1$s < %3$s".formatted(column, time(start), time(end));
  }

  private static String anyLike(String column, List<String> values, String before, String after) {
    return values.stream()
        .map(value -> "%s ILIKE %s".formatted(column, quoted(before + value + after, '\'')))
        .collect(Collectors.joining(" OR ", "(", ")"));
  }

  private static String literals(ValueTest test) {
    return test.condition().texts().stream()
        .map(text -> test.type() == FilterType.NUMBER ? text : quoted(text, '\''))
        .collect(Collectors.joining(", "));
  }

  private static String time(LocalDateTime time) {
    return quoted(Values.text(time), '\'') + "::timestamp";
  }

  private static String table(String model) {
    return "%s AS %s"
        .formatted(quoted("public", '"') + "." + quoted(model, '"'), quoted(model, '"'));
  }

  private static String column(FieldRef ref) {
    return quoted(ref.model(), '"') + "." + quoted(ref.field(), '"');
  }

  private static String quoted(String text, char quote) {
    String mark = String.valueOf(quote);
    return mark + text.replace(mark, mark + mark) + mark;
  }
}
