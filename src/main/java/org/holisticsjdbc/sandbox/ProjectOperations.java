package org.holisticsjdbc.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The project that holds the code of the workspace: validated and published. A branch named {@code
 * broken} does not validate; a publication that maps an unknown data set fails.
 */
final class ProjectOperations {

  private static final String SOURCE_TYPE = "AmlStudio::Project";
  private static final String BROKEN = "broken";

  /** The commit that production is at; nothing ever changes the code. */
  private static final String COMMIT = "6d1f0c5b9a3e47820f6c1d2e3b4a59687786a5b4";

  private final Workspace workspace;
  private final JobBook jobBook;
  private final JobOperations jobs;

  ProjectOperations(Workspace workspace, JobBook jobBook, JobOperations jobs) {
    this.workspace = workspace;
    this.jobBook = jobBook;
    this.jobs = jobs;
  }

  Map<String, Api.Handler> handlers() {
    return Map.of(
        "AmlStudioProjects_SubmitDeploy", this::submitPublish,
        "AmlStudioProjects_SubmitValidate", this::submitValidate);
  }

  /** {@code POST /aml_studio/projects/submit_publish} */
  private Answer submitPublish(Call call) {
    JsonNode mapped = call.body().path("object_mapping").path("datasets");
    return submit("publish", () -> publish(mapped, call), call);
  }

  private Task.Outcome publish(JsonNode mapped, Call call) {
    for (Map.Entry<String, JsonNode> mapping : mapped.properties()) {
      if (dataSet(mapping.getKey()).isEmpty()) {
        return unpublished("Unknown data set: " + mapping.getKey());
      }
    }
    Task preparation = task("prepare production", () -> Task.done("Production is ready"));
    Job job = jobBook.submit(preparation, call.time());
    ObjectNode data = Json.object().put("status", "success").put("target_commit", COMMIT);
    data.putObject("preparing_production_job")
        .put("job_id", job.id())
        .put("status", job.status(call.time()).apiName());
    workspace.dataSets().stream()
        .findFirst()
        .ifPresent(dataSet -> data.set("objects_status", updated(dataSet)));
    return Task.done(result("AmlStudio::Publish.call", data), "Published " + COMMIT);
  }

  private static ObjectNode updated(DataSet dataSet) {
    return Json.object()
        .put("id", dataSet.id())
        .put("type", "Dataset")
        .put("uname", dataSet.name())
        .put("title", dataSet.label())
        .put("status", "updated");
  }

  private static Task.Outcome unpublished(String reason) {
    ObjectNode data =
        Json.object()
            .put("status", "error")
            .put("error_type", "dashboard_deployment")
            .put("error_details", reason)
            .put("target_commit", COMMIT);
    return new Task.Failed(Optional.of(result("AmlStudio::Publish.call", data)), reason);
  }

  private Optional<DataSet> dataSet(String name) {
    return workspace.dataSets().stream().filter(it -> it.name().equals(name)).findFirst();
  }

  /** {@code POST /aml_studio/projects/submit_validate} */
  private Answer submitValidate(Call call) {
    String branch = call.body().path("branch_name").asText();
    String commit = call.body().path("commit_oid").asText();
    return submit("validate", () -> validate(branch, commit), call);
  }

  private static Task.Outcome validate(String branch, String commit) {
    String type = "AmlStudio::RemoteObjectValidation.call";
    if (!branch.equals(BROKEN)) {
      ObjectNode data = Json.object().put("status", "success");
      return Task.done(result(type, data), "Validated %s of %s".formatted(commit, branch));
    }
    ObjectNode data = Json.object().put("status", "error");
    data.putArray("errors")
        .addObject()
        .put("message", "Model 'strikes' has no field 'cost'")
        .put("file_path", "models/strikes.model.aml");
    return new Task.Failed(
        Optional.of(result(type, data)), "Branch %s does not validate".formatted(branch));
  }

  private Answer submit(String action, Supplier<Task.Outcome> work, Call call) {
    return jobs.submit(task(action, work), call);
  }

  private static Task task(String action, Supplier<Task.Outcome> work) {
    JsonNode id = JsonNodeFactory.instance.numberNode(Account.PROJECT_ID);
    return new Task(SOURCE_TYPE, Optional.of(id), action, work);
  }

  private static ObjectNode result(String type, ObjectNode data) {
    return Json.object().put("type", type).set("data", data);
  }
}
