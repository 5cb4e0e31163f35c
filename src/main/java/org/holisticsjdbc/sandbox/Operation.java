package org.holisticsjdbc.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One operation of the contract.
 *
 * @param segments path template in parts; {@code {id}} stands for any text
 * @param answersWithJob whether it can answer with a job that it started
 */
record Operation(
    String id,
    String method,
    List<String> segments,
    boolean authenticated,
    List<Parameter> parameters,
    Optional<Body> body,
    boolean answersWithJob) {

  /**
   * The body of a request.
   *
   * @param isRequired whether it must be there, because the contract says so or some part must be
   */
  record Body(String contentType, boolean isRequired, JsonNode schema) {

    boolean isJson() {
      return contentType.equals("application/json");
    }
  }

  /** A parameter. */
  record Parameter(String name, Place place, boolean required, JsonNode schema) {

    /** Where a parameter stands in a request; named as in the contract. */
    enum Place {
      PATH,
      QUERY,
      HEADER
    }

    /** Returns the name in a request; arrays are sent as {@code ids[]=1&ids[]=2} (FACTS §11). */
    String nameInQuery() {
      return isArray() ? name + "[]" : name;
    }

    boolean isArray() {
      return schema.path("type").asText().equals("array");
    }
  }

  static Operation of(JsonNode json) {
    return new Operation(
        json.path("operation_id").asText(),
        json.path("method").asText(),
        List.of(json.path("path").asText().substring(1).split("/")),
        json.path("authenticated").asBoolean(),
        elements(json.path("parameters")).map(Operation::parameter).toList(),
        Optional.of(json.path("body")).filter(JsonNode::isObject).map(Operation::body),
        isJob(json.path("responses").path("200").path("application/json")));
  }

  private static boolean isJob(JsonNode schema) {
    return schema.path("$ref").asText().endsWith("/AsyncResult")
        || elements(schema.path("oneOf")).anyMatch(Operation::isJob);
  }

  private static Body body(JsonNode json) {
    JsonNode schema = json.path("schema");
    return new Body(
        json.path("content_type").asText(),
        json.path("required").asBoolean() || !schema.path("required").isEmpty(),
        schema);
  }

  private static Parameter parameter(JsonNode json) {
    return new Parameter(
        json.path("name").asText(),
        Parameter.Place.valueOf(json.path("in").asText().toUpperCase(Locale.ROOT)),
        json.path("required").asBoolean(),
        json.path("schema"));
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  /** Returns the values of the path parameters if the path belongs to this operation. */
  Optional<Map<String, String>> match(List<String> path) {
    if (path.size() != segments.size()) {
      return Optional.empty();
    }
    Map<String, String> values = new TreeMap<>();
    for (int i = 0; i < path.size(); i++) {
      String segment = segments.get(i);
      if (isVariable(segment)) {
        values.put(segment.substring(1, segment.length() - 1), path.get(i));
      } else if (!segment.equals(path.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(values);
  }

  /** Returns how many parts of the path are fixed: {@code /users/me} wins over {@code /users/7}. */
  long fixedSegments() {
    return segments.stream().filter(segment -> !isVariable(segment)).count();
  }

  /** Returns whether the operation starts a job, which has the strictest rate limit. */
  boolean isSubmission() {
    return segments.stream().anyMatch(segment -> segment.startsWith("submit_"));
  }

  private static boolean isVariable(String segment) {
    return segment.startsWith("{");
  }
}
