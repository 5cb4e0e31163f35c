package org.holisticsjdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import org.holisticsjdbc.sandbox.Fault;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Operations that start a job: at once, or waited for. */
class WaitingCallsTest {
  @RegisterExtension final SandboxExtension holistics = new SandboxExtension();

  @Test
  void withoutWaitTheRowOfTheJobComesAtOnce() throws SQLException {
    holistics.sandbox().setJobDuration(Duration.ofHours(1));

    assertThat(holistics.query("CALL holistics.dashboards_submit_preload(16076)").get(0).get(1))
        .isEqualTo("created");
    assertThat(holistics.exchanges("Jobs_List")).isEmpty();
  }

  @Test
  void withWaitTheResultComesWhenTheJobHasEnded() throws SQLException {
    try (Connection connection = holistics.connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "CALL holistics.users_invite(ARRAY['new@example.com'], 'analyst', wait => TRUE)")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString("status")).isEqualTo("success");
      assertThat(rows.next()).isFalse();
      assertThat((Throwable) rows.getWarnings()).isNotNull();
      assertThat(rows.getWarnings().getMessage()).contains("users_invite is");
    }

    assertThat(holistics.exchanges("Users_Invite")).hasSize(1);
    assertThat(
            holistics.query("SELECT status FROM holistics.users WHERE email = 'new@example.com'"))
        .hasSize(1);
  }

  @Test
  void theResultOfAQueryIsJsonThatSqlReads() throws SQLException {
    try (Connection connection = holistics.connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "CALL holistics.data_sets_submit_query(2101, dimensions => '[{\"field\": \"strikes.origin_state\"}]', wait => TRUE)")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString("result")).contains("execute_model_query").contains("Louisiana");
    }
  }

  @Test
  void theResultOfAnExportIsItsFile() throws SQLException {
    assertThat(
            holistics
                .query("CALL holistics.dashboard_widgets_submit_export(4178, 'csv', wait => TRUE)")
                .get(0)
                .get(3)
                .toString())
        .startsWith("State,Strikes");
  }

  @Test
  void aJobThatFailsRaisesItsLog() {
    holistics.faults().onOperation("Dashboards_SubmitPreload", Fault.jobFailure("no such table"));

    assertThatThrownBy(
            () -> holistics.query("CALL holistics.dashboards_submit_preload(16076, wait => TRUE)"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("dashboards_submit_preload ended as failure")
        .hasMessageContaining("no such table")
        .hasFieldOrPropertyWithValue("SQLState", "38000");
  }

  @Test
  void aWaitEndsWithTheQueryTimeout() throws SQLException {
    holistics.sandbox().setJobDuration(Duration.ofHours(1));
    try (Connection connection = holistics.connect();
        Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(1);

      assertThatThrownBy(
              () ->
                  statement.executeQuery(
                      "CALL holistics.dashboards_submit_preload(16076, wait => TRUE)"))
          .isInstanceOf(SQLTimeoutException.class);
    }

    assertThat(holistics.exchanges("Dashboards_SubmitPreload")).hasSize(1);
  }

  @Test
  void aWriteMakesTheDriverForgetWhatItKnewOfDashboards() throws SQLException {
    try (Connection connection = holistics.connect();
        Statement statement = connection.createStatement()) {
      statement.executeQuery("SELECT * FROM \"16076\".\"4178\"").close();
      statement.executeQuery("CALL holistics.dashboard_widgets_delete(4178)").close();

      assertThatThrownBy(() -> statement.executeQuery("SELECT * FROM \"16076\".\"4178\""))
          .isInstanceOf(SQLException.class)
          .hasFieldOrPropertyWithValue("SQLState", "42S02");
    }
  }
}
