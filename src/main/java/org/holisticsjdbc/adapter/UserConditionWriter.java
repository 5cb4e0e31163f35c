package org.holisticsjdbc.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.holisticsjdbc.api.Condition;
import org.holisticsjdbc.catalog.Filter.Type;

/**
 * From a comparison and its values to the one operator that says exactly this (FACTS §4, DESIGN
 * §5).
 *
 * <p>A pure function; the comparison is one that {@link FilterSyntax} takes, and no value is NULL.
 *
 * @param now the present moment, give or take a day
 */
record UserConditionWriter(Type type, LocalDateTime now) {

  Condition write(Comparison comparison, List<Object> values) {
    if (comparison == Comparison.IS_NULL) {
      return condition(FilterOperator.IS_NULL, List.of());
    }
    if (comparison == Comparison.IS_NOT_NULL) {
      return condition(FilterOperator.NOT_NULL, List.of());
    }
    if (comparison == Comparison.ARGUMENT) {
      return argument(values.get(0));
    }
    return switch (FilterSyntax.of(type)) {
      case TEXT -> text(comparison, values);
      case NUMBER -> number(comparison, values);
      case DATE -> date(comparison, values);
      case BOOLEAN -> truth(comparison, values);
      case NONE -> throw new IllegalArgumentException(comparison.sql());
    };
  }

  private Condition argument(Object value) {
    if (JsonCondition.isOne(value)) {
      return JsonCondition.read((String) value, type, now);
    }
    if (FilterSyntax.of(type) == FilterSyntax.NONE) {
      throw FilterJson.refused(value, "is no condition: " + FilterSyntax.NONE.allowed(type));
    }
    return write(Comparison.EQUAL, List.of(value));
  }

  private static Condition text(Comparison comparison, List<Object> values) {
    return switch (comparison) {
      case EQUAL, IN -> condition(FilterOperator.IS, each(values, FilterJson::text));
      case NOT_EQUAL, NOT_IN -> condition(FilterOperator.IS_NOT, each(values, FilterJson::text));
      case LIKE -> LikePattern.of(values.get(0)).condition();
      case NOT_LIKE -> LikePattern.of(values.get(0)).negated();
      default -> throw new IllegalArgumentException(comparison.sql());
    };
  }

  private static Condition number(Comparison comparison, List<Object> values) {
    List<JsonNode> numbers = each(values, FilterJson::number);
    return switch (comparison) {
      case EQUAL, IN -> condition(FilterOperator.IS, numbers);
      case NOT_EQUAL, NOT_IN -> condition(FilterOperator.IS_NOT, numbers);
      case LESS -> condition(FilterOperator.LESS_THAN, numbers);
      case GREATER -> condition(FilterOperator.GREATER_THAN, numbers);
      case BETWEEN -> {
        requireOrder(numbers.get(0).decimalValue(), numbers.get(1).decimalValue());
        yield condition(FilterOperator.BETWEEN, numbers);
      }
      default -> throw new IllegalArgumentException(comparison.sql());
    };
  }

  private Condition date(Comparison comparison, List<Object> values) {
    if (comparison == Comparison.EQUAL && FilterJson.day(values.get(0)).isEmpty()) {
      return condition(FilterOperator.MATCHES, List.of(FilterJson.expression(values.get(0), now)));
    }
    List<LocalDate> days = values.stream().map(FilterJson::onlyDay).toList();
    return switch (comparison) {
      case EQUAL, IN -> days(FilterOperator.IS, days);
      case LESS -> days(FilterOperator.BEFORE, days);
      case LESS_OR_EQUAL -> days(FilterOperator.BEFORE, List.of(days.get(0).plusDays(1)));
      case GREATER -> days(FilterOperator.AFTER, days);
      case GREATER_OR_EQUAL -> days(FilterOperator.AFTER, List.of(days.get(0).minusDays(1)));
      case BETWEEN -> {
        requireOrder(days.get(0), days.get(1));
        yield days(FilterOperator.BETWEEN, days);
      }
      default -> throw new IllegalArgumentException(comparison.sql());
    };
  }

  private static Condition truth(Comparison comparison, List<Object> values) {
    boolean wanted =
        switch (comparison) {
          case IS_TRUE -> true;
          case IS_FALSE -> false;
          case EQUAL -> FilterJson.truth(values.get(0));
          case NOT_EQUAL -> !FilterJson.truth(values.get(0));
          default -> throw new IllegalArgumentException(comparison.sql());
        };
    return condition(wanted ? FilterOperator.IS_TRUE : FilterOperator.IS_FALSE, List.of());
  }

  /** To SQL a reversed BETWEEN is empty; what the service makes of it is not known. */
  private static <T extends Comparable<? super T>> void requireOrder(T low, T high) {
    if (low.compareTo(high) > 0) {
      throw FilterJson.refused(low, "is above " + high + ": BETWEEN takes the lower value first");
    }
  }

  private static Condition days(FilterOperator operator, List<LocalDate> days) {
    return condition(operator, each(days, FilterJson::json));
  }

  private static <T> List<JsonNode> each(List<T> values, Function<T, JsonNode> json) {
    return values.stream().map(json).toList();
  }

  private static Condition condition(FilterOperator operator, List<JsonNode> values) {
    return new Condition(operator.apiName(), values, Optional.empty());
  }

  /** A pattern of LIKE that an operator says exactly. */
  private record LikePattern(FilterOperator operator, String text) {
    static LikePattern of(Object value) {
      String pattern = FilterJson.text(value).textValue();
      boolean open = pattern.startsWith("%");
      boolean openEnd = pattern.endsWith("%") && pattern.length() > 1;
      String text = pattern.substring(open ? 1 : 0, pattern.length() - (openEnd ? 1 : 0));
      if (text.isEmpty() || text.contains("%") || text.contains("_")) {
        throw FilterJson.refused(
            pattern,
            "is no pattern of a filter: 'x%', '%x', '%x%' and 'x' are, where x holds neither % nor _");
      }
      FilterOperator anchored = openEnd ? FilterOperator.STARTS_WITH : FilterOperator.IS;
      FilterOperator free = openEnd ? FilterOperator.CONTAINS : FilterOperator.ENDS_WITH;
      return new LikePattern(open ? free : anchored, text);
    }

    Condition condition() {
      return UserConditionWriter.condition(operator, json());
    }

    Condition negated() {
      return switch (operator) {
        case CONTAINS -> UserConditionWriter.condition(FilterOperator.DOES_NOT_CONTAIN, json());
        case IS -> UserConditionWriter.condition(FilterOperator.IS_NOT, json());
        default ->
            throw FilterJson.refused(
                text, "cannot be excluded by its place: NOT LIKE '%x%' is all");
      };
    }

    private List<JsonNode> json() {
      return List.of(JsonNodeFactory.instance.textNode(text));
    }
  }
}
