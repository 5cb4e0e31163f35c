package org.holisticsjdbc.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.holisticsjdbc.api.ApiFilter;
import org.holisticsjdbc.api.ApiFilter.Definition;

/** From what the service says about a dashboard's filters to their values. */
final class FilterReader {
  private FilterReader() {}

  /** Returns the filters in their order. */
  static List<Filter> filters(List<ApiFilter> filters) {
    return filters.stream()
        .map(FilterReader::filter)
        .sorted(Comparator.comparingInt(Filter::order))
        .toList();
  }

  private static Filter filter(ApiFilter filter) {
    Definition definition = filter.definition();
    return new Filter(
        filter.id(),
        definition
            .label()
            .map(String::strip)
            .filter(label -> !label.isEmpty())
            .or(filter::uname)
            .orElse(filter.id().text()),
        filter.uname(),
        type(definition.filterType()),
        filter.order(),
        definition.inputType().filter(type -> type.startsWith("single_select")).isPresent(),
        definition.defaultCondition().filter(condition -> !Filter.isOpen(condition)),
        definition.filterSource().flatMap(FilterReader::source),
        filter.mappings());
  }

  private static Filter.Type type(String filterType) {
    return switch (filterType) {
      case "string" -> Filter.Type.TEXT;
      case "number" -> Filter.Type.NUMBER;
      case "date" -> Filter.Type.DATE;
      case "boolean" -> Filter.Type.BOOLEAN;
      case "pop" -> Filter.Type.PERIOD_COMPARISON;
      case "date_drill" -> Filter.Type.DATE_DRILL;
      default -> Filter.Type.UNKNOWN;
    };
  }

  private static Optional<Filter.Source> source(JsonNode json) {
    JsonNode path = json.path("field_path");
    if (!path.path("field_name").isTextual()) {
      return Optional.empty();
    }
    Optional<Long> dataSetId =
        Optional.of(json.path("data_set_id")).filter(JsonNode::isNumber).map(JsonNode::longValue);
    return Optional.of(new Filter.Source(dataSetId, DisplayedField.path(path)));
  }
}
