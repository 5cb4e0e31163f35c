package org.holisticsjdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be asked of a filter, and what the user is told (DESIGN §5). */
class DashboardFilterRefusalsTest {
  private static final String BY_STATE = "\"Wildlife strikes\".\"Strikes by state\"";
  private static final String SPECIES = "\"Wildlife strikes\".\"Species\"";

  @RegisterExtension final SandboxExtension holistics = new SandboxExtension();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "0A000 | SELECT 1 FROM %s t WHERE \"Flight date\" = '1995-05-05' OR \"Strikes\" > 5 | with AND",
        "0A000 | SELECT 1 FROM %s t WHERE NOT \"Flight date\" = '1995-05-05' | no column",
        "0A000 | SELECT \"Flight date\" FROM %s t | no column",
        "0A000 | SELECT \"Flight date\" AS \"Flight date\" FROM %s t | no column",
        "0A000 | SELECT 1 FROM %s t GROUP BY t.\"Flight date\" | no column",
        "0A000 | SELECT COUNT(*) FROM %s t HAVING MAX(\"Flight date\") > '1995-05-05' | no column",
        "0A000 | SELECT 1 FROM %s t ORDER BY \"Flight date\" | no column",
        "0A000 | SELECT 1 FROM %s t WHERE CASE WHEN \"Flight date\" = '1995-05-05' THEN TRUE END | no column",
        "0A000 | SELECT 1 FROM %s t WHERE UPPER(\"State (filter)\") = 'TEXAS' | no column",
        "0A000 | SELECT 1 FROM %s t WHERE \"State (filter)\" ILIKE 'tex%%' | no column",
        "0A000 | SELECT 1 FROM %s t WHERE \"State (filter)\" LIKE 'a!%%' ESCAPE '!' | no column",
        "0A000 | SELECT 1 FROM %s t WHERE \"Flight date\" NOT BETWEEN '1995-05-05' AND '1995-05-06' | no column",
        "0A000 | SELECT 1 FROM %s t WHERE \"State (filter)\" IN (SELECT 'a') | no column",
        "0A000 | SELECT 1 FROM %s t WHERE (\"State (filter)\", \"Strikes\") IN (('a', 1)) | no column",
        "0A000 | SELECT 1 FROM %s t WHERE \"State (filter)\" IS NOT TRUE | no column",
        "0A000 | SELECT 1 FROM %s t WHERE \"State (filter)\" IS DISTINCT FROM 'a' | no column",
        "0A000 | SELECT 1 FROM %s t WHERE \"State (filter)\" = \"State\" | values and parameters only",
        "0A000 | SELECT 1 FROM %s t WHERE \"State (filter)\" = LOWER('A') | values and parameters only",
        "0A000 | SELECT 1 FROM %s t WHERE \"Flight date\" > CURRENT_DATE | values and parameters only",
        "0A000 | SELECT 1 FROM %s t JOIN (VALUES ('a')) v(x) ON t.\"State (filter)\" = v.x | values and parameters only",
        "0A000 | SELECT 1 FROM %s t JOIN (VALUES ('a')) v(\"State (filter)\") USING (\"State (filter)\") | no column",
        "0A000 | SELECT 1 FROM %1$s t JOIN %1$s u ON TRUE WHERE \"Flight date\" = '1995-05-05' | more than one table",
        "0A000 | SELECT 1 FROM %s t WHERE \"Flight date\" > '1995-05-05' AND \"Flight date\" < '1996-05-05' | set twice",
        "0A000 | SELECT 1 FROM TABLE(%s(\"Flight date\" => 'today')) t WHERE \"Flight date\" < '1996-05-05' | set twice",
        "0A000 | SELECT 1 FROM TABLE(%s(\"Flight date\" => 'today', \"flight DATE\" => 'today')) t | set twice",
        "0A000 | SELECT 1 FROM %s t WHERE EXISTS (SELECT 1 FROM (VALUES (1)) v(n) WHERE t.\"Flight date\" = 'today') | the query around",
        "0A000 | SELECT 1 FROM %s t WHERE EXISTS (SELECT 1 FROM (VALUES (1)) v(n) WHERE \"Flight date\" = 'today') | the query around",
        "0A000 | SELECT 1 FROM %s t WHERE \"State (filter)\" > 'a' | LIKE 'x%%'",
        "0A000 | SELECT 1 FROM %s t WHERE \"Flight date\" <> '1995-05-05' | 'last 7 days'",
        "0A000 | SELECT 1 FROM TABLE(%s('x')) t | name its filters",
        "0A000 | SELECT 1 FROM TABLE(%s(\"State (filter)\" => UPPER('x'))) t | cannot be computed",
        "0A000 | SELECT 1 FROM (VALUES ('x')) v(x), LATERAL TABLE(%s(\"State (filter)\" => v.x)) t | cannot be computed",
        "22018 | SELECT 1 FROM %s t WHERE \"State (filter)\" = NULL | IS NULL",
        "22018 | SELECT 1 FROM %s t WHERE \"State (filter)\" = 5 | quotes",
        "22018 | SELECT 1 FROM %s t WHERE \"State (filter)\" LIKE 'a_b' | neither",
        "22007 | SELECT 1 FROM %s t WHERE \"Flight date\" = 'yesterday till asd' | 'asd'",
        "22007 | SELECT 1 FROM %s t WHERE \"Flight date\" = '5/5/1995' | slashes",
        "22007 | SELECT 1 FROM %s t WHERE \"Flight date\" > 'yesterday' | ISO",
        "22007 | SELECT 1 FROM %s t WHERE \"Flight date\" = DATE '1995-02-30' | no date",
        "22018 | SELECT 1 FROM TABLE(%s(\"State (filter)\" => '{\"operator\":\"last\"}')) t | contains",
        "42S22 | SELECT 1 FROM %s t WHERE \"Flight dat\" = '1995-05-05' | \"Flight date\"",
        "42S22 | SELECT 1 FROM %s t WHERE t.\"Flight dat\" = '1995-05-05' | \"Flight date\"",
        "42S22 | SELECT 1 FROM TABLE(%s(\"Flight dat\" => '1995-05-05')) t | \"Flight date\"",
        "42S22 | SELECT 1 FROM (SELECT * FROM %s) t WHERE t.\"Flight date\" = '1995-05-05' | set it there",
        "42S22 | SELECT 1 FROM (SELECT * FROM %s) t WHERE \"Flight date\" = '1995-05-05' | set it there",
        "42S22 | WITH t AS (SELECT * FROM %s) SELECT 1 FROM t WHERE t.\"Flight date\" = '1995-05-05' | set it there",
        "42S22 | SELECT 1 FROM TABLE(\"Playground\".\"Generated\"(\"Text filter\" => 'x')) | does not act",
        "42S22 | SELECT 1 FROM \"Playground\".\"Generated\" g WHERE g.\"Text filter\" = 'x' | does not act",
        "42S02 | SELECT 1 FROM TABLE(\"Wildlife strikes\".\"Strikes by stat\"(\"Flight date\" => 'today')) | \"Strikes by state\"",
        "3F000 | SELECT 1 FROM TABLE(\"Wildlife\".\"Strikes\"(\"Flight date\" => 'today')) | no dashboard",
        "42501 | SELECT 1 FROM TABLE(\"Wildlife strikes\".\"Restricted detail\"(\"Flight date\" => 'today')) | may not be exported",
        "42501 | SELECT 1 FROM \"Wildlife strikes\".\"Restricted detail\" WHERE \"Flight date\" = 'today' | may not be exported",
      })
  void whatCannotBeSentIsRefusedSayingWhatIsAllowed(String state, String sql, String says) {
    assertThatThrownBy(() -> holistics.query(sql.formatted(BY_STATE)))
        .isInstanceOf(SQLException.class)
        .hasFieldOrPropertyWithValue("SQLState", state)
        .satisfies(
            e ->
                assertThat(e.getMessage())
                    .containsPattern(says.replace("%%", "%").replace("(", "\\(")));

    assertThat(SentConditions.of(holistics)).isEmpty();
  }

  @Test
  void aRefusalNamesTheFilterItsTableItsPlaceAndBothSpellings() {
    assertThatThrownBy(
            () ->
                holistics.query("SELECT 1 FROM " + SPECIES + " AS s WHERE s.\"State\" IS NOT TRUE"))
        .hasMessageContaining("\"State\" of \"s\"")
        .hasMessageContaining("line 1, column")
        .hasMessageContaining("TABLE(\"Wildlife strikes\".\"Species\"(\"State\" => …))")
        .hasMessageContaining("IN (…)");
  }
}
