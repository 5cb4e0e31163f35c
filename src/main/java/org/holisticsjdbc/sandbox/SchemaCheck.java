package org.holisticsjdbc.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * Finds where JSON departs from a schema of the contract.
 *
 * <p>Knows what the contract uses: types, {@code nullable}, enumerations, bounds, patterns, e-mail
 * addresses, required and nested properties, combined schemas and discriminators. Unknown
 * properties are allowed, as in OpenAPI.
 */
final class SchemaCheck {

  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s.]+");

  private final JsonNode schemas;

  SchemaCheck(JsonNode schemas) {
    this.schemas = schemas;
  }

  /** Returns one sentence for every violation, none if the value fits. */
  List<String> violations(JsonNode schema, JsonNode value, String where) {
    List<String> found = new ArrayList<>();
    check(schema, value, where, true, found);
    return found;
  }

  /**
   * Checks one value.
   *
   * @param discriminate whether a discriminator is followed; false within the schema it led to,
   *     which includes the schema with the discriminator again
   */
  private void check(
      JsonNode schema, JsonNode value, String where, boolean discriminate, List<String> found) {
    if (value.isNull() && schema.path("nullable").asBoolean()) {
      return;
    }
    if (schema.has("$ref")) {
      check(resolve(schema.path("$ref").asText()), value, where, discriminate, found);
      return;
    }
    if (hasEffectiveType(schema) && !hasType(schema.path("type").asText(), value)) {
      found.add(where + " must be of type " + schema.path("type").asText());
      return;
    }
    checkEnumeration(schema, value, where, found);
    checkBounds(schema, value, where, found);
    checkText(schema, value, where, found);
    checkProperties(schema, value, where, found);
    for (int i = 0; i < value.size() && value.isArray() && schema.has("items"); i++) {
      check(schema.path("items"), value.get(i), where + "[" + i + "]", true, found);
    }
    for (JsonNode part : schema.path("allOf")) {
      check(part, value, where, discriminate, found);
    }
    checkAlternatives(schema.path("anyOf"), value, where, found);
    checkAlternatives(schema.path("oneOf"), value, where, found);
    if (discriminate && schema.has("discriminator")) {
      checkDiscriminator(schema.path("discriminator"), value, where, found);
    }
  }

  /**
   * Returns whether a type counts. The destination of alerts is declared as a text that is one of
   * several objects; then the objects count.
   */
  private boolean hasEffectiveType(JsonNode schema) {
    return schema.has("type")
        && !(schema.path("type").asText().equals("string")
            && StreamSupport.stream(schema.path("oneOf").spliterator(), false)
                .anyMatch(one -> one.has("$ref") && isObject(resolve(one.path("$ref").asText()))));
  }

  private static boolean isObject(JsonNode schema) {
    return schema.path("type").asText().equals("object");
  }

  private static boolean hasType(String type, JsonNode value) {
    return switch (type) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isTextual();
      case "boolean" -> value.isBoolean();
      case "number" -> value.isNumber();
      case "integer" -> value.isIntegralNumber();
      default -> throw new IllegalStateException("Unknown type in the contract: " + type);
    };
  }

  private static void checkEnumeration(
      JsonNode schema, JsonNode value, String where, List<String> found) {
    JsonNode allowed = schema.path("enum");
    if (!allowed.isMissingNode()
        && StreamSupport.stream(allowed.spliterator(), false).noneMatch(value::equals)) {
      found.add("%s must be one of %s, not %s".formatted(where, allowed, value));
    }
  }

  private static void checkBounds(
      JsonNode schema, JsonNode value, String where, List<String> found) {
    if (value.isNumber()
        && (schema.has("minimum") && value.asDouble() < schema.path("minimum").asDouble()
            || schema.has("maximum") && value.asDouble() > schema.path("maximum").asDouble())) {
      found.add(where + " is out of range: " + value);
    }
    if (value.isArray()
        && (value.size() < schema.path("minItems").asInt(0)
            || value.size() > schema.path("maxItems").asInt(Integer.MAX_VALUE))) {
      found.add("%s has the wrong number of elements: %d".formatted(where, value.size()));
    }
  }

  private static void checkText(JsonNode schema, JsonNode value, String where, List<String> found) {
    if (!value.isTextual()) {
      return;
    }
    if (schema.has("pattern") && !value.asText().matches(schema.path("pattern").asText())) {
      found.add("%s must match %s".formatted(where, schema.path("pattern").asText()));
    }
    if (schema.path("format").asText().equals("email")
        && !EMAIL.matcher(value.asText()).matches()) {
      found.add("%s is no e-mail address: %s".formatted(where, value));
    }
  }

  private void checkProperties(JsonNode schema, JsonNode value, String where, List<String> found) {
    if (!value.isObject()) {
      return;
    }
    for (JsonNode name : schema.path("required")) {
      if (!value.has(name.asText())) {
        found.add(where + "." + name.asText() + " is missing");
      }
    }
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      String name = property.getKey();
      if (value.has(name)) {
        check(property.getValue(), value.get(name), where + "." + name, true, found);
      }
    }
  }

  private void checkAlternatives(
      JsonNode alternatives, JsonNode value, String where, List<String> found) {
    if (alternatives.isEmpty()) {
      return;
    }
    boolean fits =
        IntStream.range(0, alternatives.size())
            .anyMatch(i -> violations(alternatives.get(i), value, where).isEmpty());
    if (!fits) {
      found.add("%s fits none of its alternatives: %s".formatted(where, value));
    }
  }

  private void checkDiscriminator(
      JsonNode discriminator, JsonNode value, String where, List<String> found) {
    String property = discriminator.path("propertyName").asText();
    String key = value.path(property).asText();
    JsonNode target = discriminator.path("mapping").path(key);
    if (discriminator.has("mapping") && target.isMissingNode()) {
      found.add("%s.%s is unknown: %s".formatted(where, property, key));
    } else if (target.isTextual()) {
      check(resolve(target.asText()), value, where, false, found);
    }
  }

  private JsonNode resolve(String reference) {
    String name = reference.substring(reference.lastIndexOf('/') + 1);
    JsonNode schema = schemas.path(name);
    if (schema.isMissingNode()) {
      throw new IllegalStateException("Unknown schema in the contract: " + reference);
    }
    return schema;
  }
}
