package org.holisticsjdbc.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertsTest {

  private static final String COUNT =
      "{'field_path':{'field_name':'airport_name','model_id':501,'data_set_id':2101},"
          + "'aggregation':'count','condition':{'operator':'greater_than','values':[%d]}}";

  @RegisterExtension final SandboxExtension holistics = new SandboxExtension();

  private ApiClient api;

  @BeforeEach
  void connect() {
    api = new ApiClient(holistics.sandbox());
  }

  @Test
  void anAlertLivesFromCreationToDeletion() {
    HttpResponse<String> created =
        api.post(
            "/data_alerts", body("data_alert", alert("Mine", "4178", "", COUNT.formatted(500))));
    assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    JsonNode alert = api.parse(created).path("data_alert");
    long id = alert.path("id").asLong();
    assertThat(id).isGreaterThan(1L << 41);
    assertThat(alert.path("viz_conditions").get(0).path("id").asLong()).isPositive();
    assertThat(api.json("/data_alerts/" + id).path("data_alert")).isEqualTo(alert);
    assertThat(api.json("/data_alerts?search_term=mine").path("data_alerts")).hasSize(1);

    HttpResponse<String> updated =
        api.put(
            "/data_alerts/" + id,
            body("data_alert", alert("Ours", "4178", "", COUNT.formatted(1))));
    assertThat(updated.statusCode()).isEqualTo(200);
    assertThat(api.parse(updated).path("data_alert").path("title").asText()).isEqualTo("Ours");

    long job = api.submitTo("/data_alerts/" + id + "/submit_execute", "");
    assertThat(api.finalStatus(job)).isEqualTo("success");
    assertThat(api.lastLog(job)).endsWith("Sent 'Ours' to a@holistics.example");

    assertThat(api.delete("/data_alerts/" + id).statusCode()).isEqualTo(200);
    assertThat(api.get("/data_alerts/" + id).statusCode()).isEqualTo(404);
  }

  @Test
  void anAlertCountsTheRowsThatMeetItsConditions() {
    long states =
        api.export("4178", ApiClient.condition(7001, "is", "\"Texas\"")).lines().count() - 1;
    String texas =
        "{'dynamic_filter_id':7001,'preset_condition':{'operator':'is','values':['Texas']}}";

    assertThat(states).isEqualTo(1);
    assertThat(run(alert("T", "4178", texas, COUNT.formatted(1)))).startsWith("1 rows");
    assertThat(run(alert("T", "4178", texas, COUNT.formatted(1_000_000))))
        .isEqualTo("No row meets the conditions, nothing sent");
  }

  @Test
  void listsAreNarrowed() {
    assertThat(api.json("/data_alerts").path("data_alerts")).hasSize(5);
    assertThat(api.json("/data_alerts?dest_type=SlackDest").path("data_alerts")).hasSize(1);
    assertThat(api.json("/data_alerts?source_type=VizBlock").path("data_alerts")).hasSize(1);
    assertThat(api.json("/data_alerts?source_id=16090%3Av1").path("data_alerts")).hasSize(1);
    assertThat(api.json("/data_alerts?source_id=4178").path("data_alerts")).hasSize(1);
    assertThat(api.json("/data_alerts?limit=2").path("cursors").path("next").isTextual()).isTrue();
  }

  @Test
  void everySeededAlertCanRunOrSaysWhyNot() {
    for (JsonNode alert : api.json("/data_alerts").path("data_alerts")) {
      long job = api.submitTo("/data_alerts/" + alert.path("id").asText() + "/submit_execute", "");
      boolean isReachable = !alert.toString().contains(".invalid");
      assertThat(api.finalStatus(job)).isEqualTo(isReachable ? "success" : "failure");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "source_id              | 99   | 7001 | airport_name | greater_than | count       | DashboardWidget",
        "source_id              | 4179 | 7001 | airport_name | greater_than | count       | DashboardWidget",
        "source_id              | 4178 | 7001 | airport_name | greater_than | count       | VizBlock",
        "dynamic_filter_presets | 4178 | 7003 | airport_name | greater_than | count       | DashboardWidget",
        "viz_conditions         | 4178 | 7001 | nothing      | greater_than | count       | DashboardWidget",
        "viz_conditions         | 4178 | 7001 | airport_name | contains     | count       | DashboardWidget",
        "viz_conditions         | 4178 | 7001 | airport_name | greater_than | sum         | DashboardWidget",
        "viz_conditions         | 4178 | 7001 | cost_total   | greater_than | running sum | DashboardWidget",
      })
  void whatMakesNoSenseIsRefused(
      String field,
      String widget,
      long filter,
      String fieldName,
      String operator,
      String aggregation,
      String type) {
    String condition =
        "{'field_path':{'field_name':'%s','model_id':501},'aggregation':'%s',"
                .formatted(fieldName, aggregation)
            + "'condition':{'operator':'%s','values':[5]}}".formatted(operator);
    String preset =
        "{'dynamic_filter_id':%d,'preset_condition':{'operator':'is','values':['x']}}"
            .formatted(filter);
    String alert =
        alert("T", widget, preset, condition)
            .replace("'source_type':'DashboardWidget'", "'source_type':'%s'".formatted(type));

    HttpResponse<String> response = api.post("/data_alerts", body("data_alert", alert));

    assertThat(response.statusCode()).as(response.body()).isEqualTo(422);
    assertThat(api.parse(response).path("record").has(field)).as(response.body()).isTrue();
  }

  @Test
  void destinationsAreObjectsWhateverTheContractCallsThem() {
    holistics.expectWrongRequests();
    String alert = alert("T", "4178", "", COUNT.formatted(1));
    int dest = alert.indexOf("'dest'");

    assertThat(
            api.post("/data_alerts", body("data_alert", alert.substring(0, dest) + "'dest':'me'}"))
                .statusCode())
        .isEqualTo(400);
  }

  private String run(String alert) {
    long job = api.submitTo("/data_alerts/submit_execute", body("test_data_alert", alert));
    api.finalStatus(job);
    return api.lastLog(job);
  }

  private static String alert(String title, String widget, String preset, String condition) {
    return "{'title':'%s','source_type':'DashboardWidget','source_id':%s,".formatted(title, widget)
        + "'schedule':{'repeat':'0 * * * *','paused':false},"
        + "'dynamic_filter_presets':[%s],'viz_conditions':[%s],".formatted(preset, condition)
        + "'dest':{'type':'EmailDest','recipients':['a@holistics.example']}}";
  }

  private static String body(String name, String alert) {
    return "{'%s':%s}".formatted(name, alert).replace('\'', '"');
  }
}
