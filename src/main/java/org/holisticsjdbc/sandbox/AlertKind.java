package org.holisticsjdbc.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Data alerts: rows of a widget, sent if there are any that meet the conditions. */
final class AlertKind implements DeliveryKind {

  private final Workspace workspace;
  private final Set<Quirk> quirks;
  private final int maxRows;

  AlertKind(Workspace workspace, Set<Quirk> quirks, int maxRows) {
    this.maxRows = maxRows;
    this.workspace = workspace;
    this.quirks = quirks;
  }

  @Override
  public String operationPrefix() {
    return "DataAlerts";
  }

  @Override
  public String jsonName() {
    return "data_alert";
  }

  @Override
  public String sourceType() {
    return "DataAlert";
  }

  @Override
  public boolean isCounted() {
    return false;
  }

  @Override
  public void check(JsonNode content, Instant now) {
    export(content, now);
  }

  @Override
  public String sourceTitle(JsonNode content) {
    return source(content).map(placed -> placed.widget().title()).orElse("");
  }

  @Override
  public String run(JsonNode content, Instant now) {
    try (ResultTable rows = new Evaluator(export(content, now), quirks, maxRows).result()) {
      long count = rows.rows().count();
      if (count == 0) {
        return "No row meets the conditions, nothing sent";
      }
      String sent =
          new Destination(content.path("dest"))
              .deliver(content.path("title").asText(sourceTitle(content)));
      return "%d rows meet the conditions. %s".formatted(count, sent);
    }
  }

  /** Returns the query of the rows that meet the conditions. */
  private ExportQuery export(JsonNode content, Instant now) {
    ConditionReader reader = new ConditionReader(quirks, now);
    Workspace.Placed placed =
        source(content)
            .orElseThrow(
                () ->
                    ApiError.invalidRecord(
                        "source_id",
                        "Unknown %s with data: %s"
                            .formatted(
                                content.path("source_type").asText(),
                                content.path("source_id").asText())));
    JsonNode presets = content.path("dynamic_filter_presets");
    Delivery.checkPresets(presets, placed.dashboard(), reader, quirks);
    List<FieldCondition> where =
        new ArrayList<>(
            FieldCondition.of(
                placed.dashboard(), placed.widget(), Delivery.conditions(presets), reader, quirks));
    Widget plain = placed.widget().withLayout(Layout.PLAIN);
    Widget.Query query = plain.query().orElseThrow();
    for (JsonNode condition : content.path("viz_conditions")) {
      where.add(VizCondition.read(condition, query.dataSet(), reader));
    }
    return new ExportQuery(plain.id(), query, where);
  }

  private Optional<Workspace.Placed> source(JsonNode content) {
    boolean isBlock = content.path("source_type").asText().equals("VizBlock");
    return Stream.of(content.path("source_id").asText())
        .flatMap(id -> workspace.widget(id).stream())
        .filter(placed -> placed.widget().block().isPresent() == isBlock)
        .filter(placed -> placed.widget().query().isPresent())
        .findFirst();
  }
}
