package org.holisticsjdbc.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What the service tells about itself, and small services that keep nothing. */
final class ServiceOperations {

  /** As many as the example of the documentation (FACTS §6). */
  private static final int WORKERS = 5;

  private static final Pattern DDL =
      Pattern.compile(
          "\\s*create\\s+(or\\s+replace\\s+)?(temporary\\s+)?(table|view)\\s+\\S.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private final JobBook jobs;

  ServiceOperations(JobBook jobs) {
    this.jobs = jobs;
  }

  Map<String, Api.Handler> handlers() {
    return Map.of(
        "JobQueues_List", this::listQueues,
        "DataModelPersistences_ValidateDDL", ServiceOperations::validateDdl,
        "Embed_ShortenToken", ServiceOperations::shortenToken,
        "Ai_Skills", ServiceOperations::skills);
  }

  /** {@code GET /job_queues}: how many of the bought workers are busy with the jobs of now. */
  private Answer listQueues(Call call) {
    Map<JobQueue, Long> running = jobs.running(call.time());
    ArrayNode queues = Json.array(List.of());
    for (JobQueue queue : JobQueue.values()) {
      queues
          .addObject()
          .put("id", queue.ordinal() + 1)
          .put("queue", queue.apiName())
          .put("total_workers", WORKERS)
          .put("busy_workers", Math.min(WORKERS, running.getOrDefault(queue, 0L)));
    }
    return Answer.json(200, Json.object("job_queues", queues));
  }

  private static Answer validateDdl(Call call) {
    String ddl = call.body().path("ddl").asText();
    if (!DDL.matcher(ddl).matches()) {
      throw ApiError.invalidRecord("ddl", "Does not create a table or a view");
    }
    return Answer.json(200, Json.object().put("status", "success"));
  }

  /** {@code POST /embed/{hashcode}/shorten_token}; any dashboard and token will do. */
  private static Answer shortenToken(Call call) {
    String token = call.body().path("token").asText();
    if (token.isBlank()) {
      throw ApiError.invalidParameter("Token can't be blank");
    }
    String shortened = Digest.of(call.pathText("hashcode") + " " + token);
    return Answer.json(201, Json.object().put("shortened_token", shortened));
  }

  private static Answer skills(Call call) {
    ArrayNode skills =
        Json.array(
            List.of(
                skill("explore_data", "Explore data", "Answers questions on data sets.", "auto"),
                skill("explain_metric", "Explain a metric", "Tells how it is computed.", "always"),
                skill("write_aml", "Write code", "Changes models and dashboards.", "never")));
    return Answer.json(200, Json.object("skills", skills));
  }

  private static ObjectNode skill(
      String name, String label, String description, String activation) {
    return Json.object()
        .put("name", name)
        .put("label", label)
        .put("description", description)
        .put("activation", activation)
        .put("allow_user_control", true);
  }
}
