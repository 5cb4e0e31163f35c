package org.holisticsjdbc.adapter;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.apache.calcite.DataContext;
import org.holisticsjdbc.api.Condition;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;
import org.holisticsjdbc.catalog.ColumnType;
import org.holisticsjdbc.catalog.WidgetFilter;

/**
 * A filter as a statement sets it (DESIGN §5). Parameters in it get their values at execute.
 *
 * @param values as many as the comparison takes: none for IS NULL and its like, two for BETWEEN
 */
public record UserCondition(WidgetFilter filter, Comparison comparison, List<GivenValue> values) {

  /**
   * Creates a condition, checked as far as its values are known.
   *
   * @throws HolisticsException if no operator of the service says exactly this
   */
  public UserCondition {
    requireNonNull(filter, "filter");
    requireNonNull(comparison, "comparison");
    values = List.copyOf(values);
    if (!FilterSyntax.of(filter.filter().type()).takes(comparison)) {
      throw new HolisticsException(
          Failure.NOT_SUPPORTED,
          "Filter \"%s\" cannot be set with %s. Allowed are %s"
              .formatted(filter.name(), comparison.sql(), allowed(filter)));
    }
    if (isKnown(values)) {
      resolve(filter, comparison, values, index -> Optional.empty());
    }
  }

  private static boolean isKnown(List<GivenValue> values) {
    return values.stream().allMatch(GivenValue.Known.class::isInstance);
  }

  /** Returns the condition to send, if it is known without executing. */
  Optional<Condition.OfFilter> planned() {
    return isKnown(values) ? Optional.of(resolve(index -> Optional.empty())) : Optional.empty();
  }

  /** Returns what a statement may ask of the filter, for messages and remarks. */
  public static String allowed(WidgetFilter filter) {
    return FilterSyntax.of(filter.filter().type()).allowed(filter.filter().type());
  }

  /** Returns the type of the parameters in it. */
  public ColumnType parameterType() {
    ColumnType type = FilterSyntax.of(filter.filter().type()).valueType();
    boolean takesMore =
        comparison == Comparison.ARGUMENT
            || type == ColumnType.DATE && comparison == Comparison.EQUAL;
    return takesMore ? ColumnType.VARCHAR : type;
  }

  /** Returns the condition to send in one execution, which knows the parameters. */
  Condition.OfFilter resolve(DataContext root) {
    return resolve(index -> Optional.ofNullable(root.get("?" + index)).map(this::filterValue));
  }

  private Object filterValue(Object internal) {
    return parameterType() == ColumnType.DATE ? LocalDate.ofEpochDay((Integer) internal) : internal;
  }

  /**
   * Returns the condition to send.
   *
   * @param parameters the value of a parameter as {@link GivenValue.Known} has it; empty is NULL
   */
  Condition.OfFilter resolve(IntFunction<Optional<Object>> parameters) {
    return resolve(filter, comparison, values, parameters);
  }

  private static Condition.OfFilter resolve(
      WidgetFilter filter,
      Comparison comparison,
      List<GivenValue> values,
      IntFunction<Optional<Object>> parameters) {
    try {
      List<Object> known = values.stream().map(value -> value(value, parameters)).toList();
      LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC);
      return new Condition.OfFilter(
          filter.filter().id(),
          new UserConditionWriter(filter.filter().type(), now).write(comparison, known));
    } catch (HolisticsException e) {
      throw new HolisticsException(
          e.failure(), "Filter \"%s\": %s".formatted(filter.name(), e.getMessage()), e);
    }
  }

  private static Object value(GivenValue value, IntFunction<Optional<Object>> parameters) {
    Optional<Object> known =
        value instanceof GivenValue.Parameter parameter
            ? parameters.apply(parameter.index())
            : ((GivenValue.Known) value).value();
    return known.orElseThrow(
        () ->
            FilterJson.refused(
                "NULL", "is no value of a filter: write IS NULL, or leave the condition out"));
  }

  /** Returns it as SQL, for EXPLAIN; equal conditions are equal text. */
  @Override
  public String toString() {
    return values.stream()
        .map(GivenValue::toString)
        .collect(
            Collectors.joining(", ", "\"%s\" %s ".formatted(filter.name(), comparison.sql()), ""))
        .strip();
  }
}
