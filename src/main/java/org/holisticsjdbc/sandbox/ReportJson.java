package org.holisticsjdbc.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The report behind a widget, with the settings that say what it shows.
 *
 * <p>The contract leaves the settings untyped; the shape is the one FACTS §2.1 assumes.
 */
final class ReportJson {

  private ReportJson() {}

  static ObjectNode report(String title, Widget.Query query) {
    ObjectNode json =
        Json.object()
            .put("id", query.reportId())
            .put("title", title)
            .put("data_set_id", query.dataSet().id())
            .put("data_source_id", Account.DATA_SOURCE_ID)
            .put("owner_id", Account.USER_ID)
            .put("category_id", Account.CATEGORY_ID)
            .put("is_adhoc", false)
            .putNull("personal_item");
    json.set("viz_setting", vizSetting(query));
    return json;
  }

  private static ObjectNode vizSetting(Widget.Query query) {
    ObjectNode json =
        Json.object()
            .put("viz_type", query.chart().apiName())
            .put("source_id", query.dataSet().id())
            .putNull("hashid")
            .putNull("custom_chart_id");
    json.set("fields", slots(query));
    json.putObject("settings").put("row_limit", query.rowLimit());
    json.putObject("format");
    json.putArray("adhoc_fields");
    json.putArray("filters");
    return json;
  }

  private static ObjectNode slots(Widget.Query query) {
    List<ObjectNode> entries = new ArrayList<>();
    for (WidgetField field : query.fields()) {
      entries.add(entry(query, field, entries.size() + 1));
    }
    return switch (query.chart()) {
      case DATA_TABLE -> Json.object("table_fields", Json.array(entries));
      case METRIC_KPI -> Json.object("value", entries.get(0));
      case LINE_CHART, COLUMN_CHART, BAR_CHART -> axes(entries);
    };
  }

  private static ObjectNode axes(List<ObjectNode> entries) {
    ArrayNode series =
        Json.array(
            entries.subList(1, entries.size()).stream()
                .map(entry -> Json.object("field", entry))
                .toList());
    ObjectNode json = Json.object("x_axis", entries.get(0));
    json.putNull("legend");
    json.putArray("y_axes").addObject().set("series", series);
    return json;
  }

  private static ObjectNode entry(Widget.Query query, WidgetField field, int number) {
    ModelField base = query.dataSet().field(field.ref());
    JsonNode path = DataSetJson.pathHash(query.dataSet(), field.ref());
    ObjectNode json = Json.object("path_hash", path);
    json.put("type", field.type(base).apiName())
        .put("transformation", orNull(field.truncation().map(Truncation::apiName)))
        .put("aggregation", orNull(field.aggregation().map(Aggregation::apiName)));
    json.putObject("format").put("type", field.type(base).apiName());
    return json.put("custom_label", orNull(field.label()))
        .put("uuid", "r" + query.reportId() + "f" + number);
  }

  /** JSON has a null where there is nothing. */
  private static String orNull(Optional<String> text) {
    return text.orElse(null);
  }
}
