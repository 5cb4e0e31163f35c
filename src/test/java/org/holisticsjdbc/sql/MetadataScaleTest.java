package org.holisticsjdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.holisticsjdbc.sandbox.Fault;
import org.holisticsjdbc.sandbox.FieldType;
import org.holisticsjdbc.sandbox.GivenDashboard;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What metadata of a large account costs in requests: 1,000 dashboards of 10 widgets. */
@Timeout(120)
class MetadataScaleTest {
  private static final int DASHBOARDS = 1_000;
  private static final int WIDGETS = 10;
  private static final List<GivenDashboard.Column> COLUMNS =
      List.of(
          GivenDashboard.Column.of("Region", FieldType.TEXT),
          GivenDashboard.Column.of("Amount", FieldType.NUMBER));

  @RegisterExtension
  final SandboxExtension holistics =
      new SandboxExtension(SandboxExtension.shortJobs().withTables(dashboards()));

  private Connection connection;

  /** The widgets of a dashboard show one data set, and no other dashboard does. */
  private static List<GivenDashboard> dashboards() {
    return IntStream.range(0, DASHBOARDS).mapToObj(MetadataScaleTest::dashboard).toList();
  }

  private static GivenDashboard dashboard(int number) {
    Supplier<Stream<Object[]>> rows = () -> Stream.of(new Object[][] {{"d" + number, null}});
    List<GivenDashboard.Table> tables =
        IntStream.range(0, WIDGETS)
            .mapToObj(it -> new GivenDashboard.Table("Widget %d".formatted(it), COLUMNS, rows))
            .toList();
    return new GivenDashboard("Dashboard %04d".formatted(number), tables, List.of());
  }

  @BeforeEach
  void connect() throws SQLException {
    connection = holistics.connect();
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  private interface Question {
    ResultSet ask(DatabaseMetaData metadata) throws SQLException;
  }

  private int count(Question question) throws SQLException {
    int count = 0;
    try (ResultSet rows = question.ask(connection.getMetaData())) {
      while (rows.next()) {
        count++;
      }
    }
    return count;
  }

  private int requests() {
    assertThat(holistics.exchanges("DashboardWidgets_SubmitExport")).isEmpty();
    return holistics.exchanges().size();
  }

  private List<String> warnings() throws SQLException {
    List<String> messages = new ArrayList<>();
    for (SQLWarning warning = connection.getWarnings();
        warning != null;
        warning = warning.getNextWarning()) {
      assertThat(warning.getSQLState()).isEqualTo("01000");
      messages.add(warning.getMessage());
    }
    connection.clearWarnings();
    return messages;
  }

  @Test
  void connectingListingSchemasAndTheTablesOfOneCostsThreeRequests() throws SQLException {
    assertThat(count(DatabaseMetaData::getSchemas)).isGreaterThan(DASHBOARDS);
    assertThat(count(it -> it.getTables(null, "Dashboard 0500", "%", null))).isEqualTo(WIDGETS);

    assertThat(requests()).isEqualTo(3);
  }

  @Test
  void listingAllTablesCostsThirteenRequestsWithTheConnectionAndNoneWhenWarm() throws SQLException {
    assertThat(count(it -> it.getTables(null, null, "%", null)))
        .isGreaterThanOrEqualTo(DASHBOARDS * WIDGETS);
    assertThat(requests()).isEqualTo(13);

    count(DatabaseMetaData::getSchemas);
    count(it -> it.getTables(null, null, "%", null));
    count(it -> it.getTables(null, "Dashboard 07%", "%5", null));
    assertThat(requests()).isEqualTo(13);
  }

  @Test
  void aPatternOfFewSchemasReadsThoseOnly() throws SQLException {
    assertThat(count(it -> it.getTables(null, "Dashboard 050%", "%", null)))
        .isEqualTo(10 * WIDGETS);

    assertThat(holistics.exchanges("Dashboards_Get")).hasSize(10);
    assertThat(holistics.exchanges("Dashboards_List")).isEmpty();
  }

  @Test
  void theSchemaOfTheServiceCostsNothing() throws SQLException {
    int before = requests();
    assertThat(count(it -> it.getTables(null, "holistics", "%", null))).isPositive();
    assertThat(count(it -> it.getColumns(null, "holistics", "%", "%"))).isGreaterThan(100);
    count(it -> it.getPseudoColumns(null, "holistics", "%", "%"));
    count(it -> it.getProcedures(null, null, "%"));

    assertThat(requests()).isEqualTo(before);
  }

  @Test
  void theColumnsOfASchemaOfTenWidgetsOnOneDataSetCostFourRequestsAndNoExport()
      throws SQLException {
    int before = requests();
    assertThat(count(it -> it.getColumns(null, "Dashboard 0500", "%", "%"))).isEqualTo(20);
    assertThat(requests() - before).isEqualTo(4);

    count(it -> it.getColumns(null, "Dashboard 0500", null, null));
    assertThat(requests() - before).isEqualTo(4);
  }

  @Test
  void theColumnsOfAllSchemasReadAtMostAHundredTablesAndSayWhatIsLeftOut() throws SQLException {
    int first = count(it -> it.getColumns(null, null, "%", "%"));
    assertThat(first).isGreaterThan(200).isLessThan(DASHBOARDS * WIDGETS);
    assertThat(holistics.exchanges("DashboardWidgets_Get")).hasSize(100);
    assertThat(requests()).isLessThanOrEqualTo(13 + 2 * 100);
    assertThat(warnings())
        .singleElement()
        .asString()
        .matches("\\d+ tables .* were left out, 'Dashboard \\d+\\.Widget \\d' the first: .*");

    assertThat(count(it -> it.getColumns(null, null, "%", "%"))).isGreaterThan(first);
    assertThat(holistics.exchanges("DashboardWidgets_Get")).hasSize(200);
    assertThat(holistics.exchanges("Dashboards_List")).hasSize(11);
  }

  private static Fault refusal(int status) {
    String body = "{\"type\":\"PermissionDeniedError\",\"message\":\"Broken\"}";
    return Fault.answer(status, "application/json", body);
  }

  @Test
  void oneBrokenDashboardDoesNotHideTheOthers() throws SQLException {
    holistics.faults().onOperation("Dashboards_Get", refusal(403));

    assertThat(count(it -> it.getTables(null, "Dashboard 050%", "%", null))).isEqualTo(90);

    assertThat(warnings())
        .singleElement()
        .asString()
        .startsWith("'Dashboard 0500' is not listed: ");
  }

  @Test
  void aBrokenPageOfDashboardsLeavesThoseBeforeItAndTwentyThatAreReadAlone() throws SQLException {
    holistics.faults().onOperation("Dashboards_List", refusal(422));

    assertThat(count(it -> it.getTables(null, null, "%", null))).isPositive();

    assertThat(holistics.exchanges("Dashboards_Get")).hasSize(20);
    assertThat(warnings()).singleElement().asString().contains(" more are not listed: ");
  }

  @Test
  void oneBrokenWidgetDoesNotHideTheColumnsOfTheOthers() throws SQLException {
    holistics.faults().onOperation("DashboardWidgets_Get", refusal(404));

    assertThat(count(it -> it.getColumns(null, "Dashboard 0500", "%", "%"))).isEqualTo(18);

    assertThat(warnings())
        .singleElement()
        .asString()
        .startsWith("'Dashboard 0500.Widget 0' is not listed: ");
  }
}
