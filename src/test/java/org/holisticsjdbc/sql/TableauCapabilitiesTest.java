package org.holisticsjdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The driver keeps what its file for Tableau promises. */
class TableauCapabilitiesTest {
  private static final Path FILE = Path.of("driver-manifest/clients/tableau/holistics.tdc");
  private static final String GENERATED = "\"Playground\".\"Generated\"";

  @RegisterExtension final SandboxExtension holistics = new SandboxExtension();

  private static void assertSaid(String capability, String value) throws Exception {
    assertThat(Files.readString(FILE))
        .contains("<customization name=\"%s\" value=\"%s\"/>".formatted(capability, value));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CAP_QUERY_GROUP_BY_DEGREE | SELECT \"Status\", COUNT(*) FROM $ GROUP BY 1",
        "CAP_QUERY_SORT_BY_DEGREE | SELECT \"Status\", \"Quantity\" FROM $ ORDER BY 2 DESC, 1",
        "CAP_QUERY_GROUP_BY_BOOL | SELECT \"Active\", COUNT(*) FROM $ GROUP BY \"Active\"",
        "CAP_QUERY_SORT_BY | SELECT \"Quantity\" FROM $ ORDER BY \"Quantity\"",
        "CAP_QUERY_SUBQUERIES | SELECT COUNT(*) FROM (SELECT * FROM $) t",
        "CAP_QUERY_TOP_N | SELECT * FROM $ LIMIT 3",
        "CAP_QUERY_SUBQUERIES_WITH_TOP | SELECT COUNT(*) FROM (SELECT * FROM $ LIMIT 3) t",
        "CAP_QUERY_JOIN_ACROSS_SCHEMAS | SELECT COUNT(*) FROM $ g JOIN \"Wildlife strikes\".\"Strikes by state\" s ON g.\"Status\" <> s.\"State\"",
      })
  void whatIsSaidToWorkWorks(String capability, String sql) throws Exception {
    assertSaid(capability, "yes");
    assertThat(holistics.query(sql.replace("$", GENERATED))).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CAP_QUERY_HAVING_REQUIRES_GROUP_BY | SELECT SUM(1) FROM $ HAVING COUNT(1) > 0",
        "CAP_QUERY_BOOLEXPR_TO_INTEXPR | SELECT \"Quantity\" > 5 FROM $ LIMIT 1",
      })
  void whatIsSaidToNeedNoDetourNeedsNone(String capability, String sql) throws Exception {
    assertSaid(capability, "no");
    assertThat(holistics.query(sql.replace("$", GENERATED))).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CAP_CREATE_TEMP_TABLES | CREATE LOCAL TEMPORARY TABLE \"#Tableau_1_Connect_Check\" (\"COL\" INTEGER) ON COMMIT PRESERVE ROWS",
        "CAP_SELECT_INTO | SELECT * INTO \"#Tableau_2\" FROM $",
        "CAP_SELECT_TOP_INTO | SELECT TOP 1 * INTO \"#Tableau_2\" FROM $",
      })
  void whatIsSaidToFailFailsAtOnce(String capability, String sql) throws Exception {
    assertSaid(capability, "no");
    assertThatThrownBy(() -> holistics.query(sql.replace("$", GENERATED)))
        .isInstanceOf(SQLException.class);
    assertThat(holistics.exchanges("DashboardWidgets_SubmitExport")).isEmpty();
  }

  @Test
  void anEmptyResultForItsColumnsCostsNoExport() throws Exception {
    assertSaid("CAP_QUERY_WHERE_FALSE_METADATA", "yes");
    assertThat(holistics.query("SELECT * FROM " + GENERATED + " WHERE 1=0")).isEmpty();
    assertThat(holistics.exchanges("DashboardWidgets_SubmitExport")).isEmpty();
  }

  @Test
  void thereIsNothingBehindTheMetadataThatIsNotRead() throws Exception {
    assertSaid("CAP_JDBC_SUPPRESS_ENUMERATE_DATABASES", "yes");
    assertSaid("CAP_JDBC_METADATA_READ_PRIMARYKEYS", "no");
    assertSaid("CAP_JDBC_METADATA_READ_FOREIGNKEYS", "no");
    assertSaid("CAP_JDBC_METADATA_GET_INDEX_INFO", "no");
    try (Connection connection = holistics.connect()) {
      var metadata = connection.getMetaData();
      assertThat(metadata.getCatalogs().next()).isFalse();
      assertThat(metadata.getPrimaryKeys(null, "Playground", "Generated").next()).isFalse();
      assertThat(metadata.getImportedKeys(null, "Playground", "Generated").next()).isFalse();
      assertThat(metadata.getIndexInfo(null, "Playground", "Generated", false, true).next())
          .isFalse();
    }
  }
}
