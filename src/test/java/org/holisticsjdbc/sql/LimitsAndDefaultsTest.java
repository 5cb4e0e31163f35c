package org.holisticsjdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a table holds: limits that cut it off, and filters that a statement does not mention. */
class LimitsAndDefaultsTest {
  @RegisterExtension
  final SandboxExtension holistics =
      new SandboxExtension(SandboxExtension.shortJobs().withJobDuration(Duration.ZERO));

  private Connection connect(String key, String value) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty(key, value);
    return holistics.connect(properties);
  }

  @Test
  void aReadThatReachesTheWidgetsLimitWarnsAfterTheLastRow() throws SQLException {
    try (Connection connection = holistics.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM \"Traps\".\"Truncated\"")) {
      assertThat((Object) rows.getWarnings()).isNull();
      assertThat(SandboxExtension.rows(rows)).hasSize(5_000);
      assertThat(rows.getWarnings().getSQLState()).isEqualTo("01004");
      assertThat(rows.getWarnings().getMessage()).contains("\"Truncated\"", "5000");
      assertThat(statement.getWarnings().getSQLState()).isEqualTo("01004");
    }
  }

  @Test
  void aReadThatReachesTheLimitFailsWhereItIsAnError() throws SQLException {
    try (Connection connection = connect("onTruncation", "error");
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(
              () -> statement.executeQuery("SELECT COUNT(*) FROM \"Traps\".\"Truncated\""))
          .hasFieldOrPropertyWithValue("SQLState", "54000");
    }
  }

  @Test
  void neitherFewRowsNorADeliberateLimitWarns() throws SQLException {
    try (Connection connection = holistics.connect();
        Statement statement = connection.createStatement()) {
      for (String table : new String[] {"Top five", "Hours"}) {
        ResultSet rows = statement.executeQuery("SELECT * FROM \"Traps\".\"" + table + "\"");
        assertThat(SandboxExtension.rows(rows)).isNotEmpty();
        assertThat((Object) rows.getWarnings()).isNull();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Constant default, 7021",
    "Between default, 7022",
    "Relative default, 7023",
    "Negative default, 7024",
  })
  void defaultsAreKeptOrSwitchedOff(String table, String filter) throws SQLException {
    String sql = "SELECT * FROM \"Defaults\".\"" + table + "\"";
    try (Connection keep = holistics.connect();
        Connection none = connect("defaultFilters", "none")) {
      assertThat(SandboxExtension.rows(keep.createStatement().executeQuery(sql)))
          .hasSizeLessThan(36);
      assertThat(SandboxExtension.rows(none.createStatement().executeQuery(sql))).hasSize(36);
    }
    assertThat(SentConditions.of(holistics)).containsExactly("", filter + " none []");
  }

  @Test
  void aPredicateTakesThePlaceOfTheConditionThatSwitchesADefaultOff() throws SQLException {
    try (Connection none = connect("defaultFilters", "none");
        Statement statement = none.createStatement()) {
      String sql = "SELECT * FROM \"Defaults\".\"Negative default\" WHERE \"Kind\" = 'A'";
      assertThat(SandboxExtension.rows(statement.executeQuery(sql))).hasSize(8);
    }
    assertThat(SentConditions.of(holistics)).containsExactly("7024 is ['A']");
  }

  @Test
  void aPredicateThatADefaultHoldsIsSent() throws SQLException {
    assertThat(
            holistics.query("SELECT * FROM \"Defaults\".\"Constant default\" WHERE \"Kind\" = 'A'"))
        .hasSize(8);
    assertThat(SentConditions.of(holistics)).containsExactly("7021 is ['A']");
  }
}
