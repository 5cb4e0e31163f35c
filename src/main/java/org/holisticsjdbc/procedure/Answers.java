package org.holisticsjdbc.procedure;

import com.fasterxml.jackson.databind.JsonNode;
import org.holisticsjdbc.api.ApiRequest;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;

/** Takes answers apart, and says where they are not what the contract promises. */
final class Answers {
  private Answers() {}

  static JsonNode array(ApiRequest request, JsonNode answer, String property) {
    JsonNode found = answer.path(property);
    if (!found.isArray()) {
      throw unexpected(request, property);
    }
    return found;
  }

  static JsonNode object(ApiRequest request, JsonNode answer, String property) {
    JsonNode found = answer.path(property);
    if (!found.isObject()) {
      throw unexpected(request, property);
    }
    return found;
  }

  private static HolisticsException unexpected(ApiRequest request, String property) {
    return new HolisticsException(
        Failure.UNREADABLE_ANSWER,
        "The answer to %s is not what the contract says: it holds no \"%s\""
            .formatted(request.label(), property));
  }
}
