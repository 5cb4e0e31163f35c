package org.holisticsjdbc.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.holisticsjdbc.api.ApiId;
import org.holisticsjdbc.api.Condition;

/**
 * What makes two exports equal: the widget and its conditions, in whatever order they were given.
 */
record ExportKey(String widgetId, List<String> conditions) {
  /** Operators whose values are a set; elsewhere their order means something. */
  private static final Set<String> ANY_OF =
      Set.of(
          "is",
          "is_not",
          "contains",
          "does_not_contain",
          "starts_with",
          "ends_with",
          "matches_user_attribute");

  static ExportKey of(ApiId widgetId, List<Condition.OfFilter> conditions) {
    return new ExportKey(
        widgetId.text(), conditions.stream().map(ExportKey::text).sorted().toList());
  }

  private static String text(Condition.OfFilter of) {
    Condition condition = of.condition();
    Stream<String> values = condition.values().stream().map(JsonNode::toString);
    if (ANY_OF.contains(condition.operator())) {
      values = values.distinct().sorted();
    }
    return List.of(
            of.dynamicFilterId().text(),
            condition.operator(),
            values.toList(),
            Optional.ofNullable(condition.modifier()).flatMap(m -> m).orElse(""))
        .toString();
  }
}
