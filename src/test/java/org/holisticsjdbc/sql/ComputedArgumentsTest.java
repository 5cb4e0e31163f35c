package org.holisticsjdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Arguments of a call that are expressions or sub-queries. */
class ComputedArgumentsTest {
  @RegisterExtension final SandboxExtension holistics = new SandboxExtension();

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      value = {
        "groups_create(name => 'a' || UPPER('b')) → {\"group\":{\"name\":\"aB\"}}",
        "groups_create(name => CAST(1 + 2 AS VARCHAR)) → {\"group\":{\"name\":\"3\"}}",
        "groups_create(name => CASE WHEN 1 < 2 THEN 'x' ELSE 'y' END /* ) */) → {\"group\":{\"name\":\"x\"}}",
        "users_invite(ARRAY['a' || '@example.com', 'b@example.com'], 'user') → {\"emails\":[\"a@example.com\",\"b@example.com\"],\"role\":\"user\"}",
        "users_update(1, settings => JSON_OBJECT('personal': JSON_OBJECT('ai': JSON_OBJECT()))) → {\"user\":{\"settings\":{\"personal\":{\"ai\":{}}}}}",
        "shareable_links_create('Dashboard', 7, expired_at => DATE '2026-01-01' + INTERVAL '1' DAY) → {\"shareable_link\":{\"resource_type\":\"Dashboard\",\"resource_id\":7,\"expired_at\":\"2026-01-02\"}}",
      })
  void expressionsAreComputedBeforeTheCall(String call, String body) throws SQLException {
    List<List<Object>> plan = holistics.query("EXPLAIN PLAN FOR CALL holistics." + call);

    assertThat(plan.get(1)).isEqualTo(List.of(body));
  }

  @Test
  void aSubQueryFindsTheValueAtEveryExecution() throws SQLException {
    try (Connection connection = holistics.connect();
        PreparedStatement call =
            connection.prepareStatement(
                "CALL holistics.groups_update(id => (SELECT MAX(id) FROM holistics.groups), name => ?)")) {
      assertThat(holistics.exchanges("Groups_List")).isEmpty();
      for (String name : List.of("First", "Second")) {
        call.setString(1, name);
        call.executeQuery().close();
      }
    }

    assertThat(holistics.exchanges("Groups_List")).hasSize(2);
    assertThat(holistics.exchanges("Groups_Update")).hasSize(2);
    assertThat(holistics.query("SELECT name FROM holistics.groups ORDER BY id DESC LIMIT 1"))
        .isEqualTo(List.of(List.of("Second")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      value = {
        "CALL holistics.groups_delete((SELECT id FROM holistics.groups)) → 21000 → more than one row",
        "CALL holistics.groups_delete((SELECT id FROM holistics.groups WHERE FALSE)) → 22023 → must not be NULL",
        "CALL holistics.groups_delete(id + 1) → 42S22 → 'id' not found",
        "CALL holistics.groups_delete('x' || ?) → 0A000 → cannot be computed here",
        "EXPLAIN CALL holistics.groups_delete((SELECT 1)) → 0A000 → EXPLAIN sends nothing",
        "CALL holistics.groups_delete(1 / 0) → 22012 → zero",
      })
  void whatCannotBeComputedIsRefusedAndNothingIsDeleted(String sql, String state, String message) {
    assertThatThrownBy(() -> holistics.query(sql))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining(message)
        .hasFieldOrPropertyWithValue("SQLState", state);
    assertThat(holistics.exchanges("Groups_Delete")).isEmpty();
  }
}
