package org.holisticsjdbc.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Widgets, their reports and data sets, and the submission of exports. */
final class WidgetOperations {

  private final Workspace workspace;
  private final Tags tags;
  private final JobBook jobs;
  private final Set<Quirk> quirks;

  WidgetOperations(Workspace workspace, Tags tags, JobBook jobs, Set<Quirk> quirks) {
    this.workspace = workspace;
    this.tags = tags;
    this.jobs = jobs;
    this.quirks = quirks;
  }

  Map<String, Api.Handler> handlers() {
    return Map.of(
        "DashboardWidgets_Get", this::get,
        "DashboardWidgets_Delete", this::delete,
        "DashboardWidgets_SubmitExport", this::submitExport,
        "QueryReports_Get", this::getReport,
        "DataSets_Get", this::getDataSet);
  }

  /** {@code GET /dashboard_widgets/{id}} */
  Answer get(Call call) {
    Workspace.Placed placed = widget(call);
    Widget widget = placed.widget();
    ObjectNode json = DashboardJson.widget(widget);
    if (call.flag("include_report") && widget.query().isPresent()) {
      json.set("query_report", ReportJson.report(widget.title(), widget.query().get()));
    }
    if (call.flag("include_url")) {
      json.put("url", DashboardJson.widgetUrl(placed.dashboard(), widget));
    }
    if (call.flag("include_dashboard")) {
      json.set("dashboard", tags.json(placed.dashboard()));
    }
    return Answer.json(200, Json.object("dashboard_widget", json));
  }

  /** {@code DELETE /dashboard_widgets/{id}} */
  Answer delete(Call call) {
    Workspace.Placed placed = widget(call);
    workspace.delete(placed);
    return Answer.message("Deleted widget " + placed.widget().id().text());
  }

  /** {@code POST /dashboard_widgets/{id}/submit_export} */
  Answer submitExport(Call call) {
    Workspace.Placed placed = widget(call);
    Widget widget = placed.widget();
    Widget.Query query =
        widget
            .query()
            .orElseThrow(() -> ApiError.invalidOperation("Text widgets cannot be exported"));
    if (!widget.isExportable()) {
      throw ApiError.permissionDenied("You are not allowed to export data of this widget");
    }
    String output = call.body().path("output").asText();
    if (!output.equals("csv")) {
      throw ApiError.invalidOperation("The sandbox exports csv only, not " + output);
    }
    List<FieldCondition> where =
        FieldCondition.of(
            placed.dashboard(),
            widget,
            call.body().path("dashboard_filter_conditions"),
            new ConditionReader(quirks, call.time()),
            quirks);
    Job job = jobs.submit(new ExportQuery(widget.id(), query, where), call.time());
    return Answer.json(200, JobOperations.submitted(job, call.time()));
  }

  /** {@code GET /query_reports/{id}} */
  Answer getReport(Call call) {
    Widget widget =
        workspace
            .report(call.pathNumber("id"))
            .orElseThrow(() -> ApiError.notFound("Query report"))
            .widget();
    Widget.Query query = widget.query().orElseThrow();
    ObjectNode json = ReportJson.report(widget.title(), query);
    if (call.flag("include_data_set")) {
      json.set("data_set", tags.json(query.dataSet()));
    }
    return Answer.json(200, Json.object("query_report", json));
  }

  /** {@code GET /data_sets/{id}} */
  Answer getDataSet(Call call) {
    DataSet dataSet =
        workspace.dataSet(call.pathNumber("id")).orElseThrow(() -> ApiError.notFound("Data set"));
    ObjectNode json = tags.json(dataSet);
    if (call.flag("include_models")) {
      json.set("data_models", DataSetJson.models(dataSet));
    }
    if (call.flag("include_reports")) {
      json.set("reports", Json.array(reports(dataSet)));
    }
    return Answer.json(200, Json.object("data_set", json));
  }

  private List<ObjectNode> reports(DataSet dataSet) {
    return workspace.usersOf(dataSet).stream()
        .map(Workspace.Placed::widget)
        .map(widget -> ReportJson.report(widget.title(), widget.query().orElseThrow()))
        .toList();
  }

  private Workspace.Placed widget(Call call) {
    return workspace
        .widget(call.pathText("id"))
        .orElseThrow(() -> ApiError.notFound("Dashboard widget"));
  }
}
