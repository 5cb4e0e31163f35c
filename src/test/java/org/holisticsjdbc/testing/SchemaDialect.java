package org.holisticsjdbc.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Says what the contract's schemas say in a form that the validator checks.
 *
 * <ul>
 *   <li>A {@code $ref} stands alone; {@code nullable} beside it moves around it.
 *   <li>A discriminator becomes alternatives that each fix the value of its property. Where the
 *       alternatives include the schema with the discriminator, they include its plain properties
 *       instead, as {@code ConditionBase}.
 *   <li>{@code nullable} alternatives list null as one of them.
 *   <li>A text that is one of several objects is one of the objects: so the contract declares the
 *       destination of alerts.
 * </ul>
 */
final class SchemaDialect {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PREFIX = "#/components/schemas/";

  private final JsonNode schemas;

  SchemaDialect(JsonNode schemas) {
    this.schemas = schemas;
  }

  ObjectNode schemas() {
    ObjectNode all = JSON.createObjectNode();
    for (var entry : schemas.properties()) {
      String name = entry.getKey();
      JsonNode schema = entry.getValue();
      if (isDiscriminatedBase(schema)) {
        ObjectNode base = schema.deepCopy();
        base.remove("discriminator");
        all.set(name + "Base", translated(base));
        ObjectNode alternatives = JSON.createObjectNode();
        alternatives.putArray("allOf").add(reference(name + "Base"));
        alternatives.set("oneOf", alternatives(schema));
        all.set(name, alternatives);
      } else {
        all.set(name, translated(schema));
      }
    }
    return all;
  }

  JsonNode translated(JsonNode schema) {
    if (schema.isArray()) {
      ArrayNode array = JSON.createArrayNode();
      schema.forEach(element -> array.add(translated(element)));
      return array;
    }
    if (!schema.isObject()) {
      return schema;
    }
    if (schema.has("$ref")) {
      return translatedReference(schema);
    }
    ObjectNode json = JSON.createObjectNode();
    for (var property : schema.properties()) {
      json.set(property.getKey(), translated(property.getValue()));
    }
    if (schema.path("type").asText().equals("string") && hasObjects(schema.path("oneOf"))) {
      json.put("type", "object");
    }
    if (schema.has("discriminator")) {
      json.remove("discriminator");
      json.set("oneOf", alternatives(schema));
    }
    for (String combined : new String[] {"oneOf", "anyOf"}) {
      if (schema.path("nullable").asBoolean() && schema.has(combined)) {
        addNull(json.withArray(combined));
      }
    }
    return json;
  }

  private boolean hasObjects(JsonNode alternatives) {
    for (JsonNode one : alternatives) {
      if (schemas.path(name(one.path("$ref").asText())).path("type").asText().equals("object")) {
        return true;
      }
    }
    return false;
  }

  private JsonNode translatedReference(JsonNode schema) {
    ObjectNode reference = JSON.createObjectNode().set("$ref", schema.get("$ref"));
    if (!schema.path("nullable").asBoolean()) {
      return reference;
    }
    ObjectNode json = JSON.createObjectNode();
    addNull(json.putArray("anyOf").add(reference));
    return json;
  }

  private static void addNull(ArrayNode alternatives) {
    alternatives.addObject().put("nullable", true).put("type", "string").putArray("enum").addNull();
  }

  private static boolean isDiscriminatedBase(JsonNode schema) {
    return schema.has("discriminator") && !schema.has("oneOf");
  }

  private ArrayNode alternatives(JsonNode schema) {
    JsonNode discriminator = schema.path("discriminator");
    String property = discriminator.path("propertyName").asText();
    ArrayNode alternatives = JSON.createArrayNode();
    mapping(schema)
        .forEach(
            (value, name) -> {
              ArrayNode parts = alternatives.addObject().putArray("allOf");
              parts.add(withoutDiscriminator(name));
              ObjectNode fixed = parts.addObject().put("type", "object");
              fixed.putArray("required").add(property);
              fixed
                  .putObject("properties")
                  .putObject(property)
                  .put("type", "string")
                  .putArray("enum")
                  .add(value);
            });
    return alternatives;
  }

  /** Returns schema names by value; without a mapping, values are the names themselves. */
  private static Map<String, String> mapping(JsonNode schema) {
    Map<String, String> mapping = new LinkedHashMap<>();
    JsonNode declared = schema.path("discriminator").path("mapping");
    for (var entry : declared.properties()) {
      mapping.put(entry.getKey(), name(entry.getValue().asText()));
    }
    if (declared.isMissingNode()) {
      for (JsonNode one : schema.path("oneOf")) {
        String name = name(one.path("$ref").asText());
        mapping.put(name, name);
      }
    }
    return mapping;
  }

  /** Returns a schema whose parts do not lead back to the schema with the discriminator. */
  private JsonNode withoutDiscriminator(String name) {
    ObjectNode schema = schemas.path(name).deepCopy();
    for (JsonNode part : schema.path("allOf")) {
      String partName = name(part.path("$ref").asText());
      if (isDiscriminatedBase(schemas.path(partName))) {
        ((ObjectNode) part).put("$ref", PREFIX + partName + "Base");
      }
    }
    return translated(schema);
  }

  private static ObjectNode reference(String name) {
    return JSON.createObjectNode().put("$ref", PREFIX + name);
  }

  private static String name(String reference) {
    return reference.substring(reference.lastIndexOf('/') + 1);
  }
}
