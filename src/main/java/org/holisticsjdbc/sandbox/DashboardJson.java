package org.holisticsjdbc.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Dashboards, widgets and filters in the shapes of the contract. */
final class DashboardJson {

  private DashboardJson() {}

  static ObjectNode metadata(Dashboard dashboard) {
    return Json.object()
        .put("id", dashboard.id())
        .put("title", dashboard.title())
        .put("uname", dashboard.uname())
        .put("project_id", Account.PROJECT_ID)
        .put("version", dashboard.version());
  }

  /** Returns a dashboard with its widgets, which here never carry their report. */
  static ObjectNode dashboard(Dashboard dashboard) {
    ObjectNode json =
        Json.object()
            .put("id", dashboard.id())
            .put("owner_id", Account.USER_ID)
            .put("title", dashboard.title())
            .put("category_id", Account.CATEGORY_ID)
            .put("version", dashboard.version())
            .put("url", dashboardUrl(dashboard));
    json.putArray("tags");
    json.set(
        "dynamic_filters",
        Json.array(dashboard.filters().stream().map(DashboardJson::filter).toList()));
    if (dashboard.version() == Dashboard.CANVAS) {
      json.set("interactions", interactions(dashboard));
    }
    json.set(
        "widgets", Json.array(dashboard.widgets().stream().map(DashboardJson::widget).toList()));
    return json;
  }

  static ObjectNode widget(Widget widget) {
    ObjectNode json = Json.object();
    json.set("id", widget.id().json());
    widget
        .query()
        .ifPresentOrElse(
            query -> describeData(json, widget, query),
            () -> {
              json.set("source_id", widget.id().json());
              json.put("source_type", "Text");
            });
    json.put("source_title", widget.title());
    json.putObject("permissions")
        .put("can_explore", widget.query().isPresent())
        .put("can_export", widget.query().isPresent())
        .put("can_export_data", widget.query().isPresent() && widget.isExportable());
    return json;
  }

  private static void describeData(ObjectNode json, Widget widget, Widget.Query query) {
    if (widget.block().isEmpty()) {
      json.put("source_id", query.reportId()).put("source_type", "QueryReport");
      return;
    }
    json.put("source_id", widget.block().get()).put("source_type", "VizBlock");
    json.putObject("viz_block_definition")
        .put("type", "VizBlock")
        .put("uname", widget.block().get())
        .put("label", widget.title())
        .putNull("description");
  }

  static String widgetUrl(Dashboard dashboard, Widget widget) {
    return dashboardUrl(dashboard) + "?_e=" + widget.block().orElse(widget.id().text());
  }

  static String dashboardUrl(Dashboard dashboard) {
    return "%s/dashboards/v%d/%d-%s"
        .formatted(Account.SITE, dashboard.version(), dashboard.id(), dashboard.slug());
  }

  private static ArrayNode interactions(Dashboard dashboard) {
    return Json.array(
        dashboard.interactions().stream().map(it -> interaction(dashboard, it)).toList());
  }

  private static ObjectNode interaction(Dashboard dashboard, Dashboard.Interaction interaction) {
    ObjectNode json = Json.object().put("from", interaction.from());
    interaction.to().forEach(json.putArray("to")::add);
    if (interaction.target().isEmpty()) {
      return json.put("disabled", true);
    }
    DashboardFilter.Target target = interaction.target().get();
    DataSet dataSet = dashboard.dataSetOf(interaction.to().get(0));
    json.set("field_path", DataSetJson.fieldPath(dataSet, target.field()));
    return json.put("aggregation", target.aggregation().map(Aggregation::apiName).orElse(null));
  }

  private static ObjectNode filter(DashboardFilter filter) {
    ObjectNode json = Json.object();
    json.set("id", filter.id().json());
    json.put("order", filter.order()).put("uname", filter.uname());
    json.putObject("permissions").put("read", true).put("crud", true).put("use", true);
    json.put("drillthrough_enabled", false);
    json.set("definition", definition(filter));
    json.set(
        "mappings", Json.array(filter.mappings().stream().map(DashboardJson::mapping).toList()));
    return json;
  }

  private static ObjectNode definition(DashboardFilter filter) {
    ObjectNode json =
        Json.object()
            .put("id", definitionId(filter))
            .put("label", filter.label())
            .put("filter_type", filter.type().apiName())
            .put("input_type", filter.input().apiName())
            .put("is_sharable", false)
            .putNull("constraints");
    json.set("default_condition", filter.defaultCondition().json());
    filter.source().ifPresent(source -> json.set("filter_source", source(source)));
    return json;
  }

  /** Blocks of canvas dashboards have names only. */
  private static Long definitionId(DashboardFilter filter) {
    return filter.id().isNumber()
        ? Long.valueOf(Long.parseLong(filter.id().text()) + 50_000)
        : null;
  }

  private static ObjectNode source(DashboardFilter.Source source) {
    ObjectNode json =
        Json.object()
            .put("source_type", "DmFieldFilterSource")
            .put("data_set_id", source.dataSet().id());
    return json.set("field_path", DataSetJson.fieldPath(source.dataSet(), source.field()));
  }

  private static ObjectNode mapping(DashboardFilter.Mapping mapping) {
    ObjectNode json =
        Json.object()
            .put("id", mapping.id())
            .put("viz_conditionable_type", "DashboardWidget")
            .put(
                "aggregation",
                mapping.target().aggregation().map(Aggregation::apiName).orElse(null));
    json.set("viz_conditionable_id", mapping.widgetId().json());
    json.set("field_path", DataSetJson.fieldPath(mapping.dataSet(), mapping.target().field()));
    json.putObject("permissions").put("crud", true);
    return json;
  }
}
