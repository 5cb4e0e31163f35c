package org.holisticsjdbc.procedure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The manifest as its test reads it, with the parts of schemas put together. */
final class TestedManifest {

  private static final String RESOURCE = "/org/holisticsjdbc/manifest/operations.json";

  private final JsonNode root;

  private TestedManifest(JsonNode root) {
    this.root = root;
  }

  static TestedManifest load() {
    try (InputStream in = TestedManifest.class.getResourceAsStream(RESOURCE)) {
      return new TestedManifest(new ObjectMapper().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One operation as it stands in the manifest. */
  record Operation(String id, JsonNode json) {

    String text(String key) {
      return json.path(key).asText();
    }

    JsonNode result() {
      return json.path("result");
    }

    Optional<JsonNode> body() {
      return Optional.of(json.path("body")).filter(JsonNode::isObject);
    }

    List<String> parameterNames() {
      return elements(json.path("parameters")).map(p -> p.path("name").asText()).toList();
    }

    /** Returns the schema of the answer to a request that succeeded. */
    JsonNode answer() {
      return json.path("responses").properties().stream()
          .filter(response -> response.getKey().matches("2..|302"))
          .map(response -> response.getValue().elements().next())
          .findFirst()
          .orElseThrow();
    }

    @Override
    public String toString() {
      return id;
    }
  }

  Stream<Operation> operations() {
    return elements(root.path("operations"))
        .map(json -> new Operation(json.path("operation_id").asText(), json));
  }

  /** Returns the schema that a reference leads to, or the schema itself. */
  JsonNode resolved(JsonNode schema) {
    String reference = schema.path("$ref").asText();
    return reference.isEmpty()
        ? schema
        : resolved(root.path("schemas").path(reference.substring(reference.lastIndexOf('/') + 1)));
  }

  /** Returns the properties of a schema, also those of its parts and of all its alternatives. */
  Map<String, JsonNode> properties(JsonNode schema) {
    JsonNode resolved = resolved(schema);
    Map<String, JsonNode> properties = new LinkedHashMap<>();
    resolved.path("properties").properties().forEach(p -> properties.put(p.getKey(), p.getValue()));
    parts(resolved, List.of("allOf", "oneOf", "anyOf"))
        .forEach(part -> properties(part).forEach(properties::putIfAbsent));
    return properties;
  }

  /** Returns the properties that must be there whichever alternative is taken. */
  Set<String> required(JsonNode schema) {
    JsonNode resolved = resolved(schema);
    Set<String> required = new LinkedHashSet<>();
    elements(resolved.path("required")).forEach(name -> required.add(name.asText()));
    parts(resolved, List.of("allOf")).forEach(part -> required.addAll(required(part)));
    return required;
  }

  boolean isObject(JsonNode schema) {
    JsonNode resolved = resolved(schema);
    return resolved.path("type").asText().equals("object")
        || parts(resolved, List.of("allOf")).anyMatch(this::isObject)
        || resolved.has("oneOf") && parts(resolved, List.of("oneOf")).allMatch(this::isObject);
  }

  boolean isArray(JsonNode schema) {
    return resolved(schema).path("type").asText().equals("array");
  }

  /** Returns the types a value may have; those of the alternatives where there are some. */
  Set<String> kinds(JsonNode schema) {
    JsonNode resolved = resolved(schema);
    Set<String> kinds = new LinkedHashSet<>();
    parts(resolved, List.of("oneOf", "anyOf")).forEach(part -> kinds.addAll(kinds(part)));
    if (kinds.isEmpty() && resolved.has("type")) {
      kinds.add(resolved.path("type").asText());
    }
    if (kinds.isEmpty()) {
      parts(resolved, List.of("allOf")).forEach(part -> kinds.addAll(kinds(part)));
    }
    return kinds;
  }

  /** Returns whether the schema is the named one, or offers it as an alternative. */
  boolean mayBe(JsonNode schema, String name) {
    return schema.path("$ref").asText().endsWith("/" + name)
        || parts(schema, List.of("oneOf")).anyMatch(one -> mayBe(one, name));
  }

  private static Stream<JsonNode> parts(JsonNode schema, Collection<String> keys) {
    return keys.stream().flatMap(key -> elements(schema.path(key)));
  }

  static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
