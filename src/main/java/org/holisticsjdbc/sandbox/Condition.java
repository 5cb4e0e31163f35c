package org.holisticsjdbc.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * A condition of a dashboard filter (FACTS §4).
 *
 * @param values texts, numbers and booleans as they stand in JSON
 * @param modifier unit of relative periods
 */
record Condition(String operator, List<JsonNode> values, Optional<String> modifier) {

  private static final String NIL = "$H_NIL$";

  Condition {
    values = List.copyOf(values);
  }

  /** Returns a condition that restricts nothing: the commonest default of public dashboards. */
  static Condition any() {
    return new Condition("is", List.of(), Optional.empty());
  }

  static Condition none() {
    return new Condition("none", List.of(), Optional.empty());
  }

  /** Returns a condition on texts, days as texts, and numbers. */
  static Condition of(String operator, Object... values) {
    List<JsonNode> nodes =
        Arrays.stream(values)
            .<JsonNode>map(
                value ->
                    value instanceof Integer number
                        ? JsonNodeFactory.instance.numberNode(number)
                        : JsonNodeFactory.instance.textNode(value.toString()))
            .toList();
    return new Condition(operator, nodes, Optional.empty());
  }

  static Condition of(JsonNode json) {
    List<JsonNode> values = StreamSupport.stream(json.path("values").spliterator(), false).toList();
    JsonNode modifier = json.path("modifier");
    return new Condition(
        json.path("operator").asText(),
        values,
        modifier.isTextual() ? Optional.of(modifier.asText()) : Optional.empty());
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("operator", operator);
    ArrayNode array = json.putArray("values");
    values.forEach(array::add);
    return json.put("modifier", modifier.orElse(null));
  }

  /** Returns the values as texts, numbers without losing digits. */
  List<String> texts() {
    return values.stream()
        .map(value -> value.isNumber() ? value.decimalValue().toPlainString() : value.asText())
        .toList();
  }

  /** Returns the condition without values that mean no value was chosen (FACTS §4). */
  Condition withoutPlaceholders() {
    List<JsonNode> chosen =
        values.stream().filter(value -> !value.isNull() && !value.asText().equals(NIL)).toList();
    return values.isEmpty() || !chosen.isEmpty()
        ? new Condition(operator, chosen, modifier)
        : none();
  }

  boolean restrictsNothing() {
    return operator.equals("none")
        || values.isEmpty() && (operator.equals("is") || operator.equals("is_not"));
  }
}
