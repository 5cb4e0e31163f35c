package org.holisticsjdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.holisticsjdbc.jdbc.HolisticsDataSource;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.SqlOutParameter;
import org.springframework.jdbc.core.SqlParameter;
import org.springframework.jdbc.core.simple.SimpleJdbcCall;

/**
 * Spring trusts the procedure metadata of products it knows only, so the parameters of its calls
 * are declared from {@code getProcedureColumns} here, as a program would do it.
 */
class SimpleJdbcCallTest {
  @RegisterExtension final SandboxExtension holistics = new SandboxExtension();

  private DataSource dataSource() {
    HolisticsDataSource dataSource = new HolisticsDataSource();
    dataSource.setUrl(holistics.url());
    dataSource.setApiKey(holistics.apiKey());
    return dataSource;
  }

  private SimpleJdbcCall call(String procedure, String... only) throws SQLException {
    SimpleJdbcCall call =
        new SimpleJdbcCall(dataSource())
            .withSchemaName("holistics")
            .withProcedureName(procedure)
            .withoutProcedureColumnMetaDataAccess();
    parameters(procedure).stream()
        .filter(it -> only.length == 0 || List.of(only).contains(it.getName()))
        .forEach(call::declareParameters);
    return call;
  }

  private List<SqlParameter> parameters(String procedure) throws SQLException {
    List<SqlParameter> parameters = new ArrayList<>();
    try (Connection connection = dataSource().getConnection();
        ResultSet columns =
            connection
                .getMetaData()
                .getProcedureColumns(null, "holistics", procedure.replace("_", "\\_"), null)) {
      while (columns.next()) {
        if (columns.getInt("COLUMN_TYPE") == DatabaseMetaData.procedureColumnIn) {
          parameters.add(
              new SqlParameter(columns.getString("COLUMN_NAME"), columns.getInt("DATA_TYPE")));
        }
      }
    }
    return parameters;
  }

  private static List<?> rows(Map<String, Object> answer) {
    return (List<?>) answer.get("#result-set-1");
  }

  @Test
  void springAndACallableStatementCallTheSameProcedure() throws SQLException {
    long group = (Long) holistics.query("CALL groups_list()").get(0).get(0);

    Map<String, Object> answer =
        call("groups_add_user").execute(Map.of("id", group, "user_id", 9001L));
    try (Connection connection = holistics.connect();
        CallableStatement call =
            connection.prepareCall("{call holistics.groups_remove_user(id => ?, user_id => ?)}")) {
      call.setLong("user_id", 9001);
      call.setLong("id", group);
      call.execute();
    }
    try (Connection connection = holistics.connect();
        CallableStatement call =
            connection.prepareCall("{call holistics.groups_add_user(id => ?, user_id => ?)}")) {
      call.setLong("user_id", 9001);
      call.setLong("id", group);
      assertThat(call.executeQuery().next()).isTrue();
    }

    assertThat(rows(answer)).asString().contains("User added to the group");
    assertThat(holistics.exchanges("Groups_AddUser"))
        .hasSize(2)
        .extracting(it -> it.path().substring(it.path().indexOf("/groups")))
        .containsOnly("/groups/%d/add_user/9001".formatted(group));
  }

  @Test
  void springReadsTheReturnValueAndTheRows() throws SQLException {
    Map<String, Object> answer =
        new SimpleJdbcCall(dataSource())
            .withSchemaName("holistics")
            .withFunctionName("groups_create")
            .withoutProcedureColumnMetaDataAccess()
            .declareParameters(
                new SqlOutParameter("return", Types.BIGINT), parameters("groups_create").get(0))
            .execute(Map.of("name", "Sales"));

    assertThat(rows(answer)).hasSize(1);
    assertThat(rows(answer).get(0))
        .asString()
        .contains("name=Sales")
        .contains("id=" + answer.get("return"));
    assertThat(holistics.exchanges("Groups_Create")).hasSize(1);
  }

  @Test
  void springNamesTheParametersAndPassesArrays() throws SQLException {
    call("users_invite", "emails", "role", "group_ids", "wait")
        .withNamedBinding()
        .execute(
            Map.of(
                "emails",
                List.of("a@b.example"),
                "role",
                "user",
                "group_ids",
                new Long[] {},
                "wait",
                true));

    assertThat(holistics.exchanges("Users_Invite"))
        .hasSize(1)
        .first()
        .satisfies(
            sent ->
                assertThat(sent.requestBody())
                    .contains("\"emails\":[\"a@b.example\"]")
                    .contains("\"role\":\"user\"")
                    .contains("\"group_ids\":[]"));
    assertThat(holistics.query("CALL users_list(search_term => 'a@b.example')")).hasSize(1);
  }
}
