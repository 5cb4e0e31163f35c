package org.holisticsjdbc.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The dashboards of the workspace. */
final class DashboardOperations {

  private static final int DEFAULT_PAGE = 20;

  private final Workspace workspace;

  DashboardOperations(Workspace workspace) {
    this.workspace = workspace;
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
    Dashboard dashboard =
        workspace
            .dashboard(call.pathNumber("id"))
            .orElseThrow(() -> ApiError.notFound("Dashboard"));
    return Answer.json(200, Json.object("dashboard", DashboardJson.dashboard(dashboard)));
  }

  /** {@code GET /dashboards}, in pages linked by opaque cursors. */
  Answer list(Call call) {
    List<Dashboard> all = new ArrayList<>(workspace.dashboards());
    if (call.text("sort").filter("id_desc"::equals).isPresent()) {
      Collections.reverse(all);
    }
    int limit = call.text("limit").map(Integer::parseInt).orElse(DEFAULT_PAGE);
    int start;
    int end;
    Optional<String> before = call.text("before");
    if (before.isPresent()) {
      end = position(all, before.get());
      start = Math.max(0, end - limit);
    } else {
      start = call.text("after").map(cursor -> position(all, cursor) + 1).orElse(0);
      end = Math.min(all.size(), start + limit);
    }
    List<ObjectNode> page =
        all.subList(start, end).stream().map(dashboard -> listed(dashboard, call)).toList();
    ObjectNode json = Json.object("dashboards", Json.array(page));
    json.putObject("cursors")
        .put("previous", start > 0 && start < end ? cursor(all.get(start)) : null)
        .put("next", end < all.size() && start < end ? cursor(all.get(end - 1)) : null);
    return Answer.json(200, json);
  }

  private static ObjectNode listed(Dashboard dashboard, Call call) {
    ObjectNode json = DashboardJson.dashboard(dashboard);
    return call.flag("include_embed_info") ? json.putNull("embed_info") : json;
  }

  private static String cursor(Dashboard dashboard) {
    byte[] text = ("dashboard " + dashboard.id()).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
  }

  private static int position(List<Dashboard> all, String cursor) {
    for (int i = 0; i < all.size(); i++) {
      if (cursor(all.get(i)).equals(cursor)) {
        return i;
      }
    }
    throw ApiError.invalidParameter("Invalid cursor: '%s'".formatted(cursor));
  }
}
