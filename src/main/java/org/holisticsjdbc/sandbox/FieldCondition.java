package org.holisticsjdbc.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A condition that acts on a field of a widget's data before anything is grouped, or on what an
 * aggregation makes of the field (FACTS §3).
 */
record FieldCondition(DashboardFilter.Target target, ValueTest wanted) {

  /** Returns whether the condition compares what an aggregation makes of a group. */
  boolean isOnGroups() {
    return target.aggregation().isPresent();
  }

  Predicate<Object> test() {
    return wanted.predicate();
  }

  /**
   * Returns the conditions of an export.
   *
   * <p>A filter the request does not mention keeps its default; {@code none} switches it off. That
   * is documented for preloads and assumed for exports (FACTS §3). Two conditions for one filter
   * are refused, the stricter reading of FACTS §14.
   *
   * @param conditions {@code dashboard_filter_conditions} of the request
   */
  static List<FieldCondition> of(
      Dashboard dashboard,
      Widget widget,
      JsonNode conditions,
      ConditionReader reader,
      Set<Quirk> quirks) {
    Map<ApiId, ValueTest> tests = new HashMap<>();
    if (!quirks.contains(Quirk.DEFAULTS_NOT_APPLIED_TO_EXPORTS)) {
      tests.putAll(defaults(dashboard, reader));
    }
    tests.putAll(requested(dashboard, conditions, reader, quirks));
    List<FieldCondition> effective = new ArrayList<>();
    for (DashboardFilter filter : dashboard.filters()) {
      ValueTest test = tests.get(filter.id());
      if (test != null && !test.restrictsNothing()) {
        dashboard
            .target(filter, widget)
            .map(target -> new FieldCondition(target, test))
            .ifPresent(effective::add);
      }
    }
    return effective;
  }

  /**
   * Refuses conditions that cannot be read, whether they reach a widget or not.
   *
   * @param name what the request calls the conditions
   * @throws ApiError naming what is wrong
   */
  static void check(
      String name,
      Dashboard dashboard,
      JsonNode conditions,
      ConditionReader reader,
      Set<Quirk> quirks) {
    try {
      requested(dashboard, conditions, reader, quirks);
    } catch (ApiError e) {
      throw ApiError.invalidRecord(name, e.getMessage());
    }
  }

  private static Map<ApiId, ValueTest> defaults(Dashboard dashboard, ConditionReader reader) {
    Map<ApiId, ValueTest> defaults = new HashMap<>();
    for (DashboardFilter filter : dashboard.filters()) {
      if (!filter.defaultCondition().restrictsNothing()) {
        defaults.put(filter.id(), reader.read(filter.type(), filter.defaultCondition()));
      }
    }
    return defaults;
  }

  /**
   * Reads what is asked for, and refuses what cannot be read whether it reaches the widget or not.
   */
  private static Map<ApiId, ValueTest> requested(
      Dashboard dashboard, JsonNode conditions, ConditionReader reader, Set<Quirk> quirks) {
    Map<ApiId, ValueTest> requested = new HashMap<>();
    for (JsonNode entry : conditions) {
      DashboardFilter filter = filter(dashboard, entry.path("dynamic_filter_id"));
      Condition condition = Condition.of(entry.path("condition"));
      if (quirks.contains(Quirk.SINGLE_SELECT_TAKES_ONE_VALUE)
          && filter.input() == DashboardFilter.Input.SINGLE_SELECT
          && condition.values().size() > 1) {
        throw ValueTest.refused("More than one value for filter " + filter.id().text());
      }
      boolean isSecond = requested.put(filter.id(), reader.read(filter.type(), condition)) != null;
      if (isSecond && !quirks.contains(Quirk.TWO_CONDITIONS_LAST_WINS)) {
        throw ValueTest.refused("Two conditions for filter " + filter.id().text());
      }
    }
    return requested;
  }

  private static DashboardFilter filter(Dashboard dashboard, JsonNode id) {
    return dashboard.filters().stream()
        .filter(filter -> filter.id().isNamedBy(id))
        .findFirst()
        .orElseThrow(
            () ->
                ValueTest.refused(
                    "Dashboard %d has no filter %s".formatted(dashboard.id(), id.asText())));
  }
}
