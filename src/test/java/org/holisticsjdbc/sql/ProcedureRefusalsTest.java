package org.holisticsjdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls that cannot be right: refused with what would be right, before anything is sent. */
class ProcedureRefusalsTest {
  @RegisterExtension final SandboxExtension holistics = new SandboxExtension();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // missing
        "users_invite(role => 'admin') | 07001 | users_invite needs emails. Usage: CALL holistics.users_invite(emails, role, [",
        "groups_add_user | 07001 | needs id and user_id",
        "groups_get(DEFAULT) | 07001 | needs id",
        // unknown
        "groups_ad_user(1, 2) | 42000 | Did you mean \"groups_add_user\"",
        "groups_get(ident => 1) | 42000 | groups_get has no parameter ident",
        "groups_get(1, TRUE, 3) | 42000 | takes at most 2 arguments",
        "groups_get(id => 1, id => 2) | 42000 | id is given twice",
        "groups_get(id => 1, TRUE) | 42000 | without a name stand before",
        "other.groups_get(1) | 42000 | procedures are in the schema holistics",
        // wrong type
        "groups_get('seven') | 22018 | id must be a whole number, not 'seven'",
        "groups_get(7.5) | 22018 | id must be a whole number",
        "groups_get(99999999999999999999) | 22018 | 64 bits",
        "groups_get(1, include_users => 'maybe') | 22018 | include_users must be TRUE or FALSE",
        "groups_create(name => ARRAY['a']) | 22018 | name must be text",
        "users_list(ids => 5) | 22018 | ids must be ARRAY",
        "users_list(ids => ARRAY['x']) | 22018 | ids must be ARRAY[…]",
        "users_list(ids => '[1, \"x\"]') | 22023 | ids[1] must be a whole number",
        "groups_get(NULL) | 22023 | id must not be NULL",
        "groups_create(name => NULL) | 22023 | name must not be NULL",
        "users_list(ids => ARRAY[]) | 22023 | ids needs one element or more",
        "users_list(ids => '[]') | 22023 | ids needs one element or more",
        "users_list(search_term => 1e2147483000) | 22018 | search_term must be text",
        // enum, range
        "users_invite(ARRAY['a@example.com'], 'boss') | 22023 | role must be one of user, explorer, analyst, admin, growth_admin, it_admin, not \"boss\"",
        "users_list(role => 'Admin') | 22023 | Did you mean \"admin\"",
        "users_list(limit => 500) | 22023 | limit must be from 1 to 100, not 500",
        "users_list(limit => 0) | 22023 | limit must be from 1 to 100",
        "data_sets_submit_query(1, timezone => 'UTC') | 22023 | timezone must match",
        // JSON
        "dashboards_build_url(1, filter_states => '[{]') | 22023 | filter_states is not JSON",
        "dashboards_build_url(1, filter_states => '') | 22023 | filter_states is an empty text",
        "dashboards_build_url(1, filter_states => '{}') | 22023 | filter_states must be a JSON array, not {}",
        "dashboards_build_url(1, filter_states => '[{\"dynamic_filter_id\": 1}]') | 22023 | filter_states[0].condition is missing",
        "dashboards_build_url(1, filter_states => '[{\"dynamic_filter_id\": 1, \"condition\": {\"operator\": \"iss\", \"values\": []}}]') | 22023 | filter_states[0].condition.operator must be one of is",
        "dashboards_build_url(1, filter_states => '[{\"dynamic_filter_id\": 1, \"condition\": {\"operator\": \"last\", \"values\": [7, \"day\"]}}]') | 22023 | filter_states[0].condition.values must have 1 elements, not 2",
        "dashboards_build_url(1, filter_states => '[{\"dynamic_filter_id\": 1, \"condition\": {\"operator\": \"is\", \"value\": [7]}}]') | 22023 | filter_states[0].condition.value is unknown. Did you mean \"values\"",
        "data_schedules_create(source_type => 'Dashboard', source_id => 1, schedule => '{\"repeat\": 5, \"paused\": false}', dest => '{\"type\": \"EmailDest\", \"recipients\": []}') | 22023 | schedule.repeat must be text, not 5",
        "data_schedules_create(source_type => 'Dashboard', source_id => 1, schedule => '{\"repeat\": \"\", \"paused\": false}', dest => '{\"type\": \"EmailDest\", \"recipients\": [7]}') | 22023 | dest.recipients[0] must be text, not 7",
        "users_update(1, settings => '{\"personal\": {\"ai\": {\"auto_generate_charts\": \"yes\"}}}') | 22023 | settings.personal.ai.auto_generate_charts must be true or false",
        // headers, files
        "git_webhooks_gitlab_event(x_gitlab_event => 'Push Hook', x_gitlab_token => 'tokén', body => '{}') | 22023 | x_gitlab_token goes into a header",
        "data_sources_upload_multiple_dbt_manifests(files => ARRAY['/no/such/file']) | 22023 | there is no readable file '/no/such/file'",
      })
  void badArgumentsAreRefusedAndNothingIsSent(String call, String state, String message) {
    assertThatThrownBy(() -> holistics.query("CALL holistics." + call))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining(message == null ? "" : message)
        .hasFieldOrPropertyWithValue("SQLState", state);
    assertThat(holistics.exchanges().stream().filter(it -> !it.isOperation("Users_Me"))).isEmpty();
  }

  @Test
  void aHundredAndOneEntriesAreTooMany() {
    String entry =
        "{\"user_attribute_id\":1,\"user_attribute_name\":\"a\",\"subject_type\":\"User\",\"subject_id\":1}";
    String entries = String.join(",", Collections.nCopies(101, entry));

    assertThatThrownBy(
            () ->
                holistics.query(
                    "CALL holistics.user_attribute_entries_upsert('[" + entries + "]')"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("user_attribute_entries takes at most 100 elements, not 101")
        .hasFieldOrPropertyWithValue("SQLState", "22023");
    assertThat(holistics.exchanges("UserAttributeEntries_Upsert")).isEmpty();
  }

  @Test
  void parametersAreCheckedWhenTheyAreThereAndUnsetOnesAreMissing() throws SQLException {
    try (Connection connection = holistics.connect();
        PreparedStatement call =
            connection.prepareStatement("CALL holistics.users_list(role => ?, limit => ?)")) {
      call.setString(1, "boss");
      assertThatThrownBy(call::executeQuery)
          .isInstanceOf(SQLException.class)
          .hasFieldOrPropertyWithValue("SQLState", "07001");
      call.setInt(2, 5);
      assertThatThrownBy(call::executeQuery)
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("role must be one of");
      call.setString(1, "admin");
      call.executeQuery().close();
    }

    assertThat(holistics.exchanges("Users_List")).hasSize(1);
  }

  @Test
  void secretsAreNotRepeatedInErrorsAndPlans() throws SQLException {
    assertThatThrownBy(
            () -> holistics.query("CALL holistics.data_sources_update(1, dbconfig => 'geheim{')"))
        .isInstanceOf(SQLException.class)
        .hasMessageNotContaining("geheim");
    assertThatThrownBy(() -> holistics.query("CALL holistics.users_update(id => 1 'geheim')"))
        .isInstanceOf(SQLException.class)
        .hasMessageNotContaining("geheim");
    assertThatThrownBy(
            () ->
                holistics.query(
                    "CALL holistics.embed_shorten_token('x', token => ARRAY['geheim'])"))
        .isInstanceOf(SQLException.class)
        .hasMessageNotContaining("geheim");
    assertThat(
            holistics.query(
                "EXPLAIN PLAN FOR CALL holistics.users_update(7, password => 'geheim')"))
        .isEqualTo(
            java.util.List.of(
                java.util.List.of("PUT /users/7"),
                java.util.List.of("{\"user\":{\"password\":\"***\"}}")));
    assertThat(holistics.exchanges("Users_Update")).isEmpty();
  }

  @Test
  void whatOnlyTheServiceKnowsIsItsAnswer() {
    assertThatThrownBy(() -> holistics.query("CALL holistics.groups_get(404)"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("GET /groups/404")
        .hasFieldOrPropertyWithValue("SQLState", "02000");
    assertThatThrownBy(() -> holistics.query("CALL holistics.groups_create(name => '')"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("name")
        .hasFieldOrPropertyWithValue("SQLState", "22023");
  }
}
