package org.holisticsjdbc.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DashboardTasksTest {

  private static final String CLONE = "/dashboards/16090/clone_canvas_dashboard";

  @RegisterExtension final SandboxExtension holistics = new SandboxExtension();

  private ApiClient api;

  @BeforeEach
  void connect() {
    api = new ApiClient(holistics.sandbox());
  }

  @Test
  void aDeletedDashboardIsGoneWithItsWidgets() {
    assertThat(api.delete("/dashboards/16077").statusCode()).isEqualTo(200);

    assertThat(api.get("/dashboards/16077").statusCode()).isEqualTo(404);
    assertThat(api.get("/dashboard_widgets/4190").statusCode()).isEqualTo(404);
    assertThat(api.json("/dashboards?limit=100").path("dashboards")).hasSize(8);
    assertThat(api.json("/dashboards/list_metadata").path("dashboards_metadata")).hasSize(8);
    assertThat(api.delete("/dashboards/16077").statusCode()).isEqualTo(404);
  }

  @Test
  void aDeletedWidgetIsGoneFromItsDashboard() {
    assertThat(api.delete("/dashboard_widgets/4191").statusCode()).isEqualTo(200);
    assertThat(api.delete("/dashboard_widgets/16090%3Av1").statusCode()).isEqualTo(200);

    assertThat(api.json("/dashboards/16077").path("dashboard").path("widgets")).hasSize(1);
    assertThat(api.get("/dashboard_widgets/4191").statusCode()).isEqualTo(404);
    assertThat(api.get("/query_reports/8191").statusCode()).isEqualTo(404);
    assertThat(api.json("/dashboards/16090").path("dashboard").path("widgets")).hasSize(5);
  }

  @Test
  void equalStatesOfFiltersHaveEqualAddresses() {
    String texas = states(ApiClient.condition(7001, "is", "\"Texas\""));

    JsonNode one = url(texas);
    assertThat(one.path("dashboard_url").asText())
        .startsWith("https://holistics.example/dashboards/v3/16076-wildlife-strikes")
        .endsWith(one.path("fstate_hash").asText());
    assertThat(url(texas)).isEqualTo(one);
    assertThat(url(states(ApiClient.condition(7001, "is", "\"Ohio\"")))).isNotEqualTo(one);
    assertThat(url("{}").path("fstate_hash").isNull()).isTrue();
  }

  @Test
  void conditionsThatMakeNoSenseAreRefused() {
    HttpResponse<String> url =
        api.post("/dashboards/16076/build_url", states(ApiClient.condition(7003, "is", "\"TX\"")));
    HttpResponse<String> preload =
        api.post(
            "/dashboards/16076/submit_preload",
            "{\"dashboard_filter_conditions\":[%s]}"
                .formatted(ApiClient.condition(7001, "greater_than", "5")));

    assertThat(url.statusCode()).isEqualTo(422);
    assertThat(api.parse(url).path("record").has("filter_states")).isTrue();
    assertThat(preload.statusCode()).isEqualTo(422);
    assertThat(api.post("/dashboards/99/submit_preload", "").statusCode()).isEqualTo(404);
  }

  @Test
  void preloadsTakeTheConditionsOfExports() {
    long job =
        api.submitTo(
            "/dashboards/16076/submit_preload",
            "{\"bust_cache\":true,\"dashboard_filter_conditions\":[%s]}"
                .formatted(ApiClient.condition(7001, "is", "\"Texas\"")));

    assertThat(api.finalStatus(job)).isEqualTo("success");
    assertThat(api.lastLog(job)).isEqualTo("Preloaded 6 widgets");
  }

  @Test
  void aCloneHasTheBlocksOfItsOriginalUnderItsOwnName() {
    long job =
        api.submitTo(
            CLONE,
            "{\"category_type\":\"ReportCategory\",\"category_id\":12,\"new_uname\":\"twin\","
                + "\"new_title\":\"Twin\"}");
    assertThat(api.finalStatus(job)).isEqualTo("success");

    JsonNode clone = metadata("twin");
    assertThat(clone.path("title").asText()).isEqualTo("Twin");
    long id = clone.path("id").asLong();
    assertThat(id).isGreaterThan(1L << 41);
    assertThat(api.export(id + ":v1")).isEqualTo(api.export("16090:v1"));
    assertThat(api.json("/dashboards/" + id).path("dashboard").path("interactions"))
        .isEqualTo(api.json("/dashboards/16090").path("dashboard").path("interactions"));
  }

  @Test
  void onlyCanvasDashboardsAreClonedUnderFreeNames() {
    String body = "{\"category_type\":\"ReportCategory\",\"new_uname\":\"%s\"}";

    assertThat(
            api.post("/dashboards/16076/clone_canvas_dashboard", body.formatted("x")).statusCode())
        .isEqualTo(422);
    assertThat(api.post(CLONE, body.formatted("canvas")).body()).contains("new_uname");
    assertThat(api.post(CLONE, body.formatted("Not a name")).statusCode()).isEqualTo(422);
  }

  private JsonNode metadata(String uname) {
    for (JsonNode entry : api.json("/dashboards/list_metadata").path("dashboards_metadata")) {
      if (entry.path("uname").asText().equals(uname)) {
        return entry;
      }
    }
    throw new AssertionError("No dashboard " + uname);
  }

  private JsonNode url(String body) {
    return api.parse(api.post("/dashboards/16076/build_url", body));
  }

  private static String states(String condition) {
    return "{\"filter_states\":[%s]}".formatted(condition);
  }
}
