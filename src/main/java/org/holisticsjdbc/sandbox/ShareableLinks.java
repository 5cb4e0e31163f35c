package org.holisticsjdbc.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The links under which dashboards are shared, as they are at the moment. */
final class ShareableLinks {

  private static final long FIRST_ID = (1L << 41) + 900_001;

  private final Workspace workspace;
  private final Set<Quirk> quirks;
  private final TreeMap<Long, ShareableLink> links = new TreeMap<>();
  private long nextId = FIRST_ID;

  ShareableLinks(Workspace workspace, Set<Quirk> quirks) {
    this.workspace = workspace;
    this.quirks = Set.copyOf(quirks);
  }

  /** Returns all links by ascending id; those of deleted dashboards are gone with them. */
  synchronized List<ShareableLink> links() {
    return links.values().stream().filter(this::leadsSomewhere).toList();
  }

  synchronized ShareableLink link(long id) {
    return Optional.ofNullable(links.get(id))
        .filter(this::leadsSomewhere)
        .orElseThrow(() -> ApiError.notFound("Link"));
  }

  synchronized ShareableLink create(JsonNode json, Instant now) {
    return put(nextId++, ShareableLink.unsaved(), json, now);
  }

  synchronized ShareableLink update(long id, JsonNode json, Instant now) {
    return put(id, link(id), json, now);
  }

  synchronized void delete(long id) {
    links.remove(link(id).id());
  }

  private ShareableLink put(long id, ShareableLink before, JsonNode json, Instant now) {
    ShareableLink link = before.changedBy(id, json, presets(json.path("dynamic_filter_presets")));
    Delivery.checkPresets(
        link.presetsJson(),
        dashboard(json.path("resource_id")),
        new ConditionReader(quirks, now),
        quirks);
    link.expiredAt().ifPresent(ShareableLinks::requireTime);
    if (link.isProtected() && !link.hasPassword()) {
      throw ApiError.invalidRecord("password", "Password cannot be blank if it is enabled");
    }
    links.put(id, link);
    return link;
  }

  private boolean leadsSomewhere(ShareableLink link) {
    return workspace.dashboard(link.dashboardId()).isPresent();
  }

  private Dashboard dashboard(JsonNode id) {
    return Optional.of(id)
        .filter(JsonNode::isIntegralNumber)
        .flatMap(number -> workspace.dashboard(number.asLong()))
        .orElseThrow(
            () ->
                ApiError.invalidRecord(
                    "resource_id", "Dashboard %s does not exist".formatted(id.asText())));
  }

  /** Presets that a request lists take the place of all the link has. */
  private Optional<List<ShareableLink.Preset>> presets(JsonNode json) {
    if (json.isMissingNode()) {
      return Optional.empty();
    }
    List<ShareableLink.Preset> presets = new ArrayList<>();
    for (JsonNode preset : json) {
      presets.add(
          new ShareableLink.Preset(
              nextId++,
              preset.path("dynamic_filter_id"),
              Condition.of(preset.path("preset_condition")),
              preset.path("public_hidden").asBoolean()));
    }
    return Optional.of(presets);
  }

  private static void requireTime(String text) {
    try {
      if (text.length() == "2026-01-31".length()) {
        LocalDate.parse(text);
      } else {
        OffsetDateTime.parse(text);
      }
    } catch (DateTimeException e) {
      throw ApiError.invalidRecord("expired_at", "Not a date or date-time: '%s'".formatted(text));
    }
  }
}
