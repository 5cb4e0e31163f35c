package org.holisticsjdbc.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.holisticsjdbc.sandbox.RecordedExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Shows that the check of exchanges is real: it lets right ones pass and reports wrong ones. */
class ContractValidatorTest {

  private static final ContractValidator VALIDATOR = new ContractValidator();
  private static final String SUBMIT = "/dashboard_widgets/4175/submit_export";
  private static final String CREATED =
      "{\"job\":{\"id\":2199023255553,\"status\":\"created\",\"existing_job_id\":null}}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'output':'csv'}",
        "{'output':'csv','dashboard_filter_conditions':[]}",
        "{'output':'pdf','dashboard_filter_conditions':[{'dynamic_filter_id':7,'condition':"
            + "{'operator':'is','values':['a',1,true]}}]}",
        "{'output':'csv','dashboard_filter_conditions':[{'dynamic_filter_id':'f1','condition':"
            + "{'operator':'last','values':[7],'modifier':'day'}}]}",
        "{'output':'csv','dashboard_filter_conditions':[{'dynamic_filter_id':7,'condition':"
            + "{'operator':'none','values':[],'modifier':null}}]}",
      })
  void rightBodiesPass(String body) {
    assertThat(VALIDATOR.requestViolations(submit(body.replace('\'', '"')))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{}",
        "{'output':'excel'}",
        "{'output':'csv','limit':5}",
        "{'output':'csv','dashboard_filter_conditions':{}}",
        "{'output':'csv','dashboard_filter_conditions':[{'dynamic_filter_id':7}]}",
        "{'output':'csv','dashboard_filter_conditions':[{'dynamic_filter_id':null,'condition':"
            + "{'operator':'is','values':[]}}]}",
        "{'output':'csv','dashboard_filter_conditions':[{'dynamic_filter_id':7,'condition':"
            + "{'operator':'is'}}]}",
        "{'output':'csv','dashboard_filter_conditions':[{'dynamic_filter_id':7,'condition':"
            + "{'operator':'is','value':['a']}}]}",
        "{'output':'csv','dashboard_filter_conditions':[{'dynamic_filter_id':7,'condition':"
            + "{'operator':'is','values':[null]}}]}",
        "{'output':'csv','dashboard_filter_conditions':[{'dynamic_filter_id':7,'condition':"
            + "{'operator':'top','values':[5]}}]}",
        "{'output':'csv','dashboard_filter_conditions':[{'dynamic_filter_id':7,'condition':"
            + "{'operator':'between','values':[5]}}]}",
        "{'output':'csv','dashboard_filter_conditions':[{'dynamic_filter_id':7,'condition':"
            + "{'operator':'is_null','values':['x']}}]}",
        "{'output':'csv','dashboard_filter_conditions':[{'dynamic_filter_id':7,'condition':"
            + "{'operator':'last','values':[7],'modifier':'fortnight'}}]}",
      })
  void wrongBodiesAreReported(String body) {
    assertThat(VALIDATOR.requestViolations(submit(body.replace('\'', '"')))).isNotEmpty();
  }

  @Test
  void theConditionsOfPreloadsAreCheckedToo() {
    RecordedExchange request =
        exchange(
            "Dashboards_SubmitPreload",
            "POST",
            "/dashboards/16076/submit_preload",
            "{\"bust_cache\":\"yes\"}",
            200,
            CREATED);

    assertThat(VALIDATOR.requestViolations(request)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "true  | {'type':'EmailDest','title':'T','recipients':['a@b.example']}",
        "true  | {'type':'WebhookDest','endpoint':'https://hooks.example'}",
        "false | 'EmailDest'",
        "false | {'type':'SftpDest'}",
        "false | {'title':'T'}",
        "false | {'type':'EmailDest','recipients':'a@b.example'}",
      })
  void destinationsOfAlertsAreObjects(boolean isRight, String dest) {
    String body =
        "{'data_alert':{'source_id':7,'source_type':'DashboardWidget','dest':%s,"
            + "'dynamic_filter_presets':[],'schedule':{'repeat':'0 8 * * *','paused':false}}}";
    RecordedExchange request =
        exchange(
            "DataAlerts_Create",
            "POST",
            "/data_alerts",
            body.formatted(dest).replace('\'', '"'),
            201,
            "{}");

    assertThat(VALIDATOR.requestViolations(request).isEmpty()).isEqualTo(isRight);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Jobs_List      | /jobs?ids[]=1&ids[]=2199023255553&include_source=true",
        "Dashboards_List| /dashboards?limit=100&after=abc&sort=id_desc",
        "Dashboards_ListMetadata | /dashboards/list_metadata?version=4",
        "Dashboards_ListMetadata | /dashboards/list_metadata?version[]=3&version[]=4",
        "DashboardWidgets_Get | /dashboard_widgets/block%20v1?include_report=true",
        "Exports_Download | /exports/download?job_id=2199023255553",
      })
  void rightParametersPass(String operation, String path) {
    assertThat(VALIDATOR.requestViolations(get(operation, path, 200, "{}"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Jobs_List      | /jobs",
        "Jobs_List      | /jobs?ids=1",
        "Jobs_List      | /jobs?ids[]=x",
        "Jobs_Get       | /jobs/x",
        "Dashboards_List| /dashboards?limit=101",
        "Dashboards_List| /dashboards?limit=0",
        "Dashboards_List| /dashboards?sort=title",
        "Dashboards_Get | /dashboards/16076?include_report=true",
        "DashboardWidgets_Get | /dashboard_widgets/4175?include_report=1",
        "Exports_Download | /exports/download",
      })
  void wrongParametersAreReported(String operation, String path) {
    assertThat(VALIDATOR.requestViolations(get(operation, path, 200, "{}"))).isNotEmpty();
  }

  @Test
  void requestWithoutKeyIsReported() {
    RecordedExchange right = get("Users_Me", "/users/me", 200, "{}");
    RecordedExchange wrong =
        new RecordedExchange(
            right.site(),
            right.operationId(),
            right.method(),
            right.path(),
            right.query(),
            Map.of(),
            "",
            0,
            200,
            right.responseHeaders(),
            "{}",
            2,
            false);

    assertThat(VALIDATOR.requestViolations(right)).isEmpty();
    assertThat(VALIDATOR.requestViolations(wrong)).isNotEmpty();
  }

  @Test
  void requestToAnUnknownPathIsReported() {
    RecordedExchange request =
        exchange("", "GET", "/queries/7", "", 404, "{\"type\":\"BaseError\",\"message\":\"no\"}");

    assertThat(VALIDATOR.requestViolations(request)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'job':{'id':7,'user_id':1,'status':'running','start_time':null,'end_time':null,"
            + "'cancellable':true,'last_error_log':null,'existing_job_id':null}}",
        "{'job':{'id':2199023255553,'status':'already_existed','existing_job_id':2199023255552}}",
        "{'job':{'id':7,'source':{'type':'Dashboard','id':'v1','action':'x','details':null}}}",
        "{'job':{'id':7,'source':null,'data_source_stats':null}}",
      })
  void rightAnswersPass(String body) {
    String json = body.replace('\'', '"');

    assertThat(VALIDATOR.responseViolations(get("Jobs_Get", "/jobs/7", 200, json))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>",
        "{}",
        "{'job':7}",
        "{'job':{'id':'7'}}",
        "{'job':{'id':7.5}}",
        "{'job':{'id':7,'status':'failed'}}",
        "{'job':{'id':7,'cancellable':null}}",
        "{'job':{'id':7,'error_message':'x'}}",
        "{'job':{'id':7,'source':{'type':'Dashboard','id':true}}}",
      })
  void wrongAnswersAreReported(String body) {
    String json = body.replace('\'', '"');

    assertThat(VALIDATOR.responseViolations(get("Jobs_Get", "/jobs/7", 200, json))).isNotEmpty();
  }

  @Test
  void filtersAreCheckedDownToTheirSource() {
    String right =
        filter("{'source_type':'DmFieldFilterSource','data_set_id':1,'field_path':{}}", "'is'");

    assertThat(dashboardViolations(right)).isEmpty();
    assertThat(dashboardViolations(filter("{'source_type':'Other'}", "'is'"))).isNotEmpty();
    assertThat(dashboardViolations(filter("{}", "'is'"))).isNotEmpty();
    assertThat(dashboardViolations(right.replace("'data_set_id':1", "'data_set_id':'x'")))
        .isNotEmpty();
    assertThat(dashboardViolations(right.replace("'is'", "'equals'"))).isNotEmpty();
    assertThat(dashboardViolations(right.replace("'string'", "'text'"))).isNotEmpty();
  }

  @Test
  void failuresMustHaveAnErrorBody() {
    String error = "{\"type\":\"BaseError\",\"message\":\"Job not found\"}";

    assertThat(VALIDATOR.responseViolations(get("Jobs_Get", "/jobs/7", 404, error))).isEmpty();
    assertThat(VALIDATOR.responseViolations(get("Jobs_Get", "/jobs/7", 404, "{}"))).isNotEmpty();
    assertThat(
            VALIDATOR.responseViolations(
                get("Jobs_Get", "/jobs/7", 404, error.replace("BaseError", "NotFoundError"))))
        .isNotEmpty();
  }

  @Test
  void answersMustCarryTheRateLimit() {
    RecordedExchange right = get("Users_Me", "/users/me", 200, "{}");
    RecordedExchange wrong =
        new RecordedExchange(
            right.site(),
            right.operationId(),
            right.method(),
            right.path(),
            right.query(),
            right.requestHeaders(),
            "",
            0,
            200,
            Map.of("Content-Type", List.of("application/json")),
            "{}",
            2,
            false);

    assertThat(VALIDATOR.responseViolations(right)).isEmpty();
    assertThat(VALIDATOR.responseViolations(wrong)).isNotEmpty();
  }

  private static List<String> dashboardViolations(String body) {
    String json = body.replace('\'', '"');
    return VALIDATOR.responseViolations(get("Dashboards_Get", "/dashboards/1", 200, json));
  }

  private static String filter(String source, String operator) {
    return "{'dashboard':{'id':1,'dynamic_filters':[{'id':2,'definition':{'id':null,'label':'F',"
        + "'filter_type':'string','input_type':null,'constraints':null,'filter_source':"
        + source
        + ",'default_condition':{'operator':"
        + operator
        + ",'values':[]}}}]}}";
  }

  private static RecordedExchange submit(String body) {
    return exchange("DashboardWidgets_SubmitExport", "POST", SUBMIT, body, 200, CREATED);
  }

  private static RecordedExchange get(String operation, String path, int status, String answer) {
    return exchange(operation, "GET", path, "", status, answer);
  }

  private static RecordedExchange exchange(
      String operation, String method, String path, String body, int status, String answer) {
    String[] parts = path.split("\\?", 2);
    return new RecordedExchange(
        RecordedExchange.Site.API,
        Optional.of(operation).filter(id -> !id.isEmpty()),
        method,
        "/api/v2" + parts[0],
        parts.length > 1 ? parts[1] : "",
        Map.of("X-Holistics-Key", List.of("k"), "Content-Type", List.of("application/json")),
        body,
        0,
        status,
        Map.of(
            "Content-Type", List.of("application/json"),
            "X-Request-Id", List.of("r"),
            "RateLimit-Limit", List.of("120"),
            "RateLimit-Remaining", List.of("1"),
            "RateLimit-Reset", List.of("1700000000")),
        answer,
        answer.length(),
        false);
  }
}
