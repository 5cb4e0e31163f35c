package org.holisticsjdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.holisticsjdbc.sandbox.RecordedExchange;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a statement costs in requests. */
class RequestsTest {
  @RegisterExtension final SandboxExtension holistics = new SandboxExtension();

  private List<String> operations() {
    return holistics.exchanges().stream()
        .flatMap(exchange -> exchange.operationId().stream())
        .toList();
  }

  @Test
  void oneAnswerAboutTheKeyIsEnoughForManyValidations() throws SQLException {
    try (Connection connection = holistics.connect()) {
      for (int i = 0; i < 500; i++) {
        assertThat(connection.isValid(5)).isTrue();
      }
    }

    assertThat(holistics.exchanges("Users_Me")).hasSizeLessThan(100);
  }

  @Test
  void aQueryByIdsListsNothing() throws SQLException {
    holistics.query(
        "SELECT w.\"State\" AS s FROM \"16076\".\"4178\" AS w WHERE w.\"Strikes\" > 10 ORDER BY s");

    assertThat(operations()).doesNotContain("Dashboards_List", "Dashboards_ListMetadata");
  }

  @Test
  void aQueryReadsOnlyTheDashboardAndTheWidgetsItNames() throws SQLException {
    holistics.query("SELECT x.\"State\" FROM \"Wildlife strikes\".\"Strikes by state\" x");

    assertThat(holistics.exchanges("Dashboards_Get")).hasSize(1);
    assertThat(holistics.exchanges("DashboardWidgets_Get")).hasSize(1);
    assertThat(holistics.exchanges("DataSets_Get")).hasSize(1);
    assertThat(holistics.exchanges("DashboardWidgets_SubmitExport")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT 1",
        "SELECT * FROM \"16076\".\"4178\" WHERE 1 = 0",
        "SELECT TRUE AS \"_\" FROM \"16076\".\"4178\" WHERE 1 <> 1 LIMIT 0",
        "SELECT * FROM \"16076\".\"4178\" LIMIT 0",
        "SELECT * FROM (SELECT * FROM \"16076\".\"4178\") t WHERE 1=0",
        "SELECT * FROM \"16076\".\"4178\" a JOIN (SELECT * FROM \"16076\".\"4175\" WHERE FALSE) b ON a.\"State\" = b.\"State\"",
      })
  void probesSubmitNoExport(String sql) throws SQLException {
    holistics.query(sql);

    assertThat(operations()).doesNotContain("DashboardWidgets_SubmitExport");
  }

  @Test
  void preparingAndDescribingSubmitsNoExport() throws SQLException {
    try (Connection connection = holistics.connect();
        PreparedStatement statement =
            connection.prepareStatement("SELECT * FROM \"16076\".\"4175\" WHERE \"State\" = ?")) {
      assertThat(statement.getMetaData().getColumnCount()).isEqualTo(14);
      assertThat(statement.getParameterMetaData().getParameterTypeName(1)).isEqualTo("VARCHAR");
    }

    assertThat(operations()).doesNotContain("DashboardWidgets_SubmitExport");
  }

  @Test
  void allExportsOfAJoinAreSubmittedBeforeTheFirstPollAndPolledTogether() throws SQLException {
    holistics.sandbox().setJobDuration(Duration.ofMillis(700));

    holistics.query(
        "SELECT COUNT(*) FROM \"16076\".\"4178\" a JOIN \"16076\".\"4175\" b ON a.\"State\" = b.\"State\""
            + " JOIN \"16076\".\"4181\" c ON b.\"Species\" = c.\"Species\"");

    List<RecordedExchange> jobs =
        holistics.exchanges().stream()
            .filter(
                e -> e.isOperation("DashboardWidgets_SubmitExport") || e.path().endsWith("/jobs"))
            .toList();
    assertThat(jobs.subList(0, 3)).allMatch(e -> e.isOperation("DashboardWidgets_SubmitExport"));
    assertThat(jobs.subList(3, jobs.size()))
        .isNotEmpty()
        .allMatch(e -> e.isOperation("Jobs_List"))
        .hasSizeLessThan(15);
    assertThat(jobs.get(3).query().split("ids", -1)).hasSize(4);
  }

  @Test
  void metadataIsReadOnceForManyStatements() throws SQLException {
    try (Connection connection = holistics.connect()) {
      for (int i : IntStream.range(0, 3).toArray()) {
        connection
            .createStatement()
            .executeQuery("SELECT " + i + ", \"State\" FROM \"16076\".\"4178\"")
            .close();
      }
    }

    assertThat(holistics.exchanges("Dashboards_Get")).hasSize(1);
    assertThat(holistics.exchanges("DashboardWidgets_Get")).hasSize(1);
  }

  @Test
  void aSelfJoinExportsOnce() throws SQLException {
    holistics.query(
        "SELECT COUNT(*) FROM \"16076\".\"4178\" a JOIN \"16076\".\"4178\" b ON a.\"State\" = b.\"State\"");

    assertThat(holistics.exchanges("DashboardWidgets_SubmitExport")).hasSize(1);
  }

  @Test
  void theKeyNeverReachesTheStorageHost() throws SQLException {
    holistics.query("SELECT COUNT(*) FROM \"16076\".\"4175\"");

    List<RecordedExchange> storage =
        holistics.exchanges().stream()
            .filter(e -> e.site() == RecordedExchange.Site.STORAGE)
            .toList();
    assertThat(storage).isNotEmpty();
    assertThat(storage)
        .allSatisfy(e -> assertThat(e.toString()).doesNotContain(holistics.apiKey()));
  }
}
