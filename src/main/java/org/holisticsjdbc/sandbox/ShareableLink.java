package org.holisticsjdbc.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * An address under which a dashboard can be seen without signing in.
 *
 * @param hasPassword whether one was ever set; the password itself is not kept
 * @param isProtected whether visitors are asked for the password
 * @param permissionRules as the request had them
 */
record ShareableLink(
    long id,
    long dashboardId,
    Optional<String> title,
    boolean hasPassword,
    boolean isProtected,
    Optional<String> expiredAt,
    List<Preset> presets,
    Optional<JsonNode> permissionRules) {

  ShareableLink {
    presets = List.copyOf(presets);
  }

  /** The condition of a dashboard filter under the link. */
  record Preset(long id, JsonNode filterId, Condition condition, boolean isHidden) {

    ObjectNode json() {
      ObjectNode json = Json.object().put("id", id);
      json.set("dynamic_filter_id", filterId);
      json.set("preset_condition", condition.json());
      return json.put("public_hidden", isHidden);
    }
  }

  static ShareableLink unsaved() {
    return new ShareableLink(
        0, 0, Optional.empty(), false, false, Optional.empty(), List.of(), Optional.empty());
  }

  /**
   * Returns the link after a request. What it does not mention stays.
   *
   * @param newPresets what takes the place of the presets; empty if they stay
   */
  ShareableLink changedBy(long newId, JsonNode json, Optional<List<Preset>> newPresets) {
    Optional<String> password = Json.changed(Optional.empty(), json.path("password"));
    boolean knowsPassword = password.isPresent() || hasPassword && !json.path("password").isNull();
    return new ShareableLink(
        newId,
        json.path("resource_id").asLong(),
        Json.changed(title, json.path("title")),
        knowsPassword,
        json.path("password_enabled").asBoolean(password.isPresent() || isProtected),
        Json.changed(expiredAt, json.path("expired_at")),
        newPresets.orElse(presets),
        json.has("permission_rules")
            ? Optional.of(json.path("permission_rules"))
            : permissionRules);
  }

  /**
   * Returns the link without its password, and with its id: the contract declares none, but
   * reading, updating and deleting a link need it.
   */
  ObjectNode json() {
    ObjectNode json =
        Json.object()
            .put("id", id)
            .put("resource_type", "Dashboard")
            .put("resource_id", dashboardId)
            .put("title", title.orElse(null))
            .put("password_enabled", isProtected)
            .put("expired_at", expiredAt.orElse(null));
    json.set("dynamic_filter_presets", presetsJson());
    json.set("permission_rules", permissionRules.orElseGet(ShareableLink::noRules));
    return json;
  }

  ArrayNode presetsJson() {
    return Json.array(presets.stream().map(Preset::json).toList());
  }

  private static ObjectNode noRules() {
    ObjectNode none = Json.object();
    none.putArray("row_based");
    return none;
  }
}
