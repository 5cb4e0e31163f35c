package org.holisticsjdbc.adapter;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.holisticsjdbc.catalog.Filter.Type;

/** The operators of the service: for which filters, with how many values (FACTS §4). */
enum FilterOperator {
  IS(0, FilterOperator.ANY_NUMBER, Type.TEXT, Type.NUMBER, Type.DATE),
  IS_NOT(0, FilterOperator.ANY_NUMBER, Type.TEXT, Type.NUMBER),
  IS_NULL(0, 0, Type.TEXT, Type.NUMBER, Type.DATE, Type.BOOLEAN),
  NOT_NULL(0, 0, Type.TEXT, Type.NUMBER, Type.DATE, Type.BOOLEAN),
  CONTAINS(1, FilterOperator.ANY_NUMBER, Type.TEXT),
  DOES_NOT_CONTAIN(1, FilterOperator.ANY_NUMBER, Type.TEXT),
  STARTS_WITH(1, FilterOperator.ANY_NUMBER, Type.TEXT),
  ENDS_WITH(1, FilterOperator.ANY_NUMBER, Type.TEXT),
  MATCHES_USER_ATTRIBUTE(1, FilterOperator.ANY_NUMBER, Type.TEXT),
  GREATER_THAN(1, 1, Type.NUMBER),
  LESS_THAN(1, 1, Type.NUMBER),
  BETWEEN(2, 2, Type.NUMBER, Type.DATE),
  BEFORE(1, 1, Type.DATE),
  AFTER(1, 1, Type.DATE),
  LAST(1, 1, Type.DATE),
  NEXT(1, 1, Type.DATE),
  MATCHES(1, 1, Type.DATE),
  IS_TRUE(0, 0, Type.BOOLEAN),
  IS_FALSE(0, 0, Type.BOOLEAN),
  TRANSFORM_POP_RELATIVE(1, 1, Type.PERIOD_COMPARISON),
  TRANSFORM_POP_ABSOLUTE(2, 2, Type.PERIOD_COMPARISON),
  TRANSFORM_POP_NONE(0, 0, Type.PERIOD_COMPARISON),
  TRANSFORM_DATE_DRILL(1, 1, Type.DATE_DRILL),
  NONE(0, 0, Type.values());

  private static final int ANY_NUMBER = Integer.MAX_VALUE;

  private final int least;
  private final int most;
  private final Set<Type> types;

  FilterOperator(int least, int most, Type... types) {
    this.least = least;
    this.most = most;
    this.types = Set.of(types);
  }

  /** Returns the name the service knows it by. */
  String apiName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns whether it needs to know of which unit its number counts periods. */
  boolean needsModifier() {
    return this == LAST || this == NEXT || this == TRANSFORM_POP_RELATIVE;
  }

  boolean takesValues(int count) {
    return least <= count && count <= most;
  }

  /** Returns how many values it takes, for messages. */
  String arity() {
    if (most == ANY_NUMBER) {
      return least == 0 ? "any number of values" : "one or more values";
    }
    return switch (most) {
      case 0 -> "no values";
      case 1 -> "one value";
      default -> most + " values";
    };
  }

  /** Returns whether filters of the type take it; types newer than this driver may take any. */
  boolean isFor(Type type) {
    return type == Type.UNKNOWN || types.contains(type);
  }

  static Optional<FilterOperator> find(String apiName) {
    return Arrays.stream(values())
        .filter(operator -> operator.apiName().equals(apiName))
        .findFirst();
  }

  /** Returns the names of what filters of a type take. */
  static List<String> namesFor(Type type) {
    return Arrays.stream(values())
        .filter(operator -> operator.isFor(type))
        .map(FilterOperator::apiName)
        .toList();
  }
}
