package org.holisticsjdbc.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * Something that users and groups have a value of, such as a region.
 *
 * @param isSystem whether the service fills it in, so that nobody may change it
 */
record UserAttribute(
    long id,
    String name,
    String type,
    String label,
    Optional<String> description,
    boolean isSystem) {

  /** The address of a user, of which the service itself knows the value. */
  static final String EMAIL = "h_email";

  /** Returns the attribute that a request describes. */
  static UserAttribute of(long id, JsonNode json) {
    return new UserAttribute(id, "", "", "", Optional.empty(), false).changedBy(json);
  }

  /** Returns the attribute after an update; without a description it keeps its own. */
  UserAttribute changedBy(JsonNode json) {
    return new UserAttribute(
        id,
        json.path("name").asText(),
        json.path("attribute_type").asText(),
        json.path("label").asText(),
        Json.changed(description, json.path("description")),
        isSystem);
  }

  ObjectNode json() {
    ObjectNode json =
        Json.object()
            .put("id", id)
            .put("name", name)
            .put("attribute_type", type)
            .put("label", label)
            .put("is_system_attribute", isSystem);
    description.ifPresent(text -> json.put("description", text));
    return json;
  }
}
