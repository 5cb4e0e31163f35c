package org.holisticsjdbc.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** Small pieces of JSON. */
final class Json {

  private Json() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** Returns an object with one property. */
  static ObjectNode object(String name, JsonNode value) {
    return object().set(name, value);
  }

  /** Returns a text after a change: no value leaves it as it was, a null takes it away. */
  static Optional<String> changed(Optional<String> before, JsonNode change) {
    if (change.isMissingNode()) {
      return before;
    }
    return change.isNull() ? Optional.empty() : Optional.of(change.asText());
  }

  static ArrayNode array(List<? extends JsonNode> elements) {
    return JsonNodeFactory.instance.arrayNode().addAll(elements);
  }
}
