package org.holisticsjdbc.alljar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.holisticsjdbc.sandbox.RecordedExchange;
import org.holisticsjdbc.testing.Jvm;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the examples as their readers do; a script and the program of its name come to the same. */
class ExamplesIT {
  private static final Path EXAMPLES = Path.of("examples");

  @RegisterExtension final SandboxExtension holistics = new SandboxExtension();

  @ParameterizedTest
  @ValueSource(strings = {"get_data.sql", "GetData.java"})
  void getsDataWithAFilterInBothSpellingsAndByHand(String example) throws Exception {
    String output = run(example);

    assertThat(output).contains("Strikes by month", "Flight date");
    assertThat(output.lines().filter(line -> line.matches("\\W*2001-09-01\\W+28\\W*"))).hasSize(2);
    assertThat(sent("DashboardWidgets_SubmitExport", "/dashboard_filter_conditions"))
        .extracting(ExamplesIT::inWords)
        .containsExactly(
            List.of("7001 is [\"Texas\"]", "7002 matches [\"2001\"]"),
            List.of("7001 is [\"Texas\"]", "7002 matches [\"2001\"]"),
            List.of("7001 is [\"Texas\"]"));
  }

  private static List<String> inWords(JsonNode conditions) {
    List<String> words = new ArrayList<>();
    for (JsonNode entry : conditions) {
      JsonNode condition = entry.path("condition");
      words.add(
          "%s %s %s"
              .formatted(
                  entry.path("dynamic_filter_id"),
                  condition.path("operator").asText(),
                  condition.path("values")));
    }
    return words;
  }

  @ParameterizedTest
  @ValueSource(strings = {"create_alert.sql", "CreateAlert.java"})
  void createsTriesOutPausesRunsAndDeletesAnAlert(String example) throws Exception {
    String output = run(example);

    assertThat(output.lines().filter(line -> line.contains("2 rows meet the conditions")))
        .as("logs of the trial and of the run")
        .hasSize(2);
    JsonNode greaterThan800 =
        json(
            "[{'field_path': {'field_name': 'airport_name', 'model_id': 501}, 'aggregation': 'count',"
                + " 'condition': {'operator': 'greater_than', 'values': [800]}}]");
    assertThat(sent("DataAlerts_SubmitExecuteTest", "/test_data_alert/viz_conditions"))
        .containsExactly(greaterThan800);
    assertThat(sent("DataAlerts_Create", "/data_alert/viz_conditions"))
        .containsExactly(greaterThan800);
    assertThat(sent("DataAlerts_Update", "/data_alert/schedule/paused"))
        .containsExactly(json("true"));
    assertThat(holistics.exchanges("DataAlerts_SubmitExecute")).hasSize(1);
    assertThat(
            holistics.query(
                "SELECT COUNT(*) FROM holistics.data_alerts WHERE title = 'Many strikes'"))
        .as("alerts left")
        .containsExactly(List.of(0L));
  }

  @ParameterizedTest
  @ValueSource(strings = {"weekly_schedule.sql", "WeeklySchedule.java"})
  void sendsACustomerTheirPartEveryWeekAndOnceNow(String example) throws Exception {
    String output = run(example);

    assertThat(output).contains("Sent 'Weekly strikes for Lone Star Airways' to ops@lonestar");
    assertThat(sent("DataSchedules_Create", "/data_schedule/schedule/repeat"))
        .containsExactly(json("'0 8 * * 1'"));
    assertThat(sent("DataSchedules_Create", "/data_schedule/dynamic_filter_presets"))
        .singleElement()
        .satisfies(
            presets ->
                assertThat(presets)
                    .containsExactlyInAnyOrder(
                        preset(7001, "is", "Texas"), preset(7002, "matches", "last 7 days")));
    assertThat(
            holistics.query(
                "SELECT JSON_QUERY(dest, '$.recipients') FROM holistics.data_schedules"
                    + " WHERE title = 'Weekly strikes for Lone Star Airways'"))
        .containsExactly(List.of("[\"ops@lonestar.example\"]"));
  }

  private static JsonNode preset(int filterId, String operator, String value) {
    return json(
        "{'dynamic_filter_id': %d, 'preset_condition': {'operator': '%s', 'values': ['%s']}}"
            .formatted(filterId, operator, value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"migrate_users.sql", "MigrateUsers.java"})
  void migratesUsersAndChangesNothingTheSecondTime(String example) throws Exception {
    run(example);
    List<String> changes = changes();
    run(example);

    assertThat(changes)
        .containsExactly(
            "Groups_Create",
            "Users_Invite",
            "Users_Invite",
            "Users_Update",
            "Users_Update",
            "Groups_AddUser",
            "Groups_AddUser",
            "Groups_AddUser",
            "Groups_AddUser",
            "Groups_AddUser",
            "Users_RevokeAuthenticationToken",
            "Users_RevokeAuthenticationToken");
    assertThat(changes()).as("changes after both runs").isEqualTo(changes);
    assertThat(
            holistics.query(
                "SELECT u.email, u.status, u.role FROM holistics.users u"
                    + " JOIN holistics.group_members m ON m.user_id = u.id"
                    + " WHERE m.group_name = 'Fleet' ORDER BY u.email"))
        .containsExactly(
            List.of("alan.turing@example.com", "pending", "analyst"),
            List.of("dario.quist@holistics.example", "active", "explorer"),
            List.of("grace.hopper@example.com", "pending", "analyst"));
    assertThat(
            holistics.query(
                "SELECT DISTINCT has_authentication_token FROM holistics.users"
                    + " WHERE email IN ('bao.okoro@holistics.example', 'farid.santos@example.com')"))
        .containsExactly(List.of(false));
  }

  /** Returns the operations that were asked to change something, in order. */
  private List<String> changes() {
    return holistics.exchanges().stream()
        .filter(exchange -> !exchange.method().equals("GET"))
        .map(exchange -> exchange.operationId().orElseThrow())
        .toList();
  }

  @Test
  void programsRunOnASandboxOfTheirOwnWhereNoUrlIsGiven() throws Exception {
    String output = output(Jvm.runSource(EXAMPLES.resolve("MigrateUsers.java")));

    assertThat(output).contains("INVITE: 2", "grace.hopper@example.com: pending analyst in Fleet");
    assertThat(holistics.exchanges()).isEmpty();
  }

  @Test
  void runSqlSeesNoEndAndNoNameInTextNamesAndComments() throws Exception {
    String output =
        runSql("/* a; :b */ SELECT 'c; :d''; :e' AS \"f; :g\" -- h; :i\n; SELECT 2 AS two");

    assertThat(output.lines()).containsSubsequence("f; :g", "c; :d'; :e", "two", "2");
  }

  @Test
  void runSqlNamesTheFailureOfTheStatementAndStops() throws Exception {
    Jvm.Output output = runSqlOutput("SELECT 1 / 0 AS x; SELECT 2 AS two");

    assertThat(output.exit()).isEqualTo(1);
    assertThat(output.err().lines()).singleElement().asString().startsWith("22012: ");
    assertThat(output.out()).doesNotContain("two");
  }

  private String run(String example) throws Exception {
    Path file = EXAMPLES.resolve(example);
    return example.endsWith(".sql")
        ? runSql(file.toString())
        : output(Jvm.runSource(file, urlWithKey()));
  }

  private String runSql(String sql) throws Exception {
    return output(runSqlOutput(sql));
  }

  private Jvm.Output runSqlOutput(String sql) throws Exception {
    return Jvm.runSource(EXAMPLES.resolve("RunSql.java"), urlWithKey(), sql);
  }

  private String urlWithKey() {
    return holistics.url() + "?apiKey=" + holistics.apiKey();
  }

  private static String output(Jvm.Output output) {
    assertThat(output.err()).isEmpty();
    assertThat(output.exit()).isZero();
    return output.out();
  }

  /** Returns a part of the body of each request of an operation. */
  private List<JsonNode> sent(String operationId, String part) {
    return holistics.exchanges(operationId).stream()
        .map(RecordedExchange::requestBody)
        .map(body -> json(body).at(part))
        .toList();
  }

  /** Reads JSON, in which ' may stand for ". */
  private static JsonNode json(String text) {
    try {
      return new JsonMapper().readTree(text.replace('\'', '"'));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
