package org.holisticsjdbc.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Data schedules: dashboards and reports, sent whatever they show. */
final class ScheduleKind implements DeliveryKind {

  private final Workspace workspace;
  private final Set<Quirk> quirks;

  ScheduleKind(Workspace workspace, Set<Quirk> quirks) {
    this.workspace = workspace;
    this.quirks = quirks;
  }

  @Override
  public String operationPrefix() {
    return "DataSchedules";
  }

  @Override
  public String jsonName() {
    return "data_schedule";
  }

  @Override
  public String sourceType() {
    return "DataSchedule";
  }

  @Override
  public boolean isCounted() {
    return true;
  }

  @Override
  public void check(JsonNode content, Instant now) {
    JsonNode presets = content.path("dynamic_filter_presets");
    Optional<Dashboard> dashboard = dashboard(content);
    if (dashboard.isPresent()) {
      Delivery.checkPresets(presets, dashboard.get(), new ConditionReader(quirks, now), quirks);
      return;
    }
    Optional<Workspace.Placed> report =
        isOnDashboard(content)
            ? Optional.empty()
            : workspace.report(content.path("source_id").asLong());
    if (report.isEmpty()) {
      throw ApiError.invalidRecord(
          "source_id",
          "Unknown %s: %s"
              .formatted(content.path("source_type").asText(), content.path("source_id").asText()));
    }
    if (!report.get().widget().isExportable()) {
      throw ApiError.permissionDenied("You are not allowed to export data of this report");
    }
    if (!presets.isEmpty()) {
      throw ApiError.invalidRecord("dynamic_filter_presets", "Reports have no filters");
    }
  }

  @Override
  public String sourceTitle(JsonNode content) {
    return dashboard(content)
        .map(Dashboard::title)
        .or(
            () ->
                workspace.report(content.path("source_id").asLong()).map(it -> it.widget().title()))
        .orElse("");
  }

  @Override
  public String run(JsonNode content, Instant now) {
    check(content, now); // What it is sent from may be gone.
    return new Destination(content.path("dest"))
        .deliver(content.path("title").asText(sourceTitle(content)));
  }

  private Optional<Dashboard> dashboard(JsonNode content) {
    return isOnDashboard(content)
        ? workspace.dashboard(content.path("source_id").asLong())
        : Optional.empty();
  }

  private static boolean isOnDashboard(JsonNode content) {
    return content.path("source_type").asText().equals("Dashboard");
  }
}
