package org.holisticsjdbc.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/**
 * What one user or group has of an attribute.
 *
 * @param values used where the input is manual only
 */
record AttributeEntry(long attributeId, Subject subject, Input input, List<String> values) {

  AttributeEntry {
    values = List.copyOf(values);
  }

  /** Where the values come from; named as in the contract. */
  enum Input {
    MANUAL,
    INHERIT,
    ALL;

    String apiName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A user or a group. */
  record Subject(boolean isGroup, long id) {

    String apiType() {
      return isGroup ? "Group" : "User";
    }
  }

  ObjectNode json() {
    return Json.object()
        .put("user_attribute_id", attributeId)
        .put("input_type", input.apiName())
        .put("subject_type", subject.apiType())
        .put("subject_id", subject.id());
  }
}
