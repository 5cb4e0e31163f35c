package org.holisticsjdbc.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The dashboards of the workspace. */
final class DashboardOperations {

  private final Workspace workspace;
  private final Tags tags;

  DashboardOperations(Workspace workspace, Tags tags) {
    this.workspace = workspace;
    this.tags = tags;
  }

  Map<String, Api.Handler> handlers() {
    return Map.of(
        "Dashboards_ListMetadata", this::listMetadata,
        "Dashboards_List", this::list,
        "Dashboards_Get", this::get,
        "Dashboards_Delete", this::delete);
  }

  /** {@code GET /dashboards/list_metadata} */
  Answer listMetadata(Call call) {
    List<String> versions = new ArrayList<>(call.texts("version"));
    call.text("version").ifPresent(versions::add);
    List<ObjectNode> found =
        workspace.dashboards().stream()
            .filter(
                dashboard ->
                    versions.isEmpty() || versions.contains(Integer.toString(dashboard.version())))
            .map(DashboardJson::metadata)
            .toList();
    return Answer.json(200, Json.object("dashboards_metadata", Json.array(found)));
  }

  /** {@code GET /dashboards/{id}} */
  Answer get(Call call) {
    return Answer.json(200, Json.object("dashboard", tags.json(dashboard(call))));
  }

  /** {@code DELETE /dashboards/{id}}, with its widgets. */
  Answer delete(Call call) {
    Dashboard dashboard = dashboard(call);
    workspace.delete(dashboard);
    return Answer.message("Deleted dashboard %d".formatted(dashboard.id()));
  }

  private Dashboard dashboard(Call call) {
    return workspace
        .dashboard(call.pathNumber("id"))
        .orElseThrow(() -> ApiError.notFound("Dashboard"));
  }

  /** {@code GET /dashboards}, in pages linked by opaque cursors. */
  Answer list(Call call) {
    List<Dashboard> all = call.sortedById(workspace.dashboards());
    Page<Dashboard> page = Page.of(all, Dashboard::id, call);
    return Answer.json(200, page.json("dashboards", dashboard -> listed(dashboard, call)));
  }

  private ObjectNode listed(Dashboard dashboard, Call call) {
    ObjectNode json = tags.json(dashboard);
    return call.flag("include_embed_info") ? json.putNull("embed_info") : json;
  }
}
