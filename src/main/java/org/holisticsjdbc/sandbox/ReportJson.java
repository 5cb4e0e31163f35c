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

  private static final int CUSTOM_CHART_ID = 31;

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
    ObjectNode json = Json.object().put("source_id", query.dataSet().id()).putNull("hashid");
    if (query.chart() == Chart.CUSTOM) {
      json.put("custom_chart_id", CUSTOM_CHART_ID);
    } else {
      json.put("viz_type", query.chart().apiName()).putNull("custom_chart_id");
    }
    json.set("fields", slots(query));
    ObjectNode settings = json.putObject("settings").put("row_limit", query.rowLimit());
    query.layout().totals().forEach(total -> settings.put(total.apiName(), true));
    json.putObject("format");
    json.set("adhoc_fields", Json.array(adHocFields(query)));
    json.putArray("filters");
    return json;
  }

  private static List<ObjectNode> adHocFields(Widget.Query query) {
    return query.fields().stream()
        .flatMap(field -> field.measure().stream())
        .filter(measure -> measure.home() == Measure.Home.WIDGET)
        .map(
            measure ->
                Json.object()
                    .put("field_name", measure.name())
                    .put("label", measure.label())
                    .put("data_type", FieldType.NUMBER.apiName())
                    .put("formula", measure.formula()))
        .toList();
  }

  private static ObjectNode slots(Widget.Query query) {
    List<ObjectNode> entries = new ArrayList<>();
    for (WidgetField field : query.fields()) {
      entries.add(entry(query, field, entries.size() + 1));
    }
    return switch (query.chart()) {
      case DATA_TABLE -> Json.object("table_fields", Json.array(entries));
      case METRIC_KPI -> Json.object("value", entries.get(0));
      case PIVOT_TABLE -> pivot(query.layout(), entries);
      case CUSTOM -> Json.object("custom_fields", Json.array(entries));
      case LINE_CHART, COLUMN_CHART, BAR_CHART -> axes(entries);
    };
  }

  private static ObjectNode pivot(Layout layout, List<ObjectNode> entries) {
    int values = layout.rowFields() + layout.columnFields();
    ObjectNode json = Json.object("rows", Json.array(entries.subList(0, layout.rowFields())));
    json.set("columns", Json.array(entries.subList(layout.rowFields(), values)));
    return json.set("values", Json.array(entries.subList(values, entries.size())));
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
    JsonNode path =
        field
            .measure()
            .map(measure -> DataSetJson.pathHash(query.dataSet(), measure))
            .orElseGet(() -> DataSetJson.pathHash(query.dataSet(), field.ref()));
    ObjectNode json = Json.object("path_hash", path);
    json.put("type", field.type(base).apiName())
        .put("transformation", orNull(field.truncation().map(Truncation::apiName)))
        .put("aggregation", orNull(aggregation(field)));
    json.putObject("format")
        .put("type", field.type(base).apiName())
        .put("pattern", orNull(field.pattern().map(NumberPattern::apiName)));
    if (field.isHidden()) {
      json.put("hidden", true);
    }
    if (field.measure().isEmpty()) {
      field.analytic().ifPresent(it -> json.putObject("analytic").put("type", it.apiName()));
    }
    return json.put("custom_label", orNull(field.label()))
        .put("uuid", "r" + query.reportId() + "f" + number);
  }

  /** A measure aggregates by itself. */
  private static Optional<String> aggregation(WidgetField field) {
    return field.measure().isPresent()
        ? Optional.empty()
        : field.aggregation().map(Aggregation::apiName);
  }

  /** JSON has a null where there is nothing. */
  private static String orNull(Optional<String> text) {
    return text.orElse(null);
  }
}
