package org.holisticsjdbc.sandbox;

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
            query -> json.put("source_id", query.reportId()).put("source_type", "QueryReport"),
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

  static String widgetUrl(Dashboard dashboard, Widget widget) {
    return dashboardUrl(dashboard) + "?_e=" + widget.id().text();
  }

  private static String dashboardUrl(Dashboard dashboard) {
    return Account.SITE + "/dashboards/v3/" + dashboard.id() + "-" + dashboard.slug();
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
            .put("id", Long.parseLong(filter.id().text()) + 50_000)
            .put("label", filter.label())
            .put("filter_type", filter.type().apiName())
            .put("input_type", filter.input().apiName())
            .put("is_sharable", false)
            .putNull("constraints");
    json.set("default_condition", filter.defaultCondition().json());
    filter.source().ifPresent(source -> json.set("filter_source", source(source)));
    return json;
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
