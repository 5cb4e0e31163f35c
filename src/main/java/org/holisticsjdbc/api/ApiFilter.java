package org.holisticsjdbc.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** A filter of a dashboard (FACTS §3). */
public record ApiFilter(
    ApiId id, int order, Optional<String> uname, Definition definition, List<Mapping> mappings) {

  public ApiFilter {
    definition = definition == null ? Definition.UNKNOWN : definition;
    mappings = Lists.copy(mappings);
  }

  /**
   * What the filter asks for.
   *
   * @param filterType {@code string}, {@code number}, {@code date}, {@code boolean}, {@code pop},
   *     {@code date_drill}
   * @param filterSource a data-model field or manual options, as the service describes it
   */
  public record Definition(
      Optional<String> label,
      String filterType,
      Optional<String> inputType,
      Optional<Condition> defaultCondition,
      Optional<JsonNode> filterSource) {
    /** A filter of which the service tells nothing. */
    static final Definition UNKNOWN =
        new Definition(Optional.empty(), "", Optional.empty(), Optional.empty(), Optional.empty());

    public Definition {
      filterType = filterType == null ? "" : filterType;
      filterSource = filterSource.filter(json -> !json.isNull());
    }
  }

  /** One widget, and the field of it that the filter acts on. */
  public record Mapping(
      Optional<ApiId> vizConditionableId,
      Optional<FieldPath> fieldPath,
      Optional<String> aggregation) {}

  /** A field of a model; {@code modelId} is absent for a metric of the data set. */
  public record FieldPath(
      String fieldName,
      Optional<ApiId> modelId,
      Optional<Long> dataSetId,
      Optional<Boolean> isMetric) {}
}
