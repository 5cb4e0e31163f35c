package org.holisticsjdbc.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holisticsjdbc.sandbox.ApiClient.condition;
import static org.holisticsjdbc.sandbox.ApiClient.exportBody;
import static org.holisticsjdbc.sandbox.ApiClient.submitPath;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalsTest {

  @RegisterExtension final SandboxExtension holistics = new SandboxExtension();

  private ApiClient api;

  @BeforeEach
  void connect() {
    api = new ApiClient(holistics.sandbox());
    holistics.expectWrongRequests();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/users/me", "/dashboards", "/jobs/7", "/exports/download?job_id=7"})
  void requestsWithoutTheKeyAreRefused(String path) {
    URI uri = URI.create(holistics.sandbox().baseAddress() + path);

    assertError(api.send(HttpRequest.newBuilder(uri).build()), 401, "AuthError");
    assertError(
        api.send(HttpRequest.newBuilder(uri).header("X-Holistics-Key", "wrong").build()),
        401,
        "AuthError");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/dashboards/99",
        "/dashboard_widgets/99",
        "/dashboard_widgets/v1",
        "/query_reports/99",
        "/data_sets/99",
        "/jobs/99",
        "/jobs/99/logs",
        "/jobs/99/result",
        "/queries/7",
      })
  void unknownThingsAreNotFound(String path) {
    assertError(api.get(path), 404, "BaseError");
  }

  @Test
  void addressesOutsideTheApiAreNotFound() {
    URI outside = holistics.sandbox().baseAddress().resolve("/api/v1/users/me");

    assertError(api.send(HttpRequest.newBuilder(outside).build()), 404, "BaseError");
  }

  @Test
  void wrongMethodsAreRefused() {
    assertError(api.post("/users/me", "{}"), 405, "BaseError");
    assertError(api.get(submitPath("4175")), 405, "BaseError");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/dashboards/abc",
        "/dashboards/1.5",
        "/dashboards?limit=0",
        "/dashboards?limit=101",
        "/dashboards?limit=many",
        "/dashboards?sort=title",
        "/dashboards?after=nonsense",
        "/dashboards?include_embed_info=maybe",
        "/dashboards/list_metadata?version=new",
        "/dashboards/list_metadata?permission_action=write",
        "/dashboard_widgets/4175?include_report=yes",
        "/jobs",
        "/jobs?ids=1",
        "/jobs?ids%5B%5D=x",
        "/jobs/x",
        "/exports/download",
        "/exports/download?job_id=x",
      })
  void wrongParametersAreRefused(String path) {
    assertError(api.get(path), 400, "InvalidParameterError");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{'output':'csv'} trailing",
        "[]",
        "{}",
        "{'output':'excel'}",
        "{'output':null}",
        "{'output':'csv','dashboard_filter_conditions':{}}",
        "{'output':'csv','dashboard_filter_conditions':[{'dynamic_filter_id':7001}]}",
        "{'output':'csv','dashboard_filter_conditions':[{'condition':"
            + "{'operator':'is','values':[]}}]}",
        "{'output':'csv','dashboard_filter_conditions':[{'dynamic_filter_id':7001,'condition':"
            + "{'operator':'is'}}]}",
        "{'output':'csv','dashboard_filter_conditions':[{'dynamic_filter_id':7001,'condition':"
            + "{'operator':'is','values':[null]}}]}",
        "{'output':'csv','dashboard_filter_conditions':[{'dynamic_filter_id':7001,'condition':"
            + "{'operator':'is','values':[['x']]}}]}",
        "{'output':'csv','dashboard_filter_conditions':[{'dynamic_filter_id':7001,'condition':"
            + "{'operator':'equals','values':['x']}}]}",
        "{'output':'csv','dashboard_filter_conditions':[{'dynamic_filter_id':7001,'condition':"
            + "{'operator':'contains','values':[]}}]}",
        "{'output':'csv','dashboard_filter_conditions':[{'dynamic_filter_id':7001,'condition':"
            + "{'operator':'is_null','values':['x']}}]}",
        "{'output':'csv','dashboard_filter_conditions':[{'dynamic_filter_id':7002,'condition':"
            + "{'operator':'between','values':['2001-01-01']}}]}",
        "{'output':'csv','dashboard_filter_conditions':[{'dynamic_filter_id':7002,'condition':"
            + "{'operator':'before','values':['2001-01-01','2002-01-01']}}]}",
        "{'output':'csv','dashboard_filter_conditions':[{'dynamic_filter_id':7002,'condition':"
            + "{'operator':'last','values':[7,'day'],'modifier':'day'}}]}",
        "{'output':'csv','dashboard_filter_conditions':[{'dynamic_filter_id':7002,'condition':"
            + "{'operator':'last','values':[7],'modifier':'fortnight'}}]}",
      })
  void bodiesAgainstTheContractAreRefused(String body) {
    assertError(
        api.post(submitPath("4175"), body.replace('\'', '"')), 400, "InvalidParameterError");
  }

  @Test
  void bodiesOfAnotherTypeAreRefused() {
    HttpRequest request =
        api.request(submitPath("4175"))
            .header("Content-Type", "text/plain")
            .POST(HttpRequest.BodyPublishers.ofString(exportBody()))
            .build();

    assertError(api.send(request), 400, "InvalidParameterError");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "4175 | 9999 | is           | \"x\"          | has no filter 9999",
        "4175 | 7003 | is           | \"TX\"         | has no filter 7003",
        "4175 | 7001 | before       | \"2001-01-01\" | not supported by string filters",
        "4175 | 7001 | greater_than | 5              | not supported by string filters",
        "4175 | 7002 | contains     | \"2001\"       | not supported by date filters",
        "4175 | 7002 | is_not       | \"2001-01-01\" | not supported by date filters",
        "4175 | 7002 | is           | \"yesterdayish\" | Not an ISO date",
        "4175 | 7002 | is           | \"2001-02-30\" | Not an ISO date",
        "4230 | 7012 | is           | \"five\"       | Not a number",
        "4230 | 7014 | is           | true           | not supported by boolean filters",
      })
  void conditionsThatMakeNoSenseAreRefused(
      String widget, long filter, String operator, String value, String reason) {
    HttpResponse<String> response =
        api.post(submitPath(widget), exportBody(condition(filter, operator, value)));

    JsonNode error = assertError(response, 422, "RecordError");
    assertThat(error.path("message").asText()).contains(reason);
    assertThat(error.path("record").path("dashboard_filter_conditions").get(0).asText())
        .contains(reason);
  }

  @Test
  void twoConditionsForOneFilterAreRefused() {
    String body = exportBody(condition(7001, "is", "\"Texas\""), condition(7001, "is", "\"Ohio\""));

    assertError(api.post(submitPath("4175"), body), 422, "RecordError");
  }

  @Test
  void widgetsWithoutExportPermissionAreRefused() {
    assertError(api.post(submitPath("4180"), exportBody()), 403, "PermissionDeniedError");
  }

  @Test
  void textWidgetsHaveNothingToExport() {
    assertError(api.post(submitPath("4179"), exportBody()), 422, "InvalidOperationError");
  }

  @Test
  void flagsMayBeWrittenAsOne() {
    assertThat(
            api.json("/dashboard_widgets/4175?include_report=1")
                .path("dashboard_widget")
                .has("query_report"))
        .isTrue();
    holistics.sandbox().clearExchanges(); // The contract does not know this form (FACTS §2).
  }

  private JsonNode assertError(HttpResponse<String> response, int status, String type) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("X-Request-Id")).isPresent();
    assertThat(response.headers().firstValue("RateLimit-Limit")).isPresent();
    JsonNode error = api.parse(response);
    assertThat(error.path("type").asText()).isEqualTo(type);
    assertThat(error.path("message").asText()).isNotEmpty();
    return error;
  }
}
