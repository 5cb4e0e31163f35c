package org.holisticsjdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.holisticsjdbc.sandbox.Fault;
import org.holisticsjdbc.sandbox.Faults;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever goes wrong: a clear SQLException with the SQLSTATE of DESIGN §7, and nothing left
 * behind.
 */
class BadInputTest {
  @RegisterExtension final SandboxExtension holistics = new SandboxExtension();

  @AfterEach
  void nothingIsLeftBehind() {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while ((driverThreads().findAny().isPresent() || spools() > 0)
        && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertThat(driverThreads()).isEmpty();
    assertThat(spools()).isZero();
  }

  /** The sandbox runs in this JVM too; its threads are its own. */
  private static Stream<String> driverThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("holistics-") && !name.startsWith("holistics-sandbox"))
        .filter(
            name ->
                !name.startsWith(
                    "holistics-planning")); // end by themselves after some seconds of idleness
  }

  private static long spools() {
    String[] files =
        new File(System.getProperty("java.io.tmpdir"))
            .list(
                (dir, name) ->
                    name.startsWith("holistics-jdbc-" + ProcessHandle.current().pid() + "-"));
    return files == null ? 0 : files.length;
  }

  private void assertFails(ThrowingCallable call, String sqlState, String... messageParts) {
    assertThatThrownBy(call)
        .isInstanceOf(SQLException.class)
        .hasFieldOrPropertyWithValue("SQLState", sqlState)
        .satisfies(
            e -> assertThat(List.of(messageParts)).allMatch(part -> e.getMessage().contains(part)))
        .satisfies(
            e ->
                assertThat(stackTrace(e))
                    .doesNotContain(holistics.apiKey())
                    .doesNotContain("ignature="));
  }

  private static String stackTrace(Throwable thrown) {
    var text = new java.io.StringWriter();
    thrown.printStackTrace(new java.io.PrintWriter(text));
    return text.toString();
  }

  @Test
  void aWrongKeyIsRefusedAtConnect() {
    holistics.expectWrongRequests();
    Properties wrong = new Properties();
    wrong.setProperty("password", "wrong-key");

    assertFails(() -> DriverManager.getConnection(holistics.url(), wrong), "28000", "key");
  }

  @Test
  void anUnknownHostIsAConnectionThatCannotBeOpened() {
    Properties key = new Properties();
    key.setProperty("password", "k");

    assertFails(
        () -> DriverManager.getConnection("jdbc:holistics://no-such-host.invalid", key),
        "08001",
        "no-such-host.invalid");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT * FROM \"Wildlife strikez\".\"Strikes\" | 3F000 | \"Wildlife strikes\"",
        "SELECT * FROM \"Wildlife strikes\".\"Strikez\" | 42S02 | \"Strikes\"",
        "SELECT \"Stat\" FROM \"Wildlife strikes\".\"Strikes\" | 42S22 | \"State\"",
        "SELECT t.\"Stat\" FROM \"Wildlife strikes\".\"Strikes\" t | 42S22 | \"State\"",
        "SELECT * FROM \"Strikes\" | 42S02 | schema",
        "SELECT * FROM \"Wildlife strikes\".\"About\" | 42809 | text",
        "SELECT * FROM \"Wildlife strikes\".\"Restricted detail\" | 42501 | permission",
        "WITH s AS (SELECT 1 AS x) SELECT * FROM s, \"Wildlife strikes\".\"Strikez\" | 42S02 | \"Strikes\"",
        "SELEC 1 | 42601 | ",
        "SELECT 1 FROM | 42601 | ",
        "; | 42601 | empty",
        "CREATE LOCAL TEMPORARY TABLE \"#Tableau_1_Connect_Check\" (\"COL\" INTEGER) ON COMMIT PRESERVE ROWS | 0A000 | CREATE",
        "drop table \"#Tableau_1_Connect_Check\" | 0A000 | SELECT",
        "SELECT NO_SUCH(1) | 42000 | NO_SUCH",
        "SELECT \"State\" FROM \"16076\".\"4175\" a, \"16076\".\"4178\" b | 42000 | ambiguous",
        "INSERT INTO \"Wildlife strikes\".\"Strikes\" VALUES (1) | 0A000 | SELECT",
        "SELECT 1 FROM \"16076\".\"4178\" WHERE \"State\" LIKE 'T%' ESCAPE 'ab' | 22018 | escape",
        "SELECT (SELECT y FROM (VALUES (1), (2)) t(y)) | 21000 | one",
      })
  void aNameOrStatementThatMakesNoSenseIsExplained(String sql, String sqlState, String part) {
    assertFails(() -> holistics.query(sql), sqlState, part == null ? "" : part);
  }

  @Test
  void aStatementTooLargeToCompileIsRefusedWithAWayOut() {
    String columns =
        IntStream.range(0, 3_000)
            .mapToObj(i -> "UPPER(\"Airport\" || 'v" + i + "')")
            .collect(Collectors.joining(", "));

    assertFails(
        () -> holistics.query("SELECT " + columns + " FROM \"16076\".\"4175\""),
        "0A000",
        "too large to compile");
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        fault(
            "a failed job",
            f -> f.onWidget("4175", Fault.jobFailure("division by zero in line 7")),
            "38000",
            "division by zero in line 7"),
        fault(
            "a job cancelled by the service",
            f -> f.onWidget("4175", Fault.jobCancellation()),
            "40001",
            "cancelled"),
        fault("a file cut short", f -> f.onStorage(Fault.truncation(1_000).always()), "08S01", ""),
        fault(
            "malformed JSON",
            f -> f.onOperation("Dashboards_Get", Fault.malformedJson().always()),
            "08P01",
            ""),
        fault(
            "an HTML page where JSON was due",
            f -> f.onOperation("Dashboards_Get", Fault.htmlPage(200).always()),
            "08P01",
            "HTML"),
        fault(
            "an HTML error page",
            f -> f.onOperation("Dashboards_Get", Fault.htmlPage(502).always()),
            "08S01",
            "502"),
        fault(
            "links that are always expired",
            f -> f.onOperation("Exports_Download", Fault.expiredLink().always()),
            "08S01",
            "link"),
        fault(
            "an HTML page where the file was due",
            f -> f.onStorage(Fault.htmlPage(200).always()),
            "08P01",
            "a page instead of the file"),
        fault(
            "maintenance",
            f -> f.onOperation("Dashboards_Get", Fault.maintenance().always()),
            "57P03",
            "maintenance"));
  }

  private static Arguments fault(
      String name, Consumer<Faults> fault, String sqlState, String part) {
    return Arguments.of(name, fault, sqlState, part);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void aFaultOfTheServiceIsExplained(
      String name, Consumer<Faults> fault, String sqlState, String part) {
    fault.accept(holistics.faults());

    assertFails(() -> holistics.query("SELECT * FROM \"16076\".\"4175\""), sqlState, part);
  }

  @Test
  void anExpiredLinkIsReplacedByAFreshOne() throws SQLException {
    holistics.faults().onOperation("Exports_Download", Fault.expiredLink());

    assertThat(holistics.query("SELECT * FROM \"16076\".\"4178\"")).isNotEmpty();
  }

  @Test
  void aCutFileNeverLooksLikeTheEndOfTheRows() throws SQLException {
    holistics.faults().onStorage(Fault.truncation(600_000).always());
    try (Connection connection = holistics.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM \"16076\".\"4175\"")) {
      assertFails(
          () -> {
            while (rows.next()) {
              rows.getString(1);
            }
          },
          "08S01");
    }
  }
}
