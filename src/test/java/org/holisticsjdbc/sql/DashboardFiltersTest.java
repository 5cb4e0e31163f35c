package org.holisticsjdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Filters of a dashboard that a statement sets, in both spellings (DESIGN §5). */
class DashboardFiltersTest {
  private static final String BY_STATE = "\"Wildlife strikes\".\"Strikes by state\"";
  private static final String STRIKES = "\"Wildlife strikes\".\"Strikes\"";

  @RegisterExtension final SandboxExtension holistics = new SandboxExtension();

  private List<String> sent() {
    return SentConditions.of(holistics);
  }

  private List<List<Object>> counted(String condition) throws SQLException {
    return holistics.query(
        "SELECT \"State\", COUNT(*) FROM " + STRIKES + " WHERE " + condition + " GROUP BY 1");
  }

  @Test
  void aConditionOnAFilterIsSentAndActsBeforeGrouping() throws SQLException {
    List<List<Object>> rows =
        holistics.query(
            "SELECT \"State\", \"Strikes\" FROM "
                + BY_STATE
                + " WHERE \"Flight date\" BETWEEN DATE '1995-01-01' AND DATE '1995-12-31'");

    assertThat(sent()).containsExactly("7002 between ['1995-01-01','1995-12-31']");
    assertThat(rows)
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(
            counted("\"Flight date\" BETWEEN DATE '1995-01-01' AND DATE '1995-12-31'"));
  }

  @Test
  void aNamedArgumentMeansTheSame() throws SQLException {
    List<List<Object>> rows =
        holistics.query(
            "SELECT \"State\", \"Strikes\" FROM TABLE("
                + BY_STATE
                + "(\"Flight date\" => DATE '1995-05-05', \"State (filter)\" => ARRAY['Texas', 'Iowa'])) AS t");

    assertThat(sent()).containsExactly("7002 is ['1995-05-05'] & 7001 is ['Texas','Iowa']");
    assertThat(rows)
        .containsExactlyInAnyOrderElementsOf(
            counted("\"Flight date\" = DATE '1995-05-05' AND \"State\" IN ('Texas', 'Iowa')"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"State (filter)\" = 'Texas' | 7001 is ['Texas']",
        "'Texas' = \"State (filter)\" | 7001 is ['Texas']",
        "\"state (FILTER)\" IN ('Texas', 'Iowa') | 7001 is ['Texas','Iowa']",
        "t.\"State (filter)\" NOT IN ('Texas') | 7001 is_not ['Texas']",
        "\"State (filter)\" <> 'Texas' | 7001 is_not ['Texas']",
        "\"State (filter)\" LIKE 'New%' | 7001 starts_with ['New']",
        "\"State (filter)\" LIKE '%a' | 7001 ends_with ['a']",
        "\"State (filter)\" LIKE '%in%' | 7001 contains ['in']",
        "\"State (filter)\" NOT LIKE '%in%' | 7001 does_not_contain ['in']",
        "\"State (filter)\" IS NULL | 7001 is_null []",
        "\"State (filter)\" IS NOT NULL | 7001 not_null []",
        "t.\"Flight date\" = '1995-05-05' | 7002 is ['1995-05-05']",
        "\"Flight date\" > DATE '1999-12-30' | 7002 after ['1999-12-30']",
        "DATE '1999-12-30' < \"Flight date\" | 7002 after ['1999-12-30']",
        "\"Flight date\" >= {d '2000-01-01'} | 7002 after ['1999-12-31']",
        "\"Flight date\" <= '1990-12-31' | 7002 before ['1991-01-01']",
        "\"Flight date\" < '1991-01-01' AND \"Strikes\" > 1 AND \"State (filter)\" = 'Iowa' | 7002 before ['1991-01-01'] & 7001 is ['Iowa']",
      })
  void everyComparisonWithAnOperatorOfTheServiceIsSent(String condition, String expected)
      throws SQLException {
    holistics.query("SELECT COUNT(*) FROM " + BY_STATE + " AS t WHERE " + condition);

    assertThat(sent()).containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"Amount filter\" => '{\"operator\":\"between\",\"values\":[1,5]}' | 7012 between [1,5]",
        "\"Amount filter\" => 5 | 7012 is [5]",
        "\"Amount filter\" => -5.50 | 7012 is [-5.5]",
        "\"amount FILTER\" => ARRAY[1, 2.5] | 7012 is [1,2.5]",
        "\"Truefalse filter\" => TRUE | 7014 is_true []",
        "\"Text filter\" => '{\"operator\":\"none\",\"values\":[]}' | 7011 none []",
        "\"Text filter\" => DEFAULT | ''",
        "\"Datetime filter\" => DATE '2024-01-31', \"Text filter\" => 'a' 'b' | 7013 is ['2024-01-31'] & 7011 is ['ab']",
      })
  void argumentsTakeValuesArraysAndConditionsInJson(String arguments, String expected)
      throws SQLException {
    holistics.query("SELECT COUNT(*) FROM TABLE(\"Playground\".\"All types\"(" + arguments + "))");

    assertThat(sent()).containsExactly(expected.equals("''") ? "" : expected);
  }

  @Test
  void aBooleanFilterCanStandAlone() throws SQLException {
    holistics.query(
        "SELECT COUNT(*) FROM \"Playground\".\"Generated\" g WHERE g.\"Active filter\" AND \"Quantity filter\" < 5");

    assertThat(sent()).containsExactly("7018 is_true [] & 7016 less_than [5]");
  }

  @Test
  void parametersKeepTheirPlaceAndNewValuesAreSent() throws SQLException {
    String sql =
        "SELECT \"State\", ? AS tag FROM "
            + BY_STATE
            + " WHERE \"Strikes\" > ? AND \"Flight date\" >= ? AND \"State (filter)\" IN (?, 'Iowa')"
            + " AND \"State\" <> ? ORDER BY 1";
    try (Connection connection = holistics.connect();
        PreparedStatement statement =
            connection.prepareStatement(sql.replace("? AS tag", "CAST(? AS VARCHAR) AS tag"))) {
      ParameterMetaData parameters = statement.getParameterMetaData();
      assertThat(parameters.getParameterCount()).isEqualTo(5);
      assertThat(parameters.getParameterTypeName(1)).isEqualTo("VARCHAR");
      assertThat(parameters.getParameterTypeName(2)).isEqualTo("BIGINT");
      assertThat(parameters.getParameterTypeName(3)).isEqualTo("DATE");
      assertThat(parameters.getParameterTypeName(4)).isEqualTo("VARCHAR");
      for (String state : List.of("Texas", "Ohio")) {
        statement.setString(1, state);
        statement.setLong(2, 0);
        statement.setDate(3, Date.valueOf("1999-01-01"));
        statement.setString(4, state);
        statement.setString(5, "Iowa");
        try (ResultSet rows = statement.executeQuery()) {
          assertThat(SandboxExtension.rows(rows)).containsExactly(List.of(state, state));
        }
      }
    }
    assertThat(sent())
        .containsExactly(
            "7002 after ['1998-12-31'] & 7001 is ['Texas','Iowa']",
            "7002 after ['1998-12-31'] & 7001 is ['Ohio','Iowa']");
  }

  @Test
  void parametersOfEveryClauseStayInOrder() throws SQLException {
    String sql =
        "SELECT CAST(? AS INTEGER) AS n, \"Strikes\" FROM %1$s WHERE \"Flight date\" BETWEEN ? AND ? AND \"State\" = ?"
            + " UNION ALL SELECT COALESCE(CAST(? AS INTEGER), 0), \"Strikes\" FROM %1$s WHERE \"State (filter)\" = ?"
            + " AND \"Strikes\" > ? ORDER BY n FETCH FIRST ? ROWS ONLY";
    List<Object> values =
        List.of(1, Date.valueOf("1995-01-01"), "1995-12-31", "Texas", 2, "Ohio", 0, 5);
    List<List<Object>> rows;
    try (Connection connection = holistics.connect();
        PreparedStatement statement = connection.prepareStatement(sql.formatted(BY_STATE))) {
      assertThat(statement.getParameterMetaData().getParameterCount()).isEqualTo(values.size());
      for (int i = 0; i < values.size(); i++) {
        statement.setObject(i + 1, values.get(i));
      }
      try (ResultSet result = statement.executeQuery()) {
        rows = SandboxExtension.rows(result);
      }
    }

    assertThat(sent())
        .containsExactlyInAnyOrder(
            "7002 between ['1995-01-01','1995-12-31'] & 7001 is ['Texas']", "7001 is ['Ohio']");
    Object texas =
        counted("\"State\" = 'Texas' AND \"Flight date\" BETWEEN '1995-01-01' AND '1995-12-31'")
            .get(0)
            .get(1);
    Object ohio = counted("\"State\" = 'Ohio'").get(0).get(1);
    assertThat(rows).containsExactly(List.of(1, texas), List.of(2, ohio));
  }

  @Test
  void aParameterThatIsMissingOrNullIsRefused() throws SQLException {
    try (Connection connection = holistics.connect();
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT * FROM " + BY_STATE + " WHERE \"State (filter)\" = ?")) {
      assertThatThrownBy(statement::executeQuery)
          .isInstanceOf(SQLException.class)
          .hasFieldOrPropertyWithValue("SQLState", "07001");
      statement.setNull(1, Types.VARCHAR);
      assertThatThrownBy(statement::executeQuery)
          .isInstanceOf(SQLException.class)
          .hasFieldOrPropertyWithValue("SQLState", "22018")
          .hasMessageContaining("IS NULL");
    }

    assertThat(sent()).isEmpty();
  }

  @Test
  void anArgumentMayBeAParameter() throws SQLException {
    try (Connection connection = holistics.connect();
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT COUNT(*) FROM TABLE(\"Playground\".\"All types\"(\"Amount filter\" => ?, \"Text filter\" => ?)) t"
                    + " WHERE \"Truefalse filter\" = ?")) {
      assertThat(statement.getParameterMetaData().getParameterTypeName(3)).isEqualTo("BOOLEAN");
      statement.setBigDecimal(1, new BigDecimal("12.50"));
      statement.setString(2, "{\"operator\":\"contains\",\"values\":[\"a\",\"b\"]}");
      statement.setBoolean(3, false);
      statement.executeQuery().close();
      assertThatThrownBy(
              () -> {
                statement.setString(1, "many");
                statement.executeQuery();
              })
          .isInstanceOf(SQLException.class)
          .hasFieldOrPropertyWithValue("SQLState", "22018")
          .hasMessageContaining("Amount filter");
    }
    assertThat(sent())
        .containsExactly("7012 is [12.5] & 7011 contains ['a','b'] & 7014 is_false []");
  }

  @Test
  void aWrongDateInAParameterIsRefusedBeforeAnythingIsSent() throws SQLException {
    try (Connection connection = holistics.connect();
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT * FROM " + BY_STATE + " WHERE \"Flight date\" = ?")) {
      statement.setString(1, "yesterday till asd");

      assertThatThrownBy(statement::executeQuery)
          .isInstanceOf(SQLException.class)
          .hasFieldOrPropertyWithValue("SQLState", "22007")
          .hasMessageContaining("'asd'");
    }
    assertThat(sent()).isEmpty();
  }

  @Test
  void aLeftJoinStaysALeftJoin() throws SQLException {
    String join =
        "SELECT a.\"State\", b.\"Strikes\" FROM "
            + BY_STATE
            + " a LEFT JOIN "
            + BY_STATE
            + " b ON a.\"State\" = b.\"State\" ";
    List<List<Object>> inWhere = holistics.query(join + "WHERE b.\"Flight date\" = '1995-05-05'");
    List<List<Object>> inOn = holistics.query(join + "AND b.\"Flight date\" = '1995-05-05'");
    List<List<Object>> all = holistics.query("SELECT \"State\" FROM " + BY_STATE);

    assertThat(inWhere).hasSameSizeAs(all).containsExactlyInAnyOrderElementsOf(inOn);
    assertThat(inWhere).anyMatch(row -> row.get(1) == null).anyMatch(row -> row.get(1) != null);
    assertThat(sent().subList(0, 2)).containsExactlyInAnyOrder("", "7002 is ['1995-05-05']");
  }

  @Test
  void aJoinWhoseOnlyConditionSetsAFilterKeepsItsRows() throws SQLException {
    List<List<Object>> rows =
        holistics.query(
            "SELECT 1 FROM (VALUES (1), (2)) v(x) LEFT JOIN "
                + BY_STATE
                + " b ON b.\"State (filter)\" = 'Nowhere'");

    assertThat(rows).hasSize(2);
  }

  @Test
  void oneWidgetMayBeReadTwiceWithDifferentFilters() throws SQLException {
    List<List<Object>> rows =
        holistics.query(
            "SELECT a.\"Strikes\" - b.\"Strikes\" FROM "
                + BY_STATE
                + " a JOIN "
                + BY_STATE
                + " b USING (\"State\") WHERE a.\"Flight date\" < '1995-01-01' AND b.\"Flight date\" > '1998-12-31'"
                + " AND a.\"State\" = 'Texas'");

    long before =
        (Long) counted("\"State\" = 'Texas' AND \"Flight date\" < DATE '1995-01-01'").get(0).get(1);
    long after =
        (Long) counted("\"State\" = 'Texas' AND \"Flight date\" > DATE '1998-12-31'").get(0).get(1);
    assertThat(rows).containsExactly(List.of(before - after));
    assertThat(sent().subList(0, 2))
        .containsExactlyInAnyOrder(
            "7002 before ['1995-01-01'] & 7001 is ['Texas']", "7002 after ['1998-12-31']");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // names: unqualified, alias, table, schema and table, a star, a default alias
        "SELECT \"Strikes\" FROM %s WHERE \"Flight date\" = '1995-05-05'",
        "SELECT t.* FROM %s t WHERE t.\"Flight date\" = '1995-05-05'",
        "SELECT \"Strikes by state\".\"Strikes\" FROM %s WHERE \"Strikes by state\".\"Flight date\" = '1995-05-05'",
        "SELECT \"Wildlife strikes\".\"Strikes by state\".\"Strikes\" FROM %s WHERE \"Wildlife strikes\".\"Strikes by state\".\"Flight date\" = '1995-05-05'",
        "SELECT \"Wildlife strikes\".\"Strikes by state\".* FROM %s WHERE \"Flight date\" = '1995-05-05' AND \"Wildlife strikes\".\"Strikes by state\".\"Strikes\" > 0",
        "SELECT \"Strikes by state\".\"Strikes\" FROM TABLE(%s(\"Flight date\" => '1995-05-05'))",
        "SELECT x, y FROM %s AS t(x, y, a, b, c) WHERE t.\"Flight date\" = '1995-05-05' AND y > 0",
        // where a query may stand
        "SELECT * FROM (SELECT \"Strikes\" FROM %s WHERE \"Flight date\" = '1995-05-05') d",
        "WITH c AS (SELECT \"Strikes\" AS s FROM %s WHERE \"Flight date\" = '1995-05-05') SELECT c.s FROM c",
        "WITH \"Strikes by state\" AS (SELECT 1 AS n FROM %s WHERE \"Flight date\" = '1995-05-05') SELECT n FROM \"Strikes by state\"",
        "SELECT 1 FROM (VALUES (1)) v(n) WHERE EXISTS (SELECT 1 FROM %s WHERE \"Flight date\" = '1995-05-05')",
        "SELECT (SELECT MAX(\"Strikes\") FROM %s WHERE \"Flight date\" = '1995-05-05')",
        "SELECT 1 AS n UNION ALL SELECT \"Strikes\" FROM %s WHERE \"Flight date\" = '1995-05-05'",
        "SELECT \"Strikes\" FROM %s WHERE \"Flight date\" = '1995-05-05' ORDER BY \"Strikes\" LIMIT 3",
        "SELECT \"State\", SUM(\"Strikes\") AS \"Flight date\" FROM %s WHERE \"Flight date\" = '1995-05-05' GROUP BY \"State\" HAVING SUM(\"Strikes\") > 0 ORDER BY \"Flight date\"",
        "SELECT 1 FROM (VALUES (1)), %s WHERE \"Flight date\" = '1995-05-05'",
        "SELECT v.n FROM (VALUES (1)) AS v(n), %s AS t WHERE t.\"Flight date\" = '1995-05-05'",
        "SELECT l.n FROM (VALUES (1)) AS v(n), LATERAL (SELECT v.n AS n FROM %s WHERE \"Flight date\" = '1995-05-05') AS l",
        "SELECT ROW_NUMBER() OVER w FROM %s WHERE \"Flight date\" = '1995-05-05' WINDOW w AS (ORDER BY \"Strikes\")",
        "SELECT * FROM (%s AS t JOIN (VALUES (1)) v(n) ON t.\"Flight date\" = '1995-05-05')",
        "SELECT * FROM %s AS t JOIN (VALUES (1)) v(n) ON n = 1 AND t.\"Flight date\" = '1995-05-05' AND \"Strikes\" > 0",
        "SELECT * FROM TABLE(%s(\"Flight date\" => '1995-05-05')) PIVOT (SUM(\"Strikes\") AS s FOR \"State\" IN ('Texas' AS texas)) AS p",
        "SELECT * FROM (SELECT \"State\", \"Strikes\" FROM %s WHERE \"Flight date\" = '1995-05-05') PIVOT (SUM(\"Strikes\") AS s FOR \"State\" IN ('Texas' AS texas)) AS p",
        "WITH RECURSIVE r(n) AS (SELECT 1 FROM %s WHERE \"Flight date\" = '1995-05-05' UNION ALL SELECT n + 1 FROM r WHERE n < 3) SELECT COUNT(*) FROM r",
        "SELECT \"State\" FROM %s t WHERE \"Flight date\" = '1995-05-05' AND EXISTS (SELECT 1 FROM (VALUES (1)) v(n) WHERE v.n < t.\"Strikes\")",
      })
  void filtersAreFoundInEveryScope(String sql) throws SQLException {
    holistics.query(sql.formatted(BY_STATE));

    assertThat(sent()).containsExactly("7002 is ['1995-05-05']");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT COUNT(*) FROM %s WHERE \"State\" <> 'Texas'",
        "SELECT COUNT(*) FROM %s t, (SELECT DATE '1995-05-05' AS \"Flight date\") d WHERE \"Flight date\" = DATE '1995-05-05'",
        "SELECT \"State\" AS \"Flight date\" FROM %s GROUP BY \"State\" HAVING COUNT(*) > 0 ORDER BY \"Flight date\"",
      })
  void aColumnWinsOverAFilterOfTheSameName(String sql) throws SQLException {
    assertThat(holistics.query(sql.formatted(BY_STATE))).isNotEmpty();

    assertThat(sent()).containsExactly("");
  }

  @Test
  void aFilterThatIsSetIsTakenAndThePredicateOnItsColumnStaysHere() throws SQLException {
    List<List<Object>> rows =
        holistics.query(
            "SELECT \"State\" FROM "
                + BY_STATE
                + " WHERE \"State (filter)\" IN ('Texas', 'Iowa') AND \"State\" = 'Texas'");

    assertThat(rows).containsExactly(List.of("Texas"));
    assertThat(sent()).containsExactly("7001 is ['Texas','Iowa']");
  }

  @Test
  void metadataAndPlansShowTheTableAsItIsWritten() throws SQLException {
    String sql = "SELECT \"Strikes\" FROM " + BY_STATE + " WHERE \"Flight date\" = ?";
    try (Connection connection = holistics.connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      ResultSetMetaData columns = statement.getMetaData();
      assertThat(columns.getTableName(1)).isEqualTo("Strikes by state");
      assertThat(columns.getSchemaName(1)).isEqualTo("Wildlife strikes");
    }
    assertThat(holistics.query("EXPLAIN PLAN FOR " + sql.replace("?", "'last 7 days'")).toString())
        .contains("\"Flight date\" = 'last 7 days'");
    assertThat(sent()).isEmpty();
  }

  @Test
  void theDefaultSchemaHoldsForTableFunctionsToo() throws SQLException {
    try (Connection connection = holistics.connect()) {
      connection.setSchema("Wildlife strikes");
      connection
          .createStatement()
          .executeQuery("SELECT * FROM TABLE(\"Species\"(\"State\" => 'Iowa')) s")
          .close();
      connection
          .createStatement()
          .executeQuery("SELECT * FROM \"Species\" WHERE \"Species\".\"State\" = 'Iowa'")
          .close();
    }

    assertThat(sent()).containsOnly("7001 is ['Iowa']").hasSize(2);
  }
}
