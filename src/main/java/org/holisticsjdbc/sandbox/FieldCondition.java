package org.holisticsjdbc.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A condition that acts on a field of a widget's data before anything is grouped, or on what an
 * aggregation makes of the field (FACTS §3).
 */
record FieldCondition(DashboardFilter.Target target, FilterType type, Condition condition) {

  /** Returns whether the condition compares what an aggregation makes of a group. */
  boolean isOnGroups() {
    return target.aggregation().isPresent();
  }

  Predicate<Object> test() {
    return ValueTest.of(type, condition);
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
  static List<FieldCondition> of(Dashboard dashboard, Widget widget, JsonNode conditions) {
    Map<ApiId, Condition> requested = new HashMap<>();
    for (JsonNode entry : conditions) {
      DashboardFilter filter = filter(dashboard, entry.path("dynamic_filter_id"));
      Condition condition = Condition.of(entry.path("condition"));
      ValueTest.of(filter.type(), condition); // refuses what it cannot read, mapped or not
      if (requested.put(filter.id(), condition) != null) {
        throw ValueTest.refused("Two conditions for filter " + filter.id().text());
      }
    }
    List<FieldCondition> effective = new ArrayList<>();
    for (DashboardFilter filter : dashboard.filters()) {
      Condition condition = requested.getOrDefault(filter.id(), filter.defaultCondition());
      if (!condition.restrictsNothing()) {
        dashboard
            .target(filter, widget)
            .map(target -> new FieldCondition(target, filter.type(), condition))
            .ifPresent(effective::add);
      }
    }
    return effective;
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
