package org.holisticsjdbc.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the conditions of alerts, which name a field and perhaps an aggregation. */
final class VizCondition {

  private static final String NAME = "viz_conditions";

  private VizCondition() {}

  /**
   * Returns a condition on the rows of a data set, or on their groups if it names an aggregation. A
   * transformation is not applied: it says how the field is shown.
   *
   * @throws ApiError if the data set has no such field, or the condition does not fit it
   */
  static FieldCondition read(JsonNode json, DataSet dataSet, ConditionReader reader) {
    FieldRef field = field(json.path("field_path"), dataSet);
    FieldType base = dataSet.field(field).type();
    Optional<Aggregation> aggregation =
        Optional.of(json.path("aggregation")).filter(JsonNode::isTextual).map(it -> how(it, base));
    FieldType compared = aggregation.map(how -> how.resultType(base)).orElse(base);
    try {
      ValueTest test = reader.read(FilterType.of(compared), Condition.of(json.path("condition")));
      return new FieldCondition(new DashboardFilter.Target(field, aggregation), test);
    } catch (ApiError e) {
      throw ApiError.invalidRecord(NAME, e.getMessage());
    }
  }

  private static FieldRef field(JsonNode path, DataSet dataSet) {
    String name = path.path("field_name").asText();
    return dataSet.models().stream()
        .filter(
            model -> path.path("model_id").isNull() || model.id().isNamedBy(path.path("model_id")))
        .filter(model -> model.fields().stream().anyMatch(field -> field.name().equals(name)))
        .map(model -> new FieldRef(model.name(), name))
        .findFirst()
        .orElseThrow(() -> ApiError.invalidRecord(NAME, "Unknown field: " + path));
  }

  private static Aggregation how(JsonNode name, FieldType base) {
    return Stream.of(Aggregation.values())
        .filter(how -> how.apiName().equals(name.asText()) && how.takes(base))
        .findFirst()
        .orElseThrow(
            () ->
                ApiError.invalidRecord(
                    NAME, "The sandbox does not compute %s of %s".formatted(name, base.apiName())));
  }
}
