package org.holisticsjdbc.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** What can be done with a dashboard beyond reading it: address, preload, clone. */
final class DashboardTasks {

  private static final String SOURCE_TYPE = "Dashboard";
  private static final String CONDITIONS = "dashboard_filter_conditions";

  private final Workspace workspace;
  private final JobBook jobBook;
  private final JobOperations jobs;
  private final IdSequence ids;
  private final Set<Quirk> quirks;

  DashboardTasks(
      Workspace workspace, JobBook jobBook, JobOperations jobs, IdSequence ids, Set<Quirk> quirks) {
    this.workspace = workspace;
    this.jobBook = jobBook;
    this.jobs = jobs;
    this.ids = ids;
    this.quirks = quirks;
  }

  Map<String, Api.Handler> handlers() {
    return Map.of(
        "Dashboards_BuildUrl", this::buildUrl,
        "Dashboards_SubmitPreload", this::submitPreload,
        "Dashboards_CloneCanvasDashboard", this::cloneCanvas);
  }

  /** {@code POST /dashboards/{id}/build_url}: equal states of filters have equal addresses. */
  private Answer buildUrl(Call call) {
    Dashboard dashboard = dashboard(call);
    JsonNode states = call.body().path("filter_states");
    FieldCondition.check("filter_states", dashboard, states, reader(call), quirks);
    String url = DashboardJson.dashboardUrl(dashboard);
    if (states.isEmpty()) {
      return Answer.json(200, Json.object().put("dashboard_url", url).putNull("fstate_hash"));
    }
    String hash = Digest.of(states.toString());
    ObjectNode json = Json.object().put("dashboard_url", url + "?_fstate=" + hash);
    return Answer.json(200, json.put("fstate_hash", hash));
  }

  /**
   * {@code POST /dashboards/{id}/submit_preload}: computes what the widgets show. The data behind
   * them never change, so there is nothing that {@code bust_cache} would make fresh.
   */
  private Answer submitPreload(Call call) {
    Dashboard dashboard = dashboard(call);
    JsonNode conditions = call.body().path(CONDITIONS);
    FieldCondition.check(CONDITIONS, dashboard, conditions, reader(call), quirks);
    List<ExportQuery> queries =
        dashboard.widgets().stream()
            .filter(widget -> widget.query().isPresent())
            .map(widget -> query(dashboard, widget, conditions, call))
            .toList();
    return submit(
        dashboard,
        "preload",
        () -> {
          queries.forEach(jobBook::prepare);
          return Task.done("Preloaded %d widgets".formatted(queries.size()));
        },
        call);
  }

  private ExportQuery query(Dashboard dashboard, Widget widget, JsonNode conditions, Call call) {
    List<FieldCondition> where =
        FieldCondition.of(dashboard, widget, conditions, reader(call), quirks);
    return new ExportQuery(widget.id(), widget.query().orElseThrow(), where);
  }

  /** {@code POST /dashboards/{id}/clone_canvas_dashboard}: the clone is there when the job ends. */
  private Answer cloneCanvas(Call call) {
    Dashboard dashboard = dashboard(call);
    if (dashboard.version() != Dashboard.CANVAS) {
      throw ApiError.invalidOperation("Only canvas dashboards can be cloned");
    }
    String name = call.body().path("new_uname").asText();
    if (!name.matches("[a-z][a-z0-9_]*")) {
      throw ApiError.invalidRecord("new_uname", "Not a name: '%s'".formatted(name));
    }
    workspace.requireFree("new_uname", name);
    String title = call.body().path("new_title").asText(dashboard.title());
    return submit(
        dashboard,
        "clone",
        () -> {
          Dashboard clone = dashboard.cloned(ids.next(), title, name);
          workspace.add(clone);
          return Task.done("Created dashboard %d".formatted(clone.id()));
        },
        call);
  }

  private Answer submit(
      Dashboard dashboard, String action, Supplier<Task.Outcome> work, Call call) {
    JsonNode id = JsonNodeFactory.instance.numberNode(dashboard.id());
    return jobs.submit(new Task(SOURCE_TYPE, Optional.of(id), action, work), call);
  }

  private ConditionReader reader(Call call) {
    return new ConditionReader(quirks, call.time());
  }

  private Dashboard dashboard(Call call) {
    return workspace
        .dashboard(call.pathNumber("id"))
        .orElseThrow(() -> ApiError.notFound("Dashboard"));
  }
}
