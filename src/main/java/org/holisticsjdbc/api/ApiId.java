package org.holisticsjdbc.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * An id that the service gives as a number or as text (FACTS §1): kept as text, sent back in the
 * form it came.
 *
 * @param text the id, verbatim
 * @param numeric whether the service wrote it as a JSON number
 */
public record ApiId(String text, boolean numeric) {

  /** Returns the id of a JSON number or text. */
  @JsonCreator
  public static ApiId of(JsonNode json) {
    return new ApiId(json.asText(), json.isIntegralNumber());
  }

  /** Returns a numeric id. */
  public static ApiId of(long id) {
    return new ApiId(Long.toString(id), true);
  }

  @JsonValue
  Object json() {
    return numeric ? (Object) Long.valueOf(text) : text;
  }

  @Override
  public String toString() {
    return text;
  }
}
