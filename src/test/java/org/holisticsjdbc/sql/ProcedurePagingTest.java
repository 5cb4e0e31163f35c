package org.holisticsjdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What lists of a thousand cost in requests. */
class ProcedurePagingTest {
  @RegisterExtension
  final SandboxExtension holistics =
      new SandboxExtension(SandboxExtension.shortJobs().withUsers(1_000));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT id FROM holistics.users | 1000 | 10",
        "SELECT * FROM holistics.users ORDER BY email LIMIT 5 | 5 | 10",
        "SELECT * FROM holistics.users LIMIT 5 | 5 | 1",
        "SELECT id FROM holistics.users LIMIT 100 | 100 | 1",
        "SELECT id FROM holistics.users LIMIT 150 OFFSET 20 | 150 | 2",
        "SELECT COUNT(*) FROM holistics.users | 1 | 10",
        "SELECT id FROM TABLE(holistics.users_list()) | 1000 | 10",
        "SELECT id FROM TABLE(holistics.users_list()) LIMIT 5 | 5 | 1",
        "CALL holistics.users_list | 1000 | 10",
        "CALL holistics.users_list(limit => 7) | 7 | 1",
      })
  void aPageIsAskedForWhenARowOfItIsWanted(String sql, int rows, int requests) throws SQLException {
    Set<Long> ids = new HashSet<>();
    try (Connection connection = holistics.connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        ids.add(result.getLong(1));
      }
    }

    assertThat(ids).hasSize(rows);
    assertThat(holistics.exchanges("Users_List")).hasSize(requests);
  }

  @Test
  void aResultThatIsClosedEarlyReadsNoFurtherPage() throws SQLException {
    try (Connection connection = holistics.connect();
        Statement statement = connection.createStatement()) {
      statement.setMaxRows(101);
      ResultSet rows = statement.executeQuery("CALL holistics.users_list");
      for (int i = 0; i < 100; i++) {
        assertThat(rows.next()).isTrue();
      }
      assertThat(holistics.exchanges("Users_List")).hasSize(1);
      assertThat(rows.next()).isTrue();
      assertThat(holistics.exchanges("Users_List")).hasSize(2);
      assertThat(rows.next()).as("maxRows").isFalse();
    }

    assertThat(holistics.exchanges("Users_List")).hasSize(2);
  }
}
