package org.holisticsjdbc.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * A filter condition as the service reads it (FACTS §4).
 *
 * @param values text, numbers and booleans, as JSON
 * @param modifier the period of {@code last} and {@code next}
 */
public record Condition(String operator, List<JsonNode> values, Optional<String> modifier) {
  public Condition {
    operator = operator == null ? "" : operator;
    values = Lists.copy(values);
  }

  /** A filter and the condition it gets in one export; it replaces the filter's default. */
  public record OfFilter(ApiId dynamicFilterId, Condition condition) {}
}
