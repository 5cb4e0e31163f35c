package org.holisticsjdbc.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;

/** What users and groups have of the attributes. */
final class AttributeEntryOperations {

  private static final int MAX_ENTRIES = 100;

  private final UserAttributes attributes;
  private final Permissions permissions;

  AttributeEntryOperations(UserAttributes attributes, People people) {
    this.attributes = attributes;
    permissions = new Permissions(people);
  }

  Map<String, Api.Handler> handlers() {
    return Map.of(
        "UserAttributeEntries_List", this::list,
        "UserAttributeEntries_ComputedValues", this::computedValues,
        "UserAttributeEntries_Upsert", permissions.administratorsOnly(this::upsert));
  }

  /** {@code GET /user_attribute_entries}; always one page, the contract has no parameter for it. */
  private Answer list(Call call) {
    ObjectNode json = entries(attributes.entries(subject(call)));
    json.putObject("cursors").putNull("previous").putNull("next");
    return Answer.json(200, json);
  }

  /** {@code GET /user_attribute_entries/computed_values} */
  private Answer computedValues(Call call) {
    ObjectNode json = Json.object();
    attributes
        .computedValues(subject(call))
        .forEach((name, values) -> values.forEach(json.putArray(name)::add));
    return Answer.json(200, Json.object("user_attribute_values", json));
  }

  /** {@code PUT /user_attribute_entries/upsert}: all entries or, if one is wrong, none. */
  private Answer upsert(Call call) {
    JsonNode requested = call.body().path("user_attribute_entries");
    if (requested.size() > MAX_ENTRIES) {
      throw ApiError.invalidParameter(
          "At most %d entries, not %d".formatted(MAX_ENTRIES, requested.size()));
    }
    List<AttributeEntry> entries = new ArrayList<>();
    requested.forEach(entry -> entries.add(entry(entry)));
    attributes.upsert(entries);
    return Answer.json(200, entries(entries));
  }

  private AttributeEntry entry(JsonNode json) {
    AttributeEntry.Subject subject =
        subject(json.path("subject_type").asText(), json.path("subject_id").asText());
    attributes.requireKnown(subject);
    UserAttribute attribute = attribute(json);
    if (attribute.isSystem()) {
      throw ApiError.permissionDenied("Values of %s cannot be set".formatted(attribute.name()));
    }
    AttributeEntry.Input input = input(json);
    boolean isManual = input == AttributeEntry.Input.MANUAL;
    if (subject.isGroup() && input == AttributeEntry.Input.INHERIT) {
      throw ApiError.invalidRecord("input_type", "Groups have nothing to inherit from");
    }
    return new AttributeEntry(
        attribute.id(), subject, input, isManual ? texts(json.path("values")) : List.of());
  }

  /** Without a word about it values are meant to be used, and no values to be inherited. */
  private static AttributeEntry.Input input(JsonNode json) {
    String byValues = json.path("values").isEmpty() ? "inherit" : "manual";
    String name = json.path("input_type").asText(byValues);
    return AttributeEntry.Input.valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** Finds an attribute by id, by name or, as the contract has it, by both, which must agree. */
  private UserAttribute attribute(JsonNode json) {
    JsonNode id = json.path("user_attribute_id");
    JsonNode name = json.path("user_attribute_name");
    UserAttribute attribute =
        (id.isIntegralNumber() ? attributes.find(id.asLong()) : attributes.find(name.asText()))
            .orElseThrow(() -> ApiError.notFound("User attribute"));
    if (name.isTextual() && !name.asText().equals(attribute.name())) {
      throw ApiError.invalidRecord(
          "user_attribute_name",
          "Attribute %d is called %s, not %s"
              .formatted(attribute.id(), attribute.name(), name.asText()));
    }
    return attribute;
  }

  private static AttributeEntry.Subject subject(Call call) {
    return subject(call.text("subject_type").orElseThrow(), call.text("subject_id").orElseThrow());
  }

  /** The contract has ids that are numbers with a fraction; there is no such subject. */
  private static AttributeEntry.Subject subject(String type, String id) {
    try {
      return new AttributeEntry.Subject(type.equals("Group"), Long.parseLong(id));
    } catch (NumberFormatException e) {
      throw ApiError.notFound(type);
    }
  }

  private static List<String> texts(JsonNode values) {
    return StreamSupport.stream(values.spliterator(), false).map(JsonNode::asText).toList();
  }

  private static ObjectNode entries(List<AttributeEntry> entries) {
    return Json.object(
        "user_attribute_entries", Json.array(entries.stream().map(AttributeEntry::json).toList()));
  }
}
