package org.holisticsjdbc.procedure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads from an entry of the manifest what rows its answer has. */
final class ResultReader {
  private final Schemas schemas;

  ResultReader(Schemas schemas) {
    this.schemas = schemas;
  }

  ResultShape shape(JsonNode operation) {
    JsonNode result = operation.path("result");
    Map<String, JsonNode> answer = schemas.properties(answer(operation));
    Optional<String> at = Optional.of(result.path("at").asText()).filter(name -> !name.isEmpty());
    String kind = ManifestReader.text(result, "kind");
    return switch (kind) {
      case "list" -> rows(at.orElseThrow(), answer, result);
      case "row" -> row(at, answer, operation);
      case "entries" -> entries(result, answer);
      case "job" -> new ResultShape.StartedJob(outcome(result));
      case "file" -> new ResultShape.File();
      default -> throw new IllegalStateException("Unknown kind of result: " + kind);
    };
  }

  private static ResultShape.Outcome outcome(JsonNode result) {
    return ResultShape.Outcome.valueOf(
        result.path("outcome").asText("result").toUpperCase(Locale.ROOT));
  }

  private static JsonNode answer(JsonNode operation) {
    for (Map.Entry<String, JsonNode> response : operation.path("responses").properties()) {
      if (response.getKey().startsWith("2")) {
        return response.getValue().path("application/json");
      }
    }
    return MissingNode.getInstance();
  }

  private ResultShape rows(String at, Map<String, JsonNode> answer, JsonNode result) {
    JsonNode items = schemas.keyword(answer.get(at), "items");
    return new ResultShape.Rows(at, columns(items, result.path("extra")));
  }

  private ResultShape row(Optional<String> at, Map<String, JsonNode> answer, JsonNode operation) {
    JsonNode extra = operation.path("result").path("extra");
    if (at.isEmpty()) {
      return new ResultShape.Row(at, columns(answer(operation), extra), List.of());
    }
    List<ResultColumn> inside = columns(answer.get(at.get()), extra);
    List<ResultColumn> beside =
        answer.entrySet().stream()
            .filter(property -> !property.getKey().equals(at.get()))
            .map(property -> column(property.getKey(), property.getValue()))
            .filter(column -> inside.stream().noneMatch(it -> it.name().equals(column.name())))
            .toList();
    return new ResultShape.Row(at, inside, beside);
  }

  private ResultShape entries(JsonNode result, Map<String, JsonNode> answer) {
    String at = result.path("at").asText();
    JsonNode items =
        schemas.keyword(schemas.keyword(answer.get(at), "additionalProperties"), "items");
    String key = result.path("key").asText();
    return new ResultShape.Entries(
        at, ResultColumn.of(key, DataType.VARCHAR), column(result.path("value").asText(), items));
  }

  /**
   * Returns the columns of an object.
   *
   * @param extra properties that the service answers though the contract does not say so
   */
  private List<ResultColumn> columns(JsonNode object, JsonNode extra) {
    List<ResultColumn> columns = new ArrayList<>();
    extra
        .properties()
        .forEach(property -> columns.add(column(property.getKey(), property.getValue())));
    schemas.properties(object).forEach((name, schema) -> columns.add(column(name, schema)));
    columns.sort(Comparator.comparing(it -> !it.name().equals("id"))); // whatever else comes first
    return columns;
  }

  private ResultColumn column(String property, JsonNode schema) {
    Set<String> types = schemas.types(schema);
    boolean isMoment = schemas.keyword(schema, "format").asText().equals("date-time");
    boolean isJson = types.contains("object") || types.contains("array") || types.isEmpty();
    DataType type = isMoment ? DataType.TIMESTAMP : ManifestReader.scalarType(property, types);
    return new ResultColumn(
        ManifestReader.snakeCase(property), property, isJson ? DataType.VARCHAR : type, isJson);
  }
}
