package org.holisticsjdbc.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.StreamSupport;

/** Tags, which jobs put on dashboards and data sets and take from them. */
final class TagOperations {

  private final Tags tags;
  private final JobOperations jobs;

  TagOperations(Tags tags, JobOperations jobs) {
    this.tags = tags;
    this.jobs = jobs;
  }

  Map<String, Api.Handler> handlers() {
    return Map.of(
        "TaggingSystem_List", this::list,
        "TaggingSystem_SubmitAddObjectTags", call -> submit(call, "add_object_tags", tags::add),
        "TaggingSystem_SubmitRemoveObjectTags",
            call -> submit(call, "remove_object_tags", tags::remove));
  }

  /** {@code GET /tags}, all at once. */
  private Answer list(Call call) {
    return Answer.json(
        200,
        Json.object("tags", Json.array(tags.tags().stream().map(TagOperations::json).toList())));
  }

  /** Submits a change; the contract refuses none, so what is wrong with it fails the job. */
  private Answer submit(Call call, String action, BiConsumer<Tags.Target, List<String>> change) {
    JsonNode object = call.body().path("object_params");
    Tags.Target target =
        new Tags.Target(
            object.path("type").asText().equals("dashboard"), object.path("uname").asText());
    List<String> names =
        StreamSupport.stream(call.body().path("tags").spliterator(), false)
            .map(JsonNode::asText)
            .toList();
    JsonNode project = call.body().path("project_id");
    Task task =
        new Task(
            target.isDashboard() ? "Dashboard" : "DataSet",
            Optional.of(JsonNodeFactory.instance.textNode(target.uname())),
            action,
            () -> {
              requireProject(project);
              change.accept(target, names);
              return Task.done("Tags: " + String.join(", ", tags.of(target)));
            });
    return jobs.submit(task, call);
  }

  private static void requireProject(JsonNode project) {
    if (project.isNumber() && project.asLong() != Account.PROJECT_ID) {
      throw ApiError.notFound("Project " + project.asText());
    }
  }

  private static ObjectNode json(Tags.Tag tag) {
    return Json.object()
        .put("name", tag.name())
        .put("description", tag.description().orElse(null))
        .put("color", tag.color().orElse(null));
  }
}
