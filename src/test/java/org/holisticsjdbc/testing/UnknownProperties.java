package org.holisticsjdbc.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Finds properties that the contract does not know.
 *
 * <p>OpenAPI allows them, so the validator does; but neither driver nor sandbox may invent any.
 */
final class UnknownProperties {

  private final JsonNode schemas;

  UnknownProperties(JsonNode schemas) {
    this.schemas = schemas;
  }

  List<String> in(JsonNode value, JsonNode schema) {
    List<String> found = new ArrayList<>();
    collect(value, List.of(schema), "", found);
    return found;
  }

  /**
   * The contract does not declare how a canvas dashboard lists its interactions, and nothing else
   * tells them (FACTS §3).
   */
  private static boolean isInteractionList(String name, List<JsonNode> schemas) {
    return name.equals("interactions")
        && schemas.stream().anyMatch(schema -> schema.path("properties").has("dynamic_filters"));
  }

  /**
   * The contract declares no id of a shareable link, but three operations take one, and nothing
   * else tells it.
   */
  private static boolean isLinkId(String name, List<JsonNode> schemas) {
    return name.equals("id")
        && schemas.stream()
            .map(schema -> schema.path("properties"))
            .anyMatch(known -> known.has("resource_id") && known.has("password_enabled"));
  }

  private void collect(JsonNode value, List<JsonNode> schemas, String path, List<String> found) {
    List<JsonNode> parts = schemas.stream().flatMap(this::parts).toList();
    for (int i = 0; value.isArray() && i < value.size(); i++) {
      List<JsonNode> items = parts.stream().map(part -> part.path("items")).toList();
      collect(value.get(i), items, path + "/" + i, found);
    }
    boolean isTyped =
        parts.stream().anyMatch(part -> part.has("properties"))
            && parts.stream().noneMatch(part -> part.has("additionalProperties"));
    for (Map.Entry<String, JsonNode> property : value.properties()) {
      String name = property.getKey();
      List<JsonNode> known =
          parts.stream()
              .map(part -> part.path("properties").path(name))
              .filter(schema -> !schema.isMissingNode())
              .toList();
      boolean isException = isInteractionList(name, parts) || isLinkId(name, parts);
      if (known.isEmpty() && isTyped && !isException) {
        found.add("Unknown property " + path + "/" + name);
      }
      collect(property.getValue(), known, path + "/" + name, found);
    }
  }

  /** Returns a schema and everything it is combined from. */
  private Stream<JsonNode> parts(JsonNode schema) {
    Stream<JsonNode> combined =
        Stream.of("allOf", "anyOf", "oneOf")
            .flatMap(key -> StreamSupport.stream(schema.path(key).spliterator(), false))
            .flatMap(this::parts);
    Stream<JsonNode> referenced =
        schema.has("$ref") ? parts(resolve(schema.path("$ref").asText())) : Stream.empty();
    return Stream.concat(Stream.of(schema), Stream.concat(combined, referenced));
  }

  private JsonNode resolve(String reference) {
    return schemas.path(reference.substring(reference.lastIndexOf('/') + 1));
  }
}
