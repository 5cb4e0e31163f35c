package org.holisticsjdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.calcite.jdbc.CalciteConnection;
import org.holisticsjdbc.engine.HostedSchema;
import org.holisticsjdbc.jdbc.HolisticsSchemaFactory;
import org.holisticsjdbc.sandbox.FieldType;
import org.holisticsjdbc.sandbox.GivenDashboard;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An account in a model of Calcite's own driver, beside a database it reads through JDBC. */
class CalciteModelTest {
  private static final String H2 = "jdbc:h2:mem:regions;DB_CLOSE_DELAY=-1";
  private static final String STRIKES = "\"bi\".\"Wildlife strikes\".\"Strikes\"";
  private static final String BY_STATE = "\"bi\".\"Wildlife strikes\".\"Strikes by state\"";
  private static final String GENERATED = "\"bi\".\"Playground\".\"Generated\"";
  private static final JsonMapper JSON = new JsonMapper();

  private static final GivenDashboard.Table WIDE =
      new GivenDashboard.Table(
          "Wide",
          List.of(GivenDashboard.Column.of("N", FieldType.NUMBER)),
          () ->
              Stream.of("12345678901234567890.12", "5", "12345678901234567890.14")
                  .map(number -> new Object[] {new BigDecimal(number)}));

  @RegisterExtension
  final SandboxExtension holistics =
      new SandboxExtension(
          SandboxExtension.shortJobs()
              .withTables(List.of(new GivenDashboard("Given", List.of(WIDE), List.of()))));

  @BeforeEach
  void fillTheOtherDatabase() throws SQLException {
    try (Connection connection = DriverManager.getConnection(H2);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE AMOUNT AS SELECT CAST(5 AS DECIMAL(10, 2)) AS AMOUNT");
      statement.execute("CREATE TABLE REGION (STATE VARCHAR(20), REGION VARCHAR(20))");
      statement.execute(
          "INSERT INTO REGION VALUES ('California', 'West'), ('Texas', 'South'), ('Nevada', 'West')");
    }
  }

  private final List<HostedSchema> accounts = new ArrayList<>();

  /** Calcite does not tell a schema that its connection is closed. */
  @AfterEach
  void giveTheAccountsBack() throws Exception {
    for (HostedSchema account : accounts) {
      account.close();
    }
  }

  @AfterEach
  void dropTheOtherDatabase() throws SQLException {
    try (Connection connection = DriverManager.getConnection(H2);
        Statement statement = connection.createStatement()) {
      statement.execute("SHUTDOWN");
    }
  }

  /** Opens Calcite with the account as {@code bi} and H2 as {@code db}. */
  private Connection open(Map<String, Object> operands) throws SQLException {
    ObjectNode model = JSON.createObjectNode().put("version", "1.0").put("defaultSchema", "bi");
    ObjectNode account =
        model.putArray("schemas").addObject().put("name", "bi").put("type", "custom");
    account.put("factory", HolisticsSchemaFactory.class.getName());
    account
        .putObject("operand")
        .put("url", holistics.url())
        .put("password", holistics.apiKey())
        .setAll(JSON.<ObjectNode>valueToTree(operands));
    model
        .withArray("schemas")
        .addObject()
        .put("name", "db")
        .put("type", "jdbc")
        .put("jdbcDriver", "org.h2.Driver")
        .put("jdbcUrl", H2)
        .put("jdbcUser", "")
        .put("jdbcPassword", "");
    Properties properties = new Properties();
    properties.setProperty("model", "inline:" + model);
    Connection calcite = DriverManager.getConnection("jdbc:calcite:", properties);
    accounts.add(account(calcite));
    return calcite;
  }

  private static HostedSchema account(Connection calcite) throws SQLException {
    return calcite
        .unwrap(CalciteConnection.class)
        .getRootSchema()
        .subSchemas()
        .get("bi")
        .unwrap(HostedSchema.class);
  }

  private Connection open() throws SQLException {
    return open(Map.of());
  }

  private static List<List<Object>> query(Connection calcite, String sql) throws SQLException {
    try (Statement statement = calcite.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return SandboxExtension.rows(rows);
    }
  }

  private List<String> order(String... operations) {
    return holistics.exchanges().stream()
        .flatMap(it -> List.of(operations).stream().filter(it::isOperation))
        .toList();
  }

  @Test
  void aWidgetIsJoinedWithAnotherDatabaseByOneExportOfWhatTheFilterLeaves() throws SQLException {
    try (Connection calcite = open()) {
      List<List<Object>> rows =
          query(
              calcite,
              "SELECT r.REGION, COUNT(*) FROM "
                  + STRIKES
                  + " s JOIN \"db\".REGION r ON s.\"State\" = r.STATE WHERE s.\"State\" IN ('California', 'Texas') GROUP BY r.REGION");

      assertThat(SentConditions.of(holistics)).containsExactly("7001 is ['California','Texas']");
      assertThat(rows)
          .hasSize(2)
          .containsExactlyInAnyOrderElementsOf(
              holistics.query(
                  "SELECT CASE \"State\" WHEN 'California' THEN 'West' ELSE 'South' END, COUNT(*)"
                      + " FROM \"Wildlife strikes\".\"Strikes\" WHERE \"State\" IN ('California', 'Texas') GROUP BY 1"));
    }
  }

  @Test
  void theExportsOfTwoWidgetsStartBeforeTheFirstRowIsRead() throws SQLException {
    try (Connection calcite = open()) {
      List<List<Object>> rows =
          query(
              calcite,
              "SELECT s.\"Airport\", t.\"Strikes\", r.REGION FROM %s s JOIN %s t ON s.\"State\" = t.\"State\" JOIN \"db\".REGION r ON t.\"State\" = r.STATE WHERE s.\"State\" = 'California'"
                  .formatted(STRIKES, BY_STATE));

      assertThat(rows).isNotEmpty().allSatisfy(row -> assertThat(row).contains("West"));
      assertThat(order("DashboardWidgets_SubmitExport", "Exports_Download"))
          .startsWith("DashboardWidgets_SubmitExport", "DashboardWidgets_SubmitExport")
          .hasSize(4);
    }
  }

  @Test
  void parametersAreSentWithTheValueOfEachExecution() throws SQLException {
    try (Connection calcite = open();
        PreparedStatement statement =
            calcite.prepareStatement(
                "SELECT * FROM "
                    + GENERATED
                    + " WHERE \"Status\" = ? AND \"Created on\" >= ? AND \"Quantity\" < ?")) {
      statement.setString(1, "open");
      statement.setDate(2, Date.valueOf("2024-03-05"));
      statement.setInt(3, 5);
      statement.executeQuery().close();
      statement.setString(1, "closed");
      statement.setBigDecimal(3, new BigDecimal("7.5"));
      statement.executeQuery().close();
    }

    assertThat(SentConditions.of(holistics))
        .containsExactly(
            "7015 is ['open'] & 7017 after ['2024-03-04'] & 7016 less_than [6]",
            "7015 is ['closed'] & 7017 after ['2024-03-04'] & 7016 less_than [9]");
  }

  @Test
  void aLongListIsSentAndTheAnswerIsThatOfTheDriver() throws SQLException {
    String list =
        IntStream.range(0, 15).mapToObj(i -> "'S" + i + "'").collect(Collectors.joining(", "));
    String sql =
        "SELECT \"State\", COUNT(*) FROM %s WHERE \"State\" IN ('California', %s) GROUP BY \"State\"";
    try (Connection calcite = open()) {
      assertThat(query(calcite, sql.formatted(STRIKES, list)))
          .isNotEmpty()
          .isEqualTo(holistics.query(sql.formatted("\"Wildlife strikes\".\"Strikes\"", list)));
      assertThat(SentConditions.of(holistics)).hasSize(2).allMatch(it -> it.startsWith("7001 is"));
    }
  }

  @Test
  void aLimitEndsTheScan() throws SQLException {
    try (Connection calcite = open()) {
      assertThat(
              query(calcite, "EXPLAIN PLAN FOR SELECT * FROM " + STRIKES + " LIMIT 3").toString())
          .contains("limit=[3]");
      assertThat(query(calcite, "SELECT * FROM " + STRIKES + " LIMIT 3")).hasSize(3);
    }
  }

  @Test
  void decimalsKeepAllTheirDigitsInTheNarrowTypesOfStockCalcite() throws SQLException {
    String sql = "SELECT \"Quantity\", \"Name\" FROM %s ORDER BY \"Name\"";
    try (Connection calcite = open();
        Statement statement = calcite.createStatement();
        ResultSet rows = statement.executeQuery(sql.formatted(GENERATED))) {
      assertThat(rows.getMetaData().getPrecision(1)).isEqualTo(19);
      assertThat(SandboxExtension.rows(rows))
          .isEqualTo(holistics.query(sql.formatted("\"Playground\".\"Generated\"")));
    }
  }

  @Test
  void numbersWiderThanTheTypesOfStockCalciteAreExactUntilTheyAreCast() throws SQLException {
    String wide = " FROM \"bi\".\"Given\".\"Wide\"";
    try (Connection calcite = open()) {
      assertThat(query(calcite, "SELECT SUM(\"N\"), MAX(\"N\")" + wide + " WHERE \"N\" > 6"))
          .containsExactly(
              List.of(
                  new BigDecimal("24691357802469135780.26"),
                  new BigDecimal("12345678901234567890.14")));
      assertThatThrownBy(() -> query(calcite, "SELECT CAST(\"N\" AS DECIMAL(19, 2))" + wide))
          .hasStackTraceContaining("12345678901234567890.12");
    }
  }

  @Test
  void aNumberMeetsOneOfAnotherScaleWhereBothAreCast() throws SQLException {
    String join =
        "SELECT COUNT(*) FROM \"bi\".\"Given\".\"Wide\" w JOIN \"db\".AMOUNT a ON %s = %s";
    try (Connection calcite = open()) {
      assertThat(query(calcite, join.formatted("w.\"N\"", "a.AMOUNT")))
          .as("stock Calcite compares the scales of keys, as the manual says")
          .containsExactly(List.of(0L));
      assertThat(
              query(calcite, join.formatted("CAST(w.\"N\" AS DOUBLE)", "CAST(a.AMOUNT AS DOUBLE)")))
          .containsExactly(List.of(1L));
    }
  }

  @Test
  void whatWasReadIsFreedWithoutClosingAnything() throws Exception {
    try (Connection calcite = open()) {
      long before = exportedFiles();
      query(
          calcite,
          "SELECT * FROM %s s JOIN %s t ON s.\"State\" = t.\"State\"".formatted(STRIKES, BY_STATE));
      query(calcite, "SELECT * FROM " + STRIKES + " LIMIT 3");
      try (Statement statement = calcite.createStatement();
          ResultSet rows = statement.executeQuery("SELECT * FROM " + STRIKES)) {
        assertThat(rows.next()).isTrue();
      }

      assertThat(exportedFiles()).isLessThanOrEqualTo(before);
    }
  }

  private static long exportedFiles() throws IOException {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    String spools = "holistics-jdbc-%d-*".formatted(ProcessHandle.current().pid());
    long files = 0;
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(temporary, spools)) {
      for (Path folder : folders) {
        try (Stream<Path> exports = Files.list(folder)) {
          files += exports.count();
        }
      }
    }
    return files;
  }

  @Test
  void planningReadsTheListAndTheNamedDashboardOnly() throws SQLException {
    try (Connection calcite = open()) {
      query(calcite, "SELECT * FROM " + STRIKES + " LIMIT 0");
      assertThat(holistics.exchanges("Dashboards_ListMetadata")).hasSize(1);
      assertThat(holistics.exchanges("Dashboards_Get")).hasSize(1);
      assertThat(holistics.exchanges("DashboardWidgets_SubmitExport")).isEmpty();
    }
  }

  @Test
  void dashboardsAndWidgetsAreListed() throws SQLException {
    try (Connection calcite = open(Map.of("dashboard", "Wildlife strikes"));
        ResultSet tables = calcite.getMetaData().getTables(null, "bi", "Strikes%", null)) {
      assertThat(SandboxExtension.rows(tables))
          .extracting(row -> row.get(2))
          .contains("Strikes", "Strikes by state");
      assertThat(query(calcite, "SELECT COUNT(*) FROM \"Strikes by state\"")).hasSize(1);
      assertThatThrownBy(() -> query(calcite, "SELECT * FROM \"strikes by state\""))
          .hasMessageContaining("not found");
    }
  }

  @Test
  void aScanInALoopCostsTwoExportsAtMost() throws SQLException {
    try (Connection calcite = open()) {
      List<List<Object>> rows =
          query(
              calcite,
              "SELECT r.STATE, s.\"State\" FROM \"db\".REGION r LEFT JOIN "
                  + BY_STATE
                  + " s ON s.\"State\" < r.STATE AND s.\"Strikes\" > CHAR_LENGTH(r.REGION)");

      assertThat(rows).hasSizeGreaterThan(3);
      assertThat(holistics.exchanges("DashboardWidgets_SubmitExport")).hasSizeLessThanOrEqualTo(2);
    }
  }

  @Test
  void cancelEndsTheWaitForAJob() throws SQLException {
    holistics.sandbox().setJobDuration(Duration.ofMinutes(5));
    try (Connection calcite = open();
        Statement statement = calcite.createStatement()) {
      CompletableFuture<Object> query =
          CompletableFuture.supplyAsync(() -> running(statement, "SELECT * FROM " + STRIKES));
      while (holistics.exchanges("Jobs_List").isEmpty()) {
        Thread.onSpinWait();
      }

      statement.cancel();

      assertThatThrownBy(() -> query.get(30, TimeUnit.SECONDS))
          .hasStackTraceContaining("cancelled");
    }
  }

  private static Object running(Statement statement, String sql) {
    try {
      return SandboxExtension.rows(statement.executeQuery(sql));
    } catch (SQLException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }

  @Test
  void theTimeoutOfAStatementEndsTheWaitForAJob() throws SQLException {
    holistics.sandbox().setJobDuration(Duration.ofMinutes(5));
    try (Connection calcite = open();
        Statement statement = calcite.createStatement()) {
      statement.setQueryTimeout(1);
      assertThatThrownBy(() -> statement.executeQuery("SELECT * FROM " + STRIKES))
          .hasStackTraceContaining("took longer than PT1S");
    }
  }

  @Test
  void theLimitOfTheUrlHoldsWhereTheStatementHasNone() throws SQLException {
    holistics.sandbox().setJobDuration(Duration.ofMinutes(5));
    try (Connection calcite = open(Map.of("queryTimeout", "1s"))) {
      assertThatThrownBy(() -> query(calcite, "SELECT * FROM " + STRIKES))
          .hasStackTraceContaining("took longer than PT1S");
    }
  }

  @Test
  void aReadThatReachesTheLimitFailsWhereItIsAnError() throws SQLException {
    try (Connection calcite = open(Map.of("onTruncation", "error"))) {
      assertThatThrownBy(
              () -> query(calcite, "SELECT COUNT(*) FROM \"bi\".\"Traps\".\"Truncated\""))
          .hasStackTraceContaining("\"Truncated\" delivered 5000 rows");
    }
  }

  @Test
  void closingTheSchemaGivesTheAccountBack() throws Exception {
    try (Connection calcite = open()) {
      query(calcite, "SELECT * FROM " + BY_STATE);
      HostedSchema account = account(calcite);

      account.close();
      account.close();

      assertThatThrownBy(() -> query(calcite, "SELECT * FROM " + BY_STATE))
          .hasStackTraceContaining("closed");
      for (Thread thread : Thread.getAllStackTraces().keySet()) {
        if (thread.getName().startsWith("holistics-host")) {
          thread.join(30_000);
          assertThat(thread.isAlive()).isFalse();
        }
      }
    }
  }
}
