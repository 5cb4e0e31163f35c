package org.holisticsjdbc.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One right request to every operation. */
class OperationsWalkTest {

  private static final String RESOURCE = "/org/holisticsjdbc/manifest/operations.json";

  private static final String SCHEDULE =
      "{'source_type':'Dashboard','source_id':16076,'schedule':{'repeat':'0 8 * * 1','paused':false},"
          + "'dest':{'type':'EmailDest','recipients':['a@holistics.example']}}";
  private static final String ALERT =
      "{'source_type':'DashboardWidget','source_id':4178,'schedule':{'repeat':'0 * * * *',"
          + "'paused':false},'dynamic_filter_presets':[],"
          + "'dest':{'type':'WebhookDest','endpoint':'https://hooks.example/x'}}";
  private static final String QUERY = "{'query':{'dimensions':[{'field':'airports.state'}]}}";
  private static final String ATTRIBUTE =
      "{'user_attribute':{'name':'country','attribute_type':'string','label':'Country'}}";
  private static final String LINK =
      "{'shareable_link':{'resource_type':'Dashboard','resource_id':16076}}";
  private static final String TAGS =
      "{'object_params':{'type':'dashboard','uname':'seattle_weather'},'tags':['rain']}";
  private static final String FORM =
      "--edge\r\nContent-Disposition: form-data; name=\"files\"; filename=\"m.json\"\r\n\r\n"
          + "{}\r\n--edge--\r\n";
  private static final String GITHUB =
      "X-GitHub-Event: push, X-GitHub-Hook-ID: 7, X-Hub-Signature-256: sha256=00";

  @RegisterExtension final SandboxExtension holistics = new SandboxExtension();

  /**
   * A request.
   *
   * @param target method and path; a name in angle brackets stands for the id of a thing that is
   *     there: of the first one listed at that path, or of a job
   * @param headers further headers
   */
  record Example(String operationId, String target, String body, String headers) {

    @Override
    public String toString() {
      return operationId;
    }

    String method() {
      return target.split(" ")[0];
    }
  }

  static List<Example> examples() {
    return List.of(
        example("DataSchedules_List", "GET /data_schedules?limit=2"),
        example("DataSchedules_Create", "POST /data_schedules", "{'data_schedule':%s}", SCHEDULE),
        example("DataSchedules_Get", "GET /data_schedules/<data_schedules>"),
        example(
            "DataSchedules_Update",
            "PUT /data_schedules/<data_schedules>",
            "{'data_schedule':%s}",
            SCHEDULE),
        example("DataSchedules_Delete", "DELETE /data_schedules/<data_schedules>"),
        example(
            "DataSchedules_SubmitExecuteTest",
            "POST /data_schedules/submit_execute",
            "{'test_data_schedule':%s}",
            SCHEDULE),
        example(
            "DataSchedules_SubmitExecute", "POST /data_schedules/<data_schedules>/submit_execute"),
        example("Dashboards_List", "GET /dashboards"),
        example("Dashboards_Get", "GET /dashboards/16076"),
        example("Dashboards_Delete", "DELETE /dashboards/16077"),
        example("Dashboards_BuildUrl", "POST /dashboards/16076/build_url", "{}"),
        example("Dashboards_SubmitPreload", "POST /dashboards/16076/submit_preload", "{}"),
        example("Dashboards_ListMetadata", "GET /dashboards/list_metadata"),
        example(
            "Dashboards_CloneCanvasDashboard",
            "POST /dashboards/16090/clone_canvas_dashboard",
            "{'category_type':'ReportCategory','new_uname':'twin'}"),
        example("DashboardWidgets_Get", "GET /dashboard_widgets/4175"),
        example("DashboardWidgets_Delete", "DELETE /dashboard_widgets/4175"),
        example(
            "DashboardWidgets_SubmitExport",
            "POST /dashboard_widgets/4178/submit_export",
            "{'output':'csv'}"),
        example("Jobs_List", "GET /jobs?ids%5B%5D=<job>"),
        example("Jobs_Get", "GET /jobs/<job>"),
        example("Jobs_GetLogs", "GET /jobs/<job>/logs"),
        example("Jobs_GetResult", "GET /jobs/<job>/result"),
        example("Exports_Download", "GET /exports/download?job_id=<export>"),
        example("DataAlerts_List", "GET /data_alerts"),
        example("DataAlerts_Create", "POST /data_alerts", "{'data_alert':%s}", ALERT),
        example("DataAlerts_Get", "GET /data_alerts/<data_alerts>"),
        example("DataAlerts_Update", "PUT /data_alerts/<data_alerts>", "{'data_alert':%s}", ALERT),
        example("DataAlerts_Delete", "DELETE /data_alerts/<data_alerts>"),
        example(
            "DataAlerts_SubmitExecuteTest",
            "POST /data_alerts/submit_execute",
            "{'test_data_alert':%s}",
            ALERT),
        example("DataAlerts_SubmitExecute", "POST /data_alerts/<data_alerts>/submit_execute"),
        example("DataSources_Get", "GET /data_sources/301"),
        example("DataSources_Update", "PUT /data_sources/301", "{'data_source':{'name':'x'}}"),
        example("DataSources_Delete", "DELETE /data_sources/302"),
        example(
            "DataSources_BustExplorationCache", "POST /data_sources/301/bust_exploration_cache"),
        new Example(
            "DataSources_UploadMultipleDbtManifests",
            "POST /data_sources/upload_multiple_dbt_manifests",
            FORM,
            "Content-Type: multipart/form-data; boundary=edge"),
        example("DataSets_SubmitQuery", "POST /data_sets/2102/submit_query", QUERY),
        example("DataSets_Sql", "POST /data_sets/2102/generate_sql", QUERY),
        example("DataSets_Get", "GET /data_sets/2102?include_models=true"),
        example("DataSets_Delete", "DELETE /data_sets/<unused data set>"),
        example("DataModels_List", "GET /data_models?project_id=55"),
        example("QueryReports_Get", "GET /query_reports/8175?include_data_set=true"),
        example(
            "Dependencies_DownstreamDependencies",
            "GET /dependencies/downstream_dependencies?id=2102&type=DataSet"),
        example("AmlStudioProjects_SubmitDeploy", "POST /aml_studio/projects/submit_publish", "{}"),
        example(
            "AmlStudioProjects_SubmitValidate",
            "POST /aml_studio/projects/submit_validate",
            "{'branch_name':'main','commit_oid':'1f'}"),
        example("JobQueues_List", "GET /job_queues"),
        example(
            "DataModelPersistences_ValidateDDL",
            "POST /data_model_persistences/validate_ddl",
            "{'ddl':'CREATE TABLE t (a int)'}"),
        example("Embed_ShortenToken", "POST /embed/abc/shorten_token", "{'token':'a.b.c'}"),
        example("Ai_Skills", "GET /ai/skills"),
        example(
            "TaggingSystem_RecommendArchivableObjects", "GET /tags/recommend_archivable_objects"),
        new Example("GitWebhooks_GithubEvent", "POST /git_webhooks/github_event", "{}", GITHUB),
        new Example(
            "GitWebhooks_GitlabEvent",
            "POST /git_webhooks/gitlab_event",
            "{}",
            "X-Gitlab-Event: Push Hook, X-Gitlab-Token: t"),
        new Example(
            "GitWebhooks_GithubAppEvent", "POST /git_webhooks/github_app_event", "{}", GITHUB));
  }

  static List<Example> examplesOfPeople() {
    long active = People.FIRST_USER_ID;
    long pending = active + 4;
    long deleted = active + 9;
    return List.of(
        example("Users_List", "GET /users?status=active"),
        example("Users_Me", "GET /users/me"),
        example("Users_CheckHolisticsUser", "GET /users/check_holistics_user?email=a@example.com"),
        example("Users_Update", "PUT /users/" + active, "{'user':{'role':'analyst'}}"),
        example("Users_Delete", "DELETE /users/" + active),
        example("Users_Restore", "POST /users/%d/restore".formatted(deleted)),
        example("Users_Invite", "POST /users/invite", "{'emails':['a@example.com'],'role':'user'}"),
        example("Users_ResendInvite", "POST /users/%d/resend_invite".formatted(pending)),
        example(
            "Users_RevokeAuthenticationToken",
            "POST /users/%d/revoke_authentication_token".formatted(active)),
        example("Groups_List", "GET /groups?include_users=true"),
        example("Groups_Get", "GET /groups/<groups>"),
        example("Groups_Create", "POST /groups", "{'group':{'name':'Pilots'}}"),
        example("Groups_Update", "PUT /groups/<groups>", "{'group':{'name':'Pilots'}}"),
        example("Groups_Delete", "DELETE /groups/<groups>"),
        example("Groups_AddUser", "POST /groups/<empty group>/add_user/" + active),
        example("Groups_RemoveUser", "POST /groups/<member>"),
        example("UserAttributes_List", "GET /user_attributes"),
        example("UserAttributes_Create", "POST /user_attributes", ATTRIBUTE),
        example("UserAttributes_Update", "PUT /user_attributes/<attribute>", ATTRIBUTE),
        example("UserAttributes_Delete", "DELETE /user_attributes/<attribute>"),
        example(
            "UserAttributeEntries_List",
            "GET /user_attribute_entries?subject_type=User&subject_id=" + active),
        example(
            "UserAttributeEntries_ComputedValues",
            "GET /user_attribute_entries/computed_values?subject_type=User&subject_id=" + active),
        example(
            "UserAttributeEntries_Upsert",
            "PUT /user_attribute_entries/upsert",
            "{'user_attribute_entries':[]}"),
        example("ShareableLinks_List", "GET /shareable_links"),
        example("ShareableLinks_Create", "POST /shareable_links", LINK),
        example("ShareableLinks_Get", "GET /shareable_links/<link>"),
        example("ShareableLinks_Update", "PUT /shareable_links/<link>", LINK),
        example("ShareableLinks_Delete", "DELETE /shareable_links/<link>"),
        example("TaggingSystem_List", "GET /tags"),
        example("TaggingSystem_SubmitAddObjectTags", "POST /tags/submit_add_object_tags", TAGS),
        example(
            "TaggingSystem_SubmitRemoveObjectTags", "POST /tags/submit_remove_object_tags", TAGS));
  }

  @Test
  void everyOperationOfTheContractHasAnExample() throws IOException {
    Set<String> examples =
        Stream.concat(examples().stream(), examplesOfPeople().stream())
            .map(Example::operationId)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> operations = new TreeSet<>();
    try (InputStream in = OperationsWalkTest.class.getResourceAsStream(RESOURCE)) {
      new ObjectMapper()
          .readTree(in)
          .path("operations")
          .forEach(operation -> operations.add(operation.path("operation_id").asText()));
    }

    assertThat(examples).isEqualTo(operations);
  }

  @ParameterizedTest
  @MethodSource({"examples", "examplesOfPeople"})
  void anOperationTakesARightRequest(Example example) {
    ApiClient api = new ApiClient(holistics.sandbox());
    String path = path(api, example.target().split(" ", 2)[1]);
    boolean isOpen = example.operationId().matches("Embed_.*|GitWebhooks_.*");
    HttpRequest.Builder request =
        isOpen
            ? HttpRequest.newBuilder(URI.create(holistics.sandbox().baseAddress() + path))
            : api.request(path);
    addHeaders(request, example);
    HttpResponse<String> response =
        api.send(request.method(example.method(), BodyPublishers.ofString(example.body())).build());

    assertThat(response.statusCode()).as(response.body()).isBetween(200, 302);
    List<RecordedExchange> exchanges = holistics.exchanges(example.operationId());
    assertThat(exchanges.get(exchanges.size() - 1).requestBody()).isEqualTo(example.body());
  }

  private static void addHeaders(HttpRequest.Builder request, Example example) {
    if (!example.headers().contains("Content-Type") && !example.body().isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    Stream.of(example.headers().split(", "))
        .filter(header -> !header.isEmpty())
        .map(header -> header.split(": "))
        .forEach(header -> request.header(header[0], header[1]));
  }

  private static String path(ApiClient api, String template) {
    Matcher name = Pattern.compile("<(.*)>").matcher(template);
    return name.find() ? name.replaceFirst(id(api, name.group(1))) : template;
  }

  private static String id(ApiClient api, String name) {
    return switch (name) {
      case "job" -> finished(api, api.submitTo("/dashboards/16077/submit_preload", "{}"));
      case "export" -> finished(api, api.submit("4178"));
      case "unused data set" -> {
        api.delete("/dashboards/16077");
        yield "2102";
      }
      case "empty group" -> Long.toString(People.FIRST_GROUP_ID + 2);
      case "member" -> {
        JsonNode group = api.json("/groups?include_users=true").path("groups").get(0);
        yield "%s/remove_user/%s"
            .formatted(group.path("id").asText(), group.path("user_ids").get(0).asText());
      }
      case "attribute" -> api.json("/user_attributes").at("/user_attributes/1/id").asText();
      case "link" ->
          api.parse(api.post("/shareable_links", LINK.replace('\'', '"')), 201)
              .at("/shareable_link/id")
              .asText();
      default -> first(api.json("/" + name).path(name));
    };
  }

  private static String finished(ApiClient api, long job) {
    assertThat(api.finalStatus(job)).isEqualTo("success");
    return Long.toString(job);
  }

  private static String first(JsonNode listed) {
    return listed.get(0).path("id").asText();
  }

  private static Example example(String operationId, String target) {
    return new Example(operationId, target, "", "");
  }

  private static Example example(String operationId, String target, String body, Object... parts) {
    return new Example(operationId, target, body.formatted(parts).replace('\'', '"'), "");
  }
}
