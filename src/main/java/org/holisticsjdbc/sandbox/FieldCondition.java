package org.holisticsjdbc.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** A condition that acts on a field of a widget's data before anything is grouped (FACTS §3). */
record FieldCondition(FieldRef field, ValueTest wanted) {

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
    Map<ApiId, Condition> requested = requested(dashboard, conditions, quirks);
    List<FieldCondition> effective = new ArrayList<>();
    for (DashboardFilter filter : dashboard.filters()) {
      Condition omitted =
          quirks.contains(Quirk.DEFAULTS_NOT_APPLIED_TO_EXPORTS)
              ? Condition.none()
              : filter.defaultCondition();
      // Refuses what it cannot read, whether the filter reaches the widget or not.
      ValueTest test = reader.read(filter.type(), requested.getOrDefault(filter.id(), omitted));
      if (!test.restrictsNothing()) {
        filter
            .mappingOf(widget)
            .map(mapping -> new FieldCondition(mapping.field(), test))
            .ifPresent(effective::add);
      }
    }
    return effective;
  }

  private static Map<ApiId, Condition> requested(
      Dashboard dashboard, JsonNode conditions, Set<Quirk> quirks) {
    Map<ApiId, Condition> requested = new HashMap<>();
    for (JsonNode entry : conditions) {
      DashboardFilter filter = filter(dashboard, entry.path("dynamic_filter_id"));
      Condition condition = Condition.of(entry.path("condition"));
      boolean isSecond = requested.put(filter.id(), condition) != null;
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
