package org.holisticsjdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.holisticsjdbc.sandbox.Fault;
import org.holisticsjdbc.sandbox.RecordedExchange;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the service lists, as tables: what is asked of it, and what comes back. */
class ServiceTablesTest {
  private static final String ADA = "2199023755553";

  @RegisterExtension final SandboxExtension holistics = new SandboxExtension();

  private List<String> requests() {
    return holistics.exchanges().stream()
        .filter(it -> it.site() == RecordedExchange.Site.API)
        .filter(it -> !it.isOperation("Users_Me")) // asked when the connection was opened
        .map(
            it ->
                it.method()
                    + " "
                    + it.path().replace("/api/v2", "")
                    + (it.query().isEmpty() ? "" : "?" + it.query().replace("%5B%5D", "[]")))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "users WHERE role = 'admin' | GET /users?role=admin&limit=100",
        "users WHERE status = 'deleted' | GET /users?status=deleted&limit=100",
        "users WHERE status IN ('deleted', 'active') AND id > 0 | GET /users?limit=100",
        "users WHERE id IN (9001, 2199023755553) | GET /users?ids[]=9001&ids[]=2199023755553&limit=100",
        "users WHERE id = 9001 OR id = 2199023755553 | GET /users?ids[]=9001&ids[]=2199023755553&limit=100",
        "users WHERE has_authentication_token | GET /users?has_authentication_token=true&limit=100",
        "users u WHERE u.search_term = 'ad' AND NOT u.is_deleted | GET /users?search_term=ad&limit=100",
        "users u WHERE search_term = 'ad' AND exclude_deleted | GET /users?search_term=ad&exclude_deleted=true&limit=100",
        "users WHERE role IN ('admin', 'analyst') | GET /users?limit=100",
        "users WHERE role = 'no such role' OR id = 9001 | GET /users?limit=100",
        "users LIMIT 5 | GET /users?limit=5",
        "groups | GET /groups?include_users=true&limit=100",
        "dashboards WHERE id = 16076 | GET /dashboards/16076",
        "widgets WHERE dashboard_id = 16076 | GET /dashboards/16076",
        "filters f WHERE f.dashboard_id = 16076 AND f.filter_type = 'date' | GET /dashboards/16076",
        "data_alerts WHERE source_type = 'DashboardWidget' | GET /data_alerts?source_type=DashboardWidget&limit=100",
        "data_schedules s WHERE s.dest_type = 'EmailDest' | GET /data_schedules?dest_type=EmailDest&creator_roles[]=admin&creator_roles[]=growth_admin&creator_roles[]=analyst&creator_roles[]=user&creator_roles[]=public&creator_roles[]=explorer&creator_roles[]=embed&limit=100",
        "data_schedules s WHERE s.creator_roles IN ('admin') | GET /data_schedules?creator_roles[]=admin&limit=100",
        "user_attribute_values WHERE subject_type = 'User' AND subject_id = 9001 | GET /user_attribute_entries/computed_values?subject_type=User&subject_id=9001",
        "data_models WHERE project_id = 55 | GET /data_models?project_id=55",
        "data_sets WHERE id = 2101 | GET /data_sets/2101?include_models=true",
        "job_queues | GET /job_queues",
        "tags | GET /tags",
      })
  void conditionsThatTheEndpointKnowsGoIntoTheOneRequest(String table, String request)
      throws SQLException {
    List<List<Object>> rows = holistics.query("SELECT * FROM holistics." + table);

    assertThat(rows).isNotEmpty();
    assertThat(requests()).containsExactly(request);
  }

  @Test
  void aKeyThatFitsNoTypeIsNoRow() throws SQLException {
    assertThat(holistics.query("SELECT * FROM holistics.dashboards WHERE id = 16076.5")).isEmpty();
    assertThat(holistics.query("SELECT * FROM holistics.job_logs WHERE job_id = 1e30")).isEmpty();
    assertThat(requests()).isEmpty();
  }

  @Test
  void withoutPushdownOnlyTheKeysThatAreNeededAreSent() throws SQLException {
    Properties never = new Properties();
    never.setProperty("pushdown", "never");
    try (Connection connection = holistics.connect(never);
        Statement statement = connection.createStatement()) {
      statement.executeQuery("SELECT * FROM holistics.users WHERE role = 'admin'").close();
      statement.executeQuery("SELECT * FROM holistics.data_models WHERE project_id = 55").close();
    }

    assertThat(requests())
        .containsExactly("GET /users?limit=100", "GET /data_models?project_id=55");
  }

  @Test
  void whatIsSentIsCheckedAgainOnTheRows() throws SQLException {
    assertThat(
            holistics.query(
                "SELECT COUNT(*) FROM holistics.users WHERE role = 'admin' AND role <> 'admin'"))
        .isEqualTo(List.of(List.of(0L)));
    assertThat(
            holistics.query("SELECT DISTINCT status FROM holistics.users WHERE status='pending'"))
        .isEqualTo(List.of(List.of("pending")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM holistics.users WHERE 1 = 0",
        "SELECT * FROM holistics.users LIMIT 0",
        "SELECT * FROM holistics.jobs WHERE FALSE",
        "EXPLAIN PLAN FOR SELECT * FROM holistics.users",
      })
  void probesAskNothing(String sql) throws SQLException {
    holistics.query(sql);

    assertThat(requests()).isEmpty();
  }

  @Test
  void preparingAsksNothingAndEveryExecutionSendsItsValues() throws SQLException {
    try (Connection connection = holistics.connect();
        PreparedStatement users =
            connection.prepareStatement(
                "SELECT email FROM holistics.users u WHERE u.role = ? AND u.search_term = ?")) {
      assertThat(users.getMetaData().getColumnCount()).isEqualTo(1);
      assertThat(requests()).isEmpty();
      for (String role : List.of("admin", "analyst")) {
        users.setString(1, role);
        users.setString(2, "a");
        users.executeQuery().close();
      }
    }

    assertThat(requests())
        .containsExactly(
            "GET /users?search_term=a&role=admin&limit=100",
            "GET /users?search_term=a&role=analyst&limit=100");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jobs | say which id with = or IN",
        "job_logs | say which job_id with",
        "user_attribute_values WHERE subject_type = 'User' | say which subject_id and subject_type",
        "data_models | say which project_id",
        "jobs WHERE status = 'running' | say which id",
      })
  void aListThatNeedsAConditionSaysWhich(String table, String message) {
    assertThatThrownBy(() -> holistics.query("SELECT * FROM holistics." + table))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining(message)
        .hasFieldOrPropertyWithValue("SQLState", "42000");
    assertThat(requests()).isEmpty();
  }

  @Test
  void whatIsAskedForByItsKeyAndDoesNotExistIsNoRow() throws SQLException {
    assertThat(holistics.query("SELECT * FROM holistics.dashboards WHERE id = 1")).isEmpty();
    assertThat(holistics.query("SELECT * FROM holistics.job_logs WHERE job_id = 1")).isEmpty();
    assertThat(holistics.query("SELECT * FROM holistics.jobs WHERE id IN (1, 2)")).isEmpty();
  }

  @Test
  void aJoinAsksOnceForEachKeyOfTheOtherSide() throws SQLException {
    List<List<Object>> rows =
        holistics.query(
            "SELECT u.email, v.attribute, v.\"value\" FROM holistics.users u"
                + " JOIN holistics.user_attribute_values v ON v.subject_id = u.id AND v.subject_type = 'User'"
                + " WHERE u.id IN (9001, "
                + ADA
                + ") ORDER BY u.id, v.attribute");

    assertThat(rows)
        .contains(List.of("ada.nowak@holistics.example", "h_email", "ada.nowak@holistics.example"));
    assertThat(requests())
        .containsExactlyInAnyOrder(
            "GET /users?ids[]=9001&ids[]=" + ADA + "&limit=100",
            "GET /user_attribute_entries/computed_values?subject_type=User&subject_id=9001",
            "GET /user_attribute_entries/computed_values?subject_type=User&subject_id=" + ADA);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "holistics.users u, holistics.user_attribute_values v WHERE v.subject_id = u.id AND v.subject_type = 'User' AND",
        "holistics.user_attribute_values v JOIN holistics.users u ON u.id = v.subject_id AND v.subject_type = 'User' WHERE",
        "(SELECT subject_id, attribute FROM holistics.user_attribute_values WHERE subject_type = 'User') v RIGHT JOIN holistics.users u"
            + " ON u.id = v.subject_id WHERE",
      })
  void theKeyIsFoundHoweverTheJoinIsWritten(String from) throws SQLException {
    assertThat(
            holistics.query(
                "SELECT v.attribute FROM " + from + " u.id = 9001 AND v.attribute = 'h_email'"))
        .isEqualTo(List.of(List.of("h_email")));
  }

  @Test
  void keysOfAnotherTypeOrScaleAreOneKeyAndAskedForOnce() throws SQLException {
    String id = holistics.query("SELECT MIN(id) FROM holistics.groups").get(0).get(0).toString();
    try (Connection connection = holistics.connect();
        PreparedStatement groups =
            connection.prepareStatement(
                "SELECT id FROM holistics.groups WHERE id = " + id + ".0 OR id = ? OR id = 1.5")) {
      groups.setLong(1, Long.parseLong(id));
      try (ResultSet rows = groups.executeQuery()) {
        assertThat(SandboxExtension.rows(rows)).isEqualTo(List.of(List.of(Long.valueOf(id))));
      }
    }

    assertThat(holistics.exchanges("Groups_Get")).hasSize(1);
  }

  @Test
  void decimalsOfAWidgetAreKeysToo() throws SQLException {
    for (String join : List.of("JOIN", "LEFT JOIN")) {
      assertThat(
              holistics.query(
                  "SELECT COUNT(*) FROM \"Wildlife strikes\".\"Strikes by state\" s "
                      + join
                      + " holistics.job_logs l ON l.job_id = s.\"Avg of Speed\" WHERE s.\"Strikes\" > 800"))
          .isEqualTo(List.of(List.of(join.equals("JOIN") ? 0L : 2L)));
    }
  }

  @Test
  void aKeyThatTheServiceDoesNotTakeHasNoPartner() throws SQLException {
    assertThat(
            holistics.query(
                "SELECT t.k, d.dependant_id FROM (VALUES ('DataSet ', 1), ('Dashboard', 2)) t(k, i)"
                    + " LEFT JOIN holistics.dependencies d ON d.type = t.k AND d.id = t.i"))
        .hasSize(2);
  }

  @Test
  void fewRowsOfAJoinAskForFewKeys() throws SQLException {
    holistics.query(
        "SELECT u.id FROM holistics.users u JOIN holistics.user_attribute_values v"
            + " ON v.subject_id = u.id AND v.subject_type = 'User' LIMIT 1");

    assertThat(holistics.exchanges("UserAttributeEntries_ComputedValues")).hasSizeLessThan(6);
  }

  @Test
  void aListThatStandsInSeveralPlacesIsReadOnce() throws SQLException {
    holistics.query(
        "SELECT u.id, (SELECT COUNT(*) FROM holistics.users o WHERE o.id < u.id) FROM holistics.users u");

    assertThat(holistics.exchanges("Users_List")).hasSize(1);
  }

  @Test
  void aLeftJoinKeepsRowsWithoutPartner() throws SQLException {
    assertThat(
            holistics.query(
                "SELECT u.id, v.\"value\" FROM holistics.users u LEFT JOIN holistics.user_attribute_values v"
                    + " ON v.subject_id = u.id AND v.subject_type = 'User' AND v.attribute = 'nothing' AND v.\"value\" <> u.email"
                    + " WHERE u.id = 9001"))
        .isEqualTo(List.of(java.util.Arrays.asList(9001L, null)));
  }

  @Test
  void jobsOfAJoinAreAskedForTogether() throws SQLException {
    try (Connection connection = holistics.connect();
        Statement statement = connection.createStatement()) {
      for (int i = 0; i < 3; i++) {
        statement.executeQuery("CALL holistics.dashboards_submit_preload(16076)").close();
      }
      List<String> ids =
          holistics.exchanges("Dashboards_SubmitPreload").stream()
              .map(it -> it.responseBody().replaceAll(".*\"id\":(\\d+).*", "$1"))
              .toList();
      String values = String.join("), (", ids);
      try (ResultSet rows =
          statement.executeQuery(
              "SELECT COUNT(j.status), COUNT(DISTINCT l.job_id) FROM (VALUES ("
                  + values
                  + ")) AS x(id)"
                  + " JOIN holistics.jobs j ON j.id = x.id JOIN holistics.job_logs l ON l.job_id = j.id")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getLong(2)).isEqualTo(3);
      }
    }

    assertThat(holistics.exchanges("Jobs_List")).hasSize(1);
    assertThat(holistics.exchanges("Jobs_GetLogs")).hasSize(3);
  }

  @Test
  void manyKeysAreLookedUpInTheListWhereThereIsOne() throws SQLException {
    String ids =
        IntStream.range(0, 30).mapToObj(Integer::toString).collect(Collectors.joining(", "));

    assertThat(
            holistics.query("SELECT id FROM holistics.dashboards WHERE id IN (16076, " + ids + ")"))
        .isEqualTo(List.of(List.of(16076L)));
    assertThat(requests()).containsExactly("GET /dashboards?limit=100");
  }

  @Test
  void oneDataSetThatMayNotBeSeenDoesNotHideTheOthers() throws SQLException {
    holistics
        .faults()
        .onOperation(
            "DataSets_Get",
            Fault.answer(
                403,
                "application/json",
                "{\"type\":\"PermissionDeniedError\",\"message\":\"no\"}"));
    try (Connection connection = holistics.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT id FROM holistics.data_sets")) {
      int count = 0;
      while (rows.next()) {
        count++;
      }
      assertThat(count).isGreaterThan(3);
      assertThat(rows.getWarnings().getMessage()).contains("Left out").contains("403");
    }
  }

  @Test
  void dataSetsAndSourcesAreFoundWhereTheyAreUsed() throws SQLException {
    assertThat(holistics.query("SELECT id FROM holistics.data_sets WHERE name = 'wildlife'"))
        .isEqualTo(List.of(List.of(2101L)));
    assertThat(holistics.query("SELECT id, name FROM holistics.data_sources"))
        .contains(List.of(301L, "warehouse"));
  }

  @Test
  void jsonOfACellIsReadWithJsonValue() throws SQLException {
    assertThat(
            holistics.query(
                "SELECT JSON_VALUE(schedule, '$.repeat') FROM holistics.data_schedules"
                    + " WHERE title = 'Strikes every Monday' AND JSON_VALUE(dest, '$.type') = 'EmailDest'"))
        .isEqualTo(List.of(List.of("0 8 * * 1")));
  }

  @Test
  void proceduresThatReadAreTableFunctions() throws SQLException {
    assertThat(
            holistics.query(
                "SELECT d.type, COUNT(*) > 0 FROM TABLE(holistics.dependencies_downstream_dependencies(2101, type => 'DataSet')) d"
                    + " GROUP BY d.type"))
        .isNotEmpty();
    assertThat(
            holistics.query(
                "SELECT COUNT(*) FROM TABLE(holistics.users_list(ids => ARRAY[9001, "
                    + ADA
                    + "])) u"
                    + " JOIN holistics.group_members m ON m.user_id = u.id"))
        .hasSize(1);
  }

  @Test
  void proceduresThatChangeSomethingAreNoTableFunctions() {
    assertThatThrownBy(
            () -> holistics.query("SELECT * FROM TABLE(holistics.groups_create(name => 'x'))"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("CALL holistics.groups_create")
        .hasFieldOrPropertyWithValue("SQLState", "0A000");
    assertThat(requests()).isEmpty();
  }

  @Test
  void administrationIsJoinedWithDataOfADashboard() throws SQLException {
    List<List<Object>> rows =
        holistics.query(
            "SELECT u.email, m.group_name, s.\"Strikes\" FROM holistics.users u"
                + " JOIN holistics.group_members m ON m.user_id = u.id"
                + " JOIN \"Wildlife strikes\".\"Strikes by state\" s ON s.\"State\" = 'Texas'"
                + " WHERE u.role = 'admin' ORDER BY u.id");

    assertThat(rows).isNotEmpty().allMatch(row -> row.get(2) != null);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT * FROM holistics.userz | 42S02 | Did you mean \"users\"",
        "SELECT * FROM holistics.users_list | 42S02 | It is a procedure",
        "SELECT emial FROM holistics.users | 42S22 | email",
        "SELECT * FROM TABLE(holistics.users_list(role => 'boss')) | 22023 | role must be one of",
        "SELECT * FROM TABLE(holistics.users_list(rolle => 'admin')) | 42000 | Did you mean \"role\"",
        "SELECT * FROM holistics.users u WHERE u.search_term LIKE 'a%' | 0A000 | Allowed is =",
        "SELECT * FROM holistics.users u WHERE u.search_term = 'a' OR u.id = 1 | 0A000 | is no column",
      })
  void wrongNamesAndValuesSayWhatWouldBeRight(String sql, String state, String message) {
    assertThatThrownBy(() -> holistics.query(sql))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining(message)
        .hasFieldOrPropertyWithValue("SQLState", state);
    assertThat(requests()).isEmpty();
  }
}
