package org.holisticsjdbc.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Operations that are rarely used. */
class ServiceTest {

  @RegisterExtension final SandboxExtension holistics = new SandboxExtension();

  private ApiClient api;

  @BeforeEach
  void connect() {
    api = new ApiClient(holistics.sandbox());
  }

  @Test
  void queuesAndSkillsAreListed() {
    assertThat(api.json("/job_queues").path("job_queues")).hasSize(4);
    assertThat(api.json("/ai/skills").path("skills")).isNotEmpty();
  }

  @Test
  void definitionsOfTablesAreValidated() {
    String path = "/data_model_persistences/validate_ddl";

    assertThat(api.post(path, "{\"ddl\":\"create table t (a int)\"}").statusCode()).isEqualTo(200);
    assertThat(api.post(path, "{\"ddl\":\"drop table t\"}").statusCode()).isEqualTo(422);
  }

  @Test
  void dependantsAreFoundThroughAllLevels() {
    JsonNode ofSource = dependants("DataSource", 301);
    JsonNode ofModel = dependants("DataModel", 502);
    JsonNode ofDataSet = dependants("DataSet", 2102);

    assertThat(ofSource.path("DataSet").toString()).contains("2101", "2102");
    assertThat(ofModel.path("DataSet").toString()).isEqualTo("[2102,2103]");
    assertThat(ofModel.path("Dashboard").toString()).isEqualTo("[16077,16078]");
    assertThat(ofDataSet.path("QueryReport").toString()).isEqualTo("[8190,8191]");
    assertThat(dependants("DataSource", 302).path("DataSet")).isEmpty();
    for (String type : new String[] {"DataSource", "DataModel", "DataSet"}) {
      assertThat(api.get("/dependencies/downstream_dependencies?id=9&type=" + type).statusCode())
          .isEqualTo(404);
    }
  }

  @Test
  void dashboardsFromWhichNothingIsSentCanBeArchived() {
    assertThat(archivable()).contains("Traps").doesNotContain("Canvas", "Airports");
    JsonNode alert = api.json("/data_alerts?source_type=VizBlock").path("data_alerts").get(0);
    api.delete("/data_alerts/" + alert.path("id").asText());

    assertThat(archivable()).contains("Canvas");
  }

  @Test
  void tokensAreShortenedWithoutAKey() {
    HttpResponse<String> response =
        withoutKey("/embed/abc123/shorten_token", "{\"token\":\"a.b.c\"}");

    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(api.parse(response).path("shortened_token").asText()).isNotEmpty();
    assertThat(withoutKey("/embed/abc123/shorten_token", "{\"token\":\" \"}").statusCode())
        .isEqualTo(400);
  }

  @Test
  void eventsOfGitHostsAreTakenWithoutAKey() {
    HttpResponse<String> push =
        withoutKey(
            "/git_webhooks/github_event",
            "{\"ref\":\"main\"}",
            "X-GitHub-Event",
            "push",
            "X-GitHub-Hook-ID",
            "1",
            "X-Hub-Signature-256",
            "sha256=00");
    HttpResponse<String> system =
        withoutKey(
            "/git_webhooks/gitlab_event",
            "{}",
            "X-Gitlab-Event",
            "System Hook",
            "X-Gitlab-Token",
            "t");
    HttpResponse<String> app =
        withoutKey(
            "/git_webhooks/github_app_event",
            "{}",
            "X-GitHub-Event",
            "installation",
            "X-Hub-Signature-256",
            "sha256=00");

    assertThat(api.parse(push).path("data").get(0).path("status").asText()).isEqualTo("success");
    assertThat(api.parse(system).path("data").get(0).path("status").asText()).isEqualTo("skipped");
    assertThat(api.parse(app).path("status").asText()).isEqualTo("skipped");
  }

  @Test
  void eventsWithoutTheirHeadersAreRefused() {
    holistics.expectWrongRequests();
    String path = "/git_webhooks/gitlab_event";

    assertThat(withoutKey(path, "{}", "X-Gitlab-Event", "Push Hook").statusCode()).isEqualTo(400);
    assertThat(
            withoutKey(path, "{}", "X-Gitlab-Event", "Pigeon Hook", "X-Gitlab-Token", "t")
                .statusCode())
        .isEqualTo(400);
    assertThat(
            withoutKey(path, "", "X-Gitlab-Event", "Push Hook", "X-Gitlab-Token", "t").statusCode())
        .isEqualTo(400);
  }

  private JsonNode dependants(String type, long id) {
    return api.json("/dependencies/downstream_dependencies?id=%d&type=%s".formatted(id, type))
        .path("dependants");
  }

  private String archivable() {
    return api.json("/tags/recommend_archivable_objects").path("archivable_objects").toString();
  }

  private HttpResponse<String> withoutKey(String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(holistics.sandbox().baseAddress() + path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return api.send(request.build());
  }
}
