package org.holisticsjdbc.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** An identifier, which is a number or a text in JSON and must stay what it is (FACTS §1). */
record ApiId(String text, boolean isNumber) {

  static ApiId of(long number) {
    return new ApiId(Long.toString(number), true);
  }

  static ApiId of(String text) {
    return new ApiId(text, false);
  }

  JsonNode json() {
    return isNumber
        ? JsonNodeFactory.instance.numberNode(Long.parseLong(text))
        : JsonNodeFactory.instance.textNode(text);
  }

  /** Returns whether a JSON value or a part of a path names this id. */
  boolean isNamedBy(JsonNode value) {
    return value.asText().equals(text);
  }
}
