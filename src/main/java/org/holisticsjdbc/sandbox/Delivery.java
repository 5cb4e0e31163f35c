package org.holisticsjdbc.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A data schedule or a data alert: something sent to people again and again.
 *
 * @param creatorRole role of the user who created it
 * @param json its content in the shape of the contract, with ids; never changed
 */
record Delivery(long id, String creatorRole, Optional<Instant> lastRun, ObjectNode json) {

  /** What a request can say; the rest of the shape is the sandbox's. */
  private static final List<String> PROPERTIES =
      List.of(
          "title",
          "source_type",
          "source_id",
          "dest",
          "dynamic_filter_presets",
          "viz_conditions",
          "schedule");

  /** Returns a new delivery with the content of a request. */
  static Delivery of(JsonNode content, String creatorRole, IdSequence ids) {
    long id = ids.next();
    return new Delivery(
        id, creatorRole, Optional.empty(), completed(Json.object().put("id", id), content, ids));
  }

  /** Returns this delivery with what a request says; what it does not mention stays. */
  Delivery with(JsonNode content, IdSequence ids) {
    return new Delivery(id, creatorRole, lastRun, completed(json.deepCopy(), content, ids));
  }

  Delivery ranAt(Instant time) {
    return new Delivery(id, creatorRole, Optional.of(time), json);
  }

  String title() {
    return json.path("title").asText("");
  }

  String sourceType() {
    return json.path("source_type").asText();
  }

  String sourceId() {
    return json.path("source_id").asText();
  }

  JsonNode dest() {
    return json.path("dest");
  }

  String destType() {
    return dest().path("type").asText();
  }

  /** Returns the presets in the shape of the conditions of an export. */
  static ArrayNode conditions(JsonNode presets) {
    ArrayNode conditions = Json.array(List.of());
    for (JsonNode preset : presets) {
      ObjectNode condition = conditions.addObject();
      condition.set("dynamic_filter_id", preset.path("dynamic_filter_id"));
      condition.set("condition", preset.path("preset_condition"));
    }
    return conditions;
  }

  /**
   * Refuses presets that the filters of a dashboard do not take.
   *
   * @throws ApiError naming what is wrong
   */
  static void checkPresets(
      JsonNode presets, Dashboard dashboard, ConditionReader reader, Set<Quirk> quirks) {
    FieldCondition.check("dynamic_filter_presets", dashboard, conditions(presets), reader, quirks);
  }

  private static ObjectNode completed(ObjectNode json, JsonNode content, IdSequence ids) {
    for (Map.Entry<String, JsonNode> property : content.properties()) {
      if (PROPERTIES.contains(property.getKey())) {
        json.set(property.getKey(), property.getValue().deepCopy());
      }
    }
    if (!json.has("dynamic_filter_presets")) {
      json.putArray("dynamic_filter_presets");
    }
    json.withObjectProperty("schedule").put("is_archived", false);
    giveIds(json.path("dynamic_filter_presets"), ids);
    giveIds(json.path("viz_conditions"), ids);
    return json;
  }

  private static void giveIds(JsonNode entries, IdSequence ids) {
    for (JsonNode entry : entries) {
      if (!entry.path("id").isIntegralNumber()) {
        ((ObjectNode) entry).put("id", ids.next());
      }
    }
  }
}
