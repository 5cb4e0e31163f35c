package org.holisticsjdbc.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import java.util.Map;

/**
 * Events that a Git host tells the service. They come without a key; the signatures they carry are
 * not verified, because the sandbox shares no secret with anyone.
 */
final class WebhookOperations {

  private static final String GITHUB_EVENT = "X-GitHub-Event";

  Map<String, Api.Handler> handlers() {
    return Map.of(
        "GitWebhooks_GithubEvent", call -> answer(isPush(call, GITHUB_EVENT, "push")),
        "GitWebhooks_GitlabEvent", call -> answer(isPush(call, "X-Gitlab-Event", "Push Hook")),
        "GitWebhooks_GithubAppEvent", WebhookOperations::appEvent);
  }

  private static Answer answer(boolean isProcessed) {
    return Answer.json(200, Json.object("data", results(isProcessed)));
  }

  private static Answer appEvent(Call call) {
    boolean isProcessed = isPush(call, GITHUB_EVENT, "push");
    return Answer.json(
        200,
        Json.object()
            .put("status", isProcessed ? "processed" : "skipped")
            .set("data", results(isProcessed)));
  }

  /** Only what was pushed can change the code of a project. */
  private static boolean isPush(Call call, String header, String push) {
    return call.request().header(header).filter(push::equals).isPresent();
  }

  private static ArrayNode results(boolean isProcessed) {
    return Json.array(
        List.of(
            Json.object()
                .put("status", isProcessed ? "success" : "skipped")
                .put("base_url", Account.SITE)
                .put("tenant_name", "Sandbox")
                .put("tenant_id", Account.TENANT_ID)
                .put("message", isProcessed ? "Project is synchronized" : "Nothing to do")));
  }
}
