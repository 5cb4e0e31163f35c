package org.holisticsjdbc.procedure;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what the contract's schemas (OpenAPI 3.0) say of a value, references resolved. */
final class Schemas {
  private static final List<String> COMBINED = List.of("allOf", "oneOf", "anyOf");

  private final JsonNode named;

  /**
   * Creates a reader.
   *
   * @param named all schemas that references lead to, by name
   */
  Schemas(JsonNode named) {
    this.named = requireNonNull(named, "named");
  }

  JsonNode named() {
    return named;
  }

  /** Returns the schema itself, behind references. */
  JsonNode resolved(JsonNode schema) {
    JsonNode found = schema;
    while (found.has("$ref")) {
      String reference = found.path("$ref").asText();
      found = named.path(reference.substring(reference.lastIndexOf('/') + 1));
      if (found.isMissingNode()) {
        throw new IllegalStateException("Unknown schema in the manifest: " + reference);
      }
    }
    return found;
  }

  /** Returns the properties of an object, those of its parts and alternatives among them. */
  Map<String, JsonNode> properties(JsonNode schema) {
    Map<String, JsonNode> properties = new LinkedHashMap<>();
    for (JsonNode part : parts(schema)) {
      part.path("properties")
          .properties()
          .forEach(property -> properties.putIfAbsent(property.getKey(), property.getValue()));
    }
    return properties;
  }

  /** Returns the names of the properties that must be there; alternatives say nothing. */
  Set<String> required(JsonNode schema) {
    Set<String> names = new LinkedHashSet<>();
    JsonNode own = resolved(schema);
    own.path("required").forEach(name -> names.add(name.asText()));
    own.path("allOf").forEach(part -> names.addAll(required(part)));
    return names;
  }

  /** Returns a schema and all that it is combined from. */
  private List<JsonNode> parts(JsonNode schema) {
    List<JsonNode> parts = new ArrayList<>();
    JsonNode own = resolved(schema);
    parts.add(own);
    for (String key : COMBINED) {
      own.path(key).forEach(part -> parts.addAll(parts(part)));
    }
    return parts;
  }

  /** Returns the types a value may have, such as {@code integer}; empty where nothing is said. */
  Set<String> types(JsonNode schema) {
    JsonNode own = resolved(schema);
    Set<String> alternatives = new LinkedHashSet<>();
    own.path("oneOf").forEach(part -> alternatives.addAll(types(part)));
    own.path("anyOf").forEach(part -> alternatives.addAll(types(part)));
    if (!alternatives.isEmpty()) {
      return alternatives; // a type beside them may contradict them: DataAlert.dest
    }
    if (own.has("type")) {
      return Set.of(own.path("type").asText());
    }
    own.path("allOf").forEach(part -> alternatives.addAll(types(part)));
    return alternatives.isEmpty() && own.has("properties") ? Set.of("object") : alternatives;
  }

  /** Returns whether the value may be null. */
  boolean isNullable(JsonNode schema) {
    if (schema.path("nullable").asBoolean()) {
      return true;
    }
    JsonNode own = resolved(schema);
    return own != schema && isNullable(own)
        || types(schema).isEmpty()
        || anyNullable(own.path("oneOf"))
        || anyNullable(own.path("anyOf"))
        || anyNullable(own.path("allOf"));
  }

  private boolean anyNullable(JsonNode schemas) {
    for (JsonNode schema : schemas) {
      if (schema.path("nullable").asBoolean()) {
        return true;
      }
    }
    return false;
  }

  /** Returns what may be said, where the contract lists it. */
  List<String> allowed(JsonNode schema) {
    List<String> values = new ArrayList<>();
    for (JsonNode part : parts(schema)) {
      part.path("enum").forEach(value -> values.add(value.asText()));
    }
    return values;
  }

  /** Returns the first that a schema or its parts say under a keyword; missing where none does. */
  JsonNode keyword(JsonNode schema, String keyword) {
    for (JsonNode part : parts(schema)) {
      if (part.has(keyword)) {
        return part.get(keyword);
      }
    }
    return MissingNode.getInstance();
  }
}
