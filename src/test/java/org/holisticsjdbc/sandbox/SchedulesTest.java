package org.holisticsjdbc.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchedulesTest {

  private static final String EMAIL =
      "{'type':'EmailDest','title':'Strikes','recipients':['a@holistics.example']}";
  private static final String PRESETS =
      "[{'dynamic_filter_id':7001,'preset_condition':{'operator':'is','values':['Texas']}}]";

  @RegisterExtension final SandboxExtension holistics = new SandboxExtension();

  private ApiClient api;

  @BeforeEach
  void connect() {
    api = new ApiClient(holistics.sandbox());
  }

  @Test
  void aScheduleLivesFromCreationToDeletion() {
    HttpResponse<String> created =
        api.post("/data_schedules", body(schedule("Mine", "0 8 * * 1", PRESETS, EMAIL)));
    assertThat(created.statusCode()).isEqualTo(201);
    JsonNode schedule = api.parse(created).path("data_schedule");
    long id = schedule.path("id").asLong();
    assertThat(id).isGreaterThan(1L << 41);
    assertThat(schedule.path("dynamic_filter_presets").get(0).path("id").asLong()).isPositive();
    assertThat(api.json("/data_schedules/" + id).path("data_schedule")).isEqualTo(schedule);
    assertThat(titles("?limit=100")).contains("Mine");

    HttpResponse<String> updated =
        api.put(
            "/data_schedules/" + id,
            body(schedule("Ours", "*/5 1-3 1,15 jan MON-FRI", "[]", EMAIL)));
    assertThat(updated.statusCode()).isEqualTo(200);
    assertThat(api.json("/data_schedules/" + id).path("data_schedule").path("title").asText())
        .isEqualTo("Ours");

    long job = api.submitTo("/data_schedules/" + id + "/submit_execute", "");
    assertThat(api.finalStatus(job)).isEqualTo("success");
    assertThat(api.lastLog(job)).isEqualTo("Sent 'Ours' to a@holistics.example");
    assertThat(titles("?sort=last_run_desc&limit=1")).containsExactly("Ours");

    assertThat(api.delete("/data_schedules/" + id).statusCode()).isEqualTo(200);
    assertThat(api.get("/data_schedules/" + id).statusCode()).isEqualTo(404);
    assertThat(api.delete("/data_schedules/" + id).statusCode()).isEqualTo(404);
    assertThat(titles("?limit=100")).doesNotContain("Ours");
  }

  @Test
  void listsAreNarrowedAndSorted() {
    assertThat(titles("")).hasSize(5);
    assertThat(titles("?creator_roles%5B%5D=embed")).containsExactly("Weather of a customer");
    assertThat(titles("?dest_type=SftpDest")).containsExactly("Routes as a file");
    assertThat(titles("?source_type=QueryReport")).containsExactly("Strikes by state");
    assertThat(titles("?source_type=Dashboard&source_id=16077"))
        .containsExactly("Airports to the operations channel");
    assertThat(titles("?search_term=STRIKES"))
        .containsExactly("Strikes every Monday", "Strikes by state");
    assertThat(titles("?sort=title_desc&limit=2"))
        .containsExactly("Strikes every Monday", "Strikes by state");
    assertThat(titles("?sort=source_title_asc&limit=1"))
        .containsExactly("Airports to the operations channel");
    assertThat(titles("?sort=org_id_desc")).isEqualTo(titles(""));
  }

  @Test
  void pageNumbersBeatCursors() {
    JsonNode first = api.json("/data_schedules?limit=2");
    String next = first.path("cursors").path("next").asText();

    assertThat(first.path("total_count").asInt()).isEqualTo(5);
    assertThat(titles("?limit=2&after=" + next)).isEqualTo(titles("?limit=2&page=2"));
    assertThat(titles("?limit=2&page=3&after=" + next)).hasSize(1);
    assertThat(titles("?limit=2&page=9")).isEmpty();
  }

  @Test
  void aCursorOutlivesWhatItNames() {
    JsonNode first = api.json("/data_schedules?limit=2");
    List<String> rest = titles("?limit=100&page=1").subList(2, 5);
    api.delete("/data_schedules/" + first.path("data_schedules").get(1).path("id").asText());

    assertThat(titles("?after=" + first.path("cursors").path("next").asText())).isEqualTo(rest);
  }

  @Test
  void aScheduleIsTriedWithoutBeingKept() {
    String body =
        "{'test_data_schedule':%s}".formatted(schedule("Trial", "0 8 * * *", PRESETS, EMAIL));

    long job = api.submitTo("/data_schedules/submit_execute", body.replace('\'', '"'));

    assertThat(api.finalStatus(job)).isEqualTo("success");
    assertThat(titles("?limit=100")).doesNotContain("Trial");
  }

  @Test
  void whatCannotBeDeliveredFailsTheJob() {
    String dest = EMAIL.replace("a@holistics.example", "a@nowhere.invalid");
    String body = "{'test_data_schedule':%s}".formatted(schedule("T", "0 8 * * *", "[]", dest));

    long job = api.submitTo("/data_schedules/submit_execute", body.replace('\'', '"'));

    assertThat(api.finalStatus(job)).isEqualTo("failure");
    assertThat(api.lastLog(job)).isEqualTo("Cannot deliver to a@nowhere.invalid");
  }

  @Test
  void aScheduleOfADeletedDashboardFails() {
    long id =
        api.json("/data_schedules?source_id=16077")
            .path("data_schedules")
            .get(0)
            .path("id")
            .asLong();
    api.delete("/dashboards/16077");

    long job = api.submitTo("/data_schedules/" + id + "/submit_execute", "");

    assertThat(api.finalStatus(job)).isEqualTo("failure");
    assertThat(api.lastLog(job)).contains("16077");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "source_id               | 99    | Dashboard   | 0 8 * * *  | [] | {'type':'EmailDest','recipients':['a@b.example']}",
        "source_id               | 99    | QueryReport | 0 8 * * *  | [] | {'type':'EmailDest','recipients':['a@b.example']}",
        "dynamic_filter_presets  | 16076 | Dashboard   | 0 8 * * *  | [{'dynamic_filter_id':7003,'preset_condition':{'operator':'is','values':['x']}}] | {'type':'EmailDest','recipients':['a@b.example']}",
        "dynamic_filter_presets  | 8178  | QueryReport | 0 8 * * *  | [{'dynamic_filter_id':7001,'preset_condition':{'operator':'is','values':['x']}}] | {'type':'EmailDest','recipients':['a@b.example']}",
        "schedule.repeat         | 16076 | Dashboard   | every day  | [] | {'type':'EmailDest','recipients':['a@b.example']}",
        "schedule.repeat         | 16076 | Dashboard   | 60 8 * * * | [] | {'type':'EmailDest','recipients':['a@b.example']}",
        "schedule.repeat         | 16076 | Dashboard   | 0 5-3 * * * | [] | {'type':'EmailDest','recipients':['a@b.example']}",
        "schedule.repeat         | 16076 | Dashboard   | 0 */0 * * * | [] | {'type':'EmailDest','recipients':['a@b.example']}",
        "recipients              | 16076 | Dashboard   | 0 8 * * *  | [] | {'type':'EmailDest','recipients':[]}",
        "recipients              | 16076 | Dashboard   | 0 8 * * *  | [] | {'type':'EmailSubscriptionDest'}",
        "slack_channels          | 16076 | Dashboard   | 0 8 * * *  | [] | {'type':'SlackDest','slack_channels':[]}",
        "sheet_url               | 16076 | Dashboard   | 0 8 * * *  | [] | {'type':'GsheetDest','sheet_url':'a sheet','sheet_title':'x'}",
        "data_source_id          | 16076 | Dashboard   | 0 8 * * *  | [] | {'type':'SftpDest','data_source_id':99,'file_path':'/x'}",
        "dashboard_widget_id     | 16076 | Dashboard   | 0 8 * * *  | [] | {'type':'SftpDest','data_source_id':301,'file_path':'/x','dashboard_widget_id':99}",
      })
  void whatMakesNoSenseIsRefused(
      String field, long source, String type, String repeat, String presets, String dest) {
    String content =
        "{'source_type':'%s','source_id':%d,'schedule':{'repeat':'%s','paused':false},"
                .formatted(type, source, repeat)
            + "'dynamic_filter_presets':%s,'dest':%s}".formatted(presets, dest);

    HttpResponse<String> response = api.post("/data_schedules", body(content));

    assertThat(response.statusCode()).as(response.body()).isEqualTo(422);
    assertThat(api.parse(response).path("type").asText()).isEqualTo("RecordError");
    assertThat(api.parse(response).path("record").has(field)).as(response.body()).isTrue();
  }

  @Test
  void filesOfWidgetsThatMayNotBeExportedAreForbidden() {
    String dest =
        "{'type':'SftpDest','data_source_id':301,'file_path':'/x','dashboard_widget_id':4180}";

    assertThat(
            api.post("/data_schedules", body(schedule("T", "0 8 * * *", "[]", dest))).statusCode())
        .isEqualTo(403);
  }

  @Test
  void reportsThatMayNotBeExportedAreForbidden() {
    String schedule =
        schedule("T", "0 8 * * *", "[]", EMAIL)
            .replace("'Dashboard','source_id':16076", "'QueryReport','source_id':8180");

    assertThat(api.post("/data_schedules", body(schedule)).statusCode()).isEqualTo(403);
  }

  @Test
  void schedulesCreatedAtTheSameTimeAreAllKept() {
    String body = body(schedule("Many", "0 8 * * *", "[]", EMAIL));
    List<CompletableFuture<Long>> created =
        IntStream.range(0, 40)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () ->
                            api.parse(api.post("/data_schedules", body))
                                .path("data_schedule")
                                .path("id")
                                .asLong()))
            .toList();

    assertThat(created.stream().map(CompletableFuture::join)).doesNotHaveDuplicates();
    assertThat(api.json("/data_schedules?search_term=Many").path("total_count").asInt())
        .isEqualTo(40);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}",
        "{'data_schedule':{}}",
        "{'data_schedule':{'source_type':'Widget','source_id':1,'schedule':{'repeat':'0 8 * * *','paused':false},'dest':{'type':'EmailDest'}}}",
        "{'data_schedule':{'source_type':'Dashboard','source_id':16076,'schedule':{'repeat':'0 8 * * *','paused':false},'dest':{'type':'PigeonDest'}}}",
        "{'data_schedule':{'source_type':'Dashboard','source_id':16076,'schedule':{'repeat':'0 8 * * *','paused':false},'dest':{'type':'EmailDest','recipients':['nobody']}}}",
        "{'data_schedule':{'source_type':'Dashboard','source_id':16076,'schedule':{'repeat':'0 8 * * *'},'dest':{'type':'EmailDest'}}}",
      })
  void bodiesAgainstTheContractAreRefused(String body) {
    holistics.expectWrongRequests();

    assertThat(api.post("/data_schedules", body.replace('\'', '"')).statusCode()).isEqualTo(400);
  }

  private List<String> titles(String query) {
    List<String> titles = new ArrayList<>();
    api.json("/data_schedules" + query)
        .path("data_schedules")
        .forEach(schedule -> titles.add(schedule.path("title").asText()));
    return titles;
  }

  private static String schedule(String title, String repeat, String presets, String dest) {
    return "{'title':'%s','source_type':'Dashboard','source_id':16076,".formatted(title)
        + "'schedule':{'repeat':'%s','paused':false},".formatted(repeat)
        + "'dynamic_filter_presets':%s,'dest':%s}".formatted(presets, dest);
  }

  private static String body(String schedule) {
    return "{'data_schedule':%s}".formatted(schedule).replace('\'', '"');
  }
}
