package org.holisticsjdbc.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The links under which dashboards are shared. */
final class ShareableLinkOperations {

  private final ShareableLinks links;

  ShareableLinkOperations(ShareableLinks links) {
    this.links = links;
  }

  Map<String, Api.Handler> handlers() {
    return Map.of(
        "ShareableLinks_List", this::list,
        "ShareableLinks_Create", this::create,
        "ShareableLinks_Get", this::get,
        "ShareableLinks_Update", this::update,
        "ShareableLinks_Delete", this::delete);
  }

  /** {@code GET /shareable_links} */
  private Answer list(Call call) {
    Optional<Long> dashboard = call.text("resource_id").map(Long::parseLong);
    List<ShareableLink> found =
        links.links().stream()
            .filter(link -> dashboard.isEmpty() || link.dashboardId() == dashboard.get())
            .toList();
    Page<ShareableLink> page = Page.of(call.sortedById(found), ShareableLink::id, call);
    return Answer.json(200, page.json("shareable_links", ShareableLink::json));
  }

  /** {@code POST /shareable_links} */
  private Answer create(Call call) {
    return answer(201, links.create(input(call), call.time()));
  }

  /** {@code GET /shareable_links/{id}} */
  private Answer get(Call call) {
    return answer(200, links.link(call.pathNumber("id")));
  }

  /** {@code PUT /shareable_links/{id}} */
  private Answer update(Call call) {
    return answer(200, links.update(call.pathNumber("id"), input(call), call.time()));
  }

  /** {@code DELETE /shareable_links/{id}} */
  private Answer delete(Call call) {
    links.delete(call.pathNumber("id"));
    return Answer.message("Link deleted");
  }

  private static JsonNode input(Call call) {
    return call.body().path("shareable_link");
  }

  private static Answer answer(int status, ShareableLink link) {
    return Answer.json(status, Json.object("shareable_link", link.json()));
  }
}
