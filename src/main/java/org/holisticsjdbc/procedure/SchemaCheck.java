package org.holisticsjdbc.procedure;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.holisticsjdbc.api.NearestNames;

/**
 * Finds where JSON departs from a schema of the contract, in words that say what would be right.
 *
 * <p>Knows what the contract uses: types, {@code nullable}, enumerations, bounds, required and
 * nested properties, combined schemas, and discriminators, with alternatives or without. A property
 * that the contract does not know is allowed, as in OpenAPI, unless it looks misspelt.
 */
final class SchemaCheck {
  private static final int SHOWN = 60;

  private final Schemas schemas;

  SchemaCheck(Schemas schemas) {
    this.schemas = schemas;
  }

  /** Returns one sentence for every violation, without a full stop; none if the value fits. */
  List<String> violations(JsonNode schema, JsonNode value, String where) {
    List<String> found = new ArrayList<>();
    check(schema, value, where, true, found);
    return found.stream().distinct().toList();
  }

  /**
   * Checks one value.
   *
   * @param discriminates whether a discriminator is followed; false within the schema it led to,
   *     which includes the schema with the discriminator again
   */
  private void check(
      JsonNode schema, JsonNode value, String where, boolean discriminates, List<String> found) {
    if (value.isNull() && schema.path("nullable").asBoolean()) {
      return;
    }
    JsonNode own = schemas.resolved(schema);
    if (own != schema) {
      check(own, value, where, discriminates, found);
      return;
    }
    if (!hasType(schema, value)) {
      found.add(
          "%s must be %s, not %s"
              .formatted(where, inWords(schema.path("type").asText()), shown(value)));
      return;
    }
    checkBounds(schema, value, where, found);
    checkProperties(schema, value, where, found);
    for (int i = 0; value.isArray() && schema.has("items") && i < value.size(); i++) {
      check(schema.path("items"), value.get(i), where + "[" + i + "]", true, found);
    }
    schema.path("allOf").forEach(part -> check(part, value, where, discriminates, found));
    if (discriminates && schema.has("discriminator")) {
      checkDiscriminator(schema, value, where, found);
    } else if (!schema.has("discriminator")) {
      checkAlternatives(schema.path("oneOf"), value, where, found);
      checkAlternatives(schema.path("anyOf"), value, where, found);
    }
  }

  /** A type beside alternatives says nothing: that of DataAlert.dest contradicts them. */
  private static boolean hasType(JsonNode schema, JsonNode value) {
    if (schema.has("oneOf") || schema.has("anyOf")) {
      return true;
    }
    return switch (schema.path("type").asText("")) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isTextual();
      case "boolean" -> value.isBoolean();
      case "number" -> value.isNumber();
      case "integer" -> value.isIntegralNumber();
      default -> true;
    };
  }

  static String inWords(String type) {
    return switch (type) {
      case "object" -> "a JSON object";
      case "array" -> "a JSON array";
      case "string" -> "text";
      case "boolean" -> "true or false";
      case "integer" -> "a whole number";
      default -> "a number";
    };
  }

  private static String shown(JsonNode value) {
    String text = value.toString();
    return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
  }

  private static void checkBounds(
      JsonNode schema, JsonNode value, String where, List<String> found) {
    JsonNode allowed = schema.path("enum");
    if (!allowed.isEmpty() && elements(allowed).noneMatch(value::equals)) {
      String all = elements(allowed).map(JsonNode::asText).collect(Collectors.joining(", "));
      List<String> names = elements(allowed).map(JsonNode::asText).toList();
      found.add(
          "%s must be one of %s, not %s.%s"
              .formatted(where, all, shown(value), NearestNames.hint(value.asText(), names)));
    }
    if (value.isNumber()) {
      bounds(schema, "minimum", "maximum")
          .filter(range -> !range.holds(value.asDouble()))
          .ifPresent(
              range -> found.add("%s must be %s, not %s".formatted(where, range, shown(value))));
    }
    if (value.isArray()) {
      bounds(schema, "minItems", "maxItems")
          .filter(range -> !range.holds(value.size()))
          .ifPresent(
              range ->
                  found.add(
                      "%s must have %s elements, not %d".formatted(where, range, value.size())));
    }
    if (value.isTextual() && schema.has("pattern")) {
      String pattern = schema.path("pattern").asText();
      if (!value.asText().matches(pattern)) {
        found.add("%s must match %s, not be %s".formatted(where, pattern, shown(value)));
      }
    }
  }

  /** The lowest and the highest number; both may be infinite. */
  private record Range(double least, double most) {
    boolean holds(double number) {
      return number >= least && number <= most;
    }

    @Override
    public String toString() {
      if (Double.isInfinite(most)) {
        return "%s or more".formatted(text(least));
      }
      return Double.isInfinite(least)
          ? "%s or less".formatted(text(most))
          : least == most ? text(least) : "from %s to %s".formatted(text(least), text(most));
    }

    private static String text(double number) {
      return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
  }

  private static Optional<Range> bounds(JsonNode schema, String least, String most) {
    return schema.has(least) || schema.has(most)
        ? Optional.of(
            new Range(
                schema.path(least).asDouble(Double.NEGATIVE_INFINITY),
                schema.path(most).asDouble(Double.POSITIVE_INFINITY)))
        : Optional.empty();
  }

  private void checkProperties(JsonNode schema, JsonNode value, String where, List<String> found) {
    if (!value.isObject()) {
      return;
    }
    for (JsonNode name : schema.path("required")) {
      if (!value.has(name.asText())) {
        found.add("%s.%s is missing".formatted(where, name.asText()));
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
    elements(alternatives)
        .map(alternative -> violations(alternative, value, where))
        .min(Comparator.comparingInt(List::size))
        .ifPresent(found::addAll);
  }

  private void checkDiscriminator(
      JsonNode schema, JsonNode value, String where, List<String> found) {
    JsonNode discriminator = schema.path("discriminator");
    String property = discriminator.path("propertyName").asText();
    if (!value.isObject()) {
      found.add("%s must be a JSON object, not %s".formatted(where, shown(value)));
      return;
    }
    JsonNode target = discriminator.path("mapping").path(value.path(property).asText(""));
    if (target.isTextual()) {
      JsonNode led = schemas.named().path(name(target.asText()));
      check(led, value, where, false, found);
      checkSpelling(List.of(schema, led), value, where, found);
      return;
    }
    List<String> names =
        discriminator.path("mapping").properties().stream().map(Map.Entry::getKey).toList();
    String all = String.join(", ", names);
    found.add(
        value.has(property)
            ? "%s.%s must be one of %s, not %s.%s"
                .formatted(
                    where,
                    property,
                    all,
                    shown(value.get(property)),
                    NearestNames.hint(value.path(property).asText(), names))
            : "%s.%s is missing: one of %s".formatted(where, property, all));
  }

  private static String name(String reference) {
    return reference.substring(reference.lastIndexOf('/') + 1);
  }

  /** Finds properties that are nearly, but not quite, what the contract calls them. */
  private void checkSpelling(List<JsonNode> of, JsonNode value, String where, List<String> found) {
    List<String> known =
        of.stream().flatMap(schema -> schemas.properties(schema).keySet().stream()).toList();
    for (Map.Entry<String, JsonNode> property : value.properties()) {
      if (!known.contains(property.getKey())) {
        String hint = NearestNames.hint(property.getKey(), known);
        if (!hint.isEmpty()) {
          found.add("%s.%s is unknown.%s".formatted(where, property.getKey(), hint));
        }
      }
    }
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
