package org.holisticsjdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.holisticsjdbc.ManualPage;
import org.holisticsjdbc.sql.ToolQueries.Part;
import org.holisticsjdbc.sql.ToolQueries.Query;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * SQL as tools send it: the answer, and how many exports it costs.
 *
 * <p>The page of the manual is made of these queries; {@code -Dmanual.update=true} writes it anew.
 */
class ToolQueriesTest {
  private static final Path MANUAL = Path.of("src/manual/sql.md");
  private static final String SUBMIT = "DashboardWidgets_SubmitExport";
  private static final int SHOWN_ROWS = 3;

  @RegisterExtension final SandboxExtension holistics = new SandboxExtension();

  private Connection connection;

  @BeforeEach
  void connect() throws SQLException {
    connection = holistics.connect();
    connection.setSchema("Wildlife strikes");
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  /** One factory, so that all queries share one sandbox. */
  @TestFactory
  Stream<DynamicNode> isAnsweredAtItsCost() {
    return ToolQueries.parts().stream()
        .map(
            part ->
                dynamicContainer(
                    part.title(),
                    part.queries().stream()
                        .map(query -> dynamicTest(query.sql(), () -> check(query)))));
  }

  private void check(Query query) throws SQLException {
    holistics.sandbox().clearExchanges();
    if (query.isRefused()) {
      checkRefused(query);
    } else {
      assertThat(answer(query.sql())).isEqualTo(query.answer());
    }
    assertThat(holistics.exchanges(SUBMIT)).hasSize(query.exports());
  }

  private void checkRefused(Query query) {
    assertThatThrownBy(() -> answer(query.sql()))
        .isInstanceOf(SQLException.class)
        .hasFieldOrPropertyWithValue("SQLState", query.answer().substring(0, 5))
        .hasMessageContaining(query.answer().substring(6));
    assertThat(holistics.exchanges()).isEmpty();
  }

  private String answer(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      int columns = rows.getMetaData().getColumnCount();
      List<String> lines = new ArrayList<>();
      while (rows.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          cells.add(rows.getString(i));
        }
        lines.add(String.join(", ", cells));
      }
      return switch (lines.size()) {
        case 0 -> "no rows";
        case 1, 2, SHOWN_ROWS -> String.join("; ", lines);
        default -> lines.size() + " rows";
      };
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(CASE WHEN (\"Status\" IN ('open')) THEN 1 ELSE 0 END) | \"Status filter\" (filter 7015) is [\"open\"]",
        "(CASE WHEN (\"Status\" IN ('open')) THEN 0 ELSE 1 END) | local, because it is a negation",
        "(CASE WHEN ((\"Status\" IN ('open')) OR ISNULL(\"Status\")) THEN 0 ELSE 1 END) | local, because it is a negation",
        "NOT (\"Status\" IN ('open')) OR \"Status\" IS NULL | local, because it lets NULL pass",
        "[Status] IN ('open') AND 1 | \"Status filter\" (filter 7015) is [\"open\"]",
        "`Status` = 'open'::text | \"Status filter\" (filter 7015) is [\"open\"]",
        "\"Active\" = 1 | \"Active filter\" (filter 7018) is_true",
        "\"Active\" <> 0 | \"Active filter\" (filter 7018) is_true",
        "\"Active\" IN (1) | \"Active filter\" (filter 7018) is_true",
        "\"Active\" NOT IN (1) | \"Active filter\" (filter 7018) is_false",
        "\"Created on\" >= {d '2024-03-05'} | \"Created filter\" (filter 7017) after [\"2024-03-04\"]",
        "\"Created on\" < {ts '2024-03-05 00:00:00'} | \"Created filter\" (filter 7017) before [\"2024-03-05\"]",
        "TRUNC(\"Created on\", 'MONTH') = DATE '2024-02-01' | \"Created filter\" (filter 7017) between [\"2024-02-01\", \"2024-02-29\"]",
        "DATETRUNC(month, \"Created on\") = DATE '2024-02-01' | \"Created filter\" (filter 7017) between [\"2024-02-01\", \"2024-02-29\"]",
        "DATEPART('year', \"Created on\") = 2024 | \"Created filter\" (filter 7017) between [\"2024-01-01\", \"2024-12-31\"]",
      })
  void conditionsInTheWordsOfToolsAreStillSent(String condition, String fate) throws SQLException {
    String plan = plan("SELECT * FROM \"Playground\".\"Generated\" WHERE " + condition);

    assertThat(plan).contains(fate);
  }

  @Test
  void aFilterOfTheDashboardIsSetInTheWordsOfToolsToo() throws SQLException {
    answer("SELECT TOP 1 [State] FROM [Strikes] WHERE [State (filter)] = 'Texas'");
    answer("SELECT * FROM \"Playground\".\"Generated\" WHERE ISNULL(`Status filter`)");

    assertThat(SentConditions.of(holistics))
        .containsExactly("7001 is ['Texas']", "7015 is_null []");
  }

  @Test
  void aCountReadsOneColumnAndALimitReachesTheScan() throws SQLException {
    assertThat(plan("SELECT COUNT(*) FROM (SELECT * FROM Strikes\n) dbvrcnt"))
        .containsPattern("columns=\\[\\[[^,\\]]*]]");
    assertThat(plan("SELECT \"State\", SUBSTRING(\"Airport\", 1, 9) FROM Strikes LIMIT 50"))
        .contains("columns=[[Airport, State]]")
        .contains("limit=[50]");
    assertThat(plan("SELECT TOP 50 * FROM Strikes")).contains("limit=[50]");
  }

  private String plan(String sql) throws SQLException {
    return answer("EXPLAIN " + sql);
  }

  @Test
  void columnsKeepTheNamesThatToolsGiveThem() throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT [State] AS [a b], 1 AS day, 2 AS \"Date\", CURRENT_SCHEMA, [State] FROM Strikes WHERE 1 = 0")) {
      List<String> labels = new ArrayList<>();
      for (int i = 1; i <= statement.getMetaData().getColumnCount(); i++) {
        labels.add(statement.getMetaData().getColumnLabel(i));
      }
      assertThat(labels).containsExactly("a b", "day", "Date", "CURRENT_SCHEMA", "State");
    }
    assertThat(holistics.exchanges(SUBMIT)).isEmpty();
  }

  @Test
  void parametersKeepTheirNumberWhereTheirPlaceChanges() throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT DATEDIFF(CAST(? AS DATE), CAST(? AS DATE)), ?::int, IIF(1 = 1, ?::text, 'x')")) {
      statement.setString(1, "2024-05-31");
      statement.setString(2, "2024-05-01");
      statement.setString(3, "7");
      statement.setInt(4, 8);
      assertThat(SandboxExtension.rows(statement.executeQuery()))
          .containsExactly(List.of(30, 7, "8"));
    }
  }

  @Test
  void theVersionIsTheOneOfTheMetadata() throws SQLException {
    var metaData = connection.getMetaData();

    assertThat(answer("SELECT version()"))
        .isEqualTo(metaData.getDatabaseProductName() + " " + metaData.getDatabaseProductVersion());
  }

  @Test
  void withoutASchemaCurrentSchemaIsNull() throws SQLException {
    assertThat(holistics.query("SELECT CURRENT_SCHEMA IS NULL")).containsExactly(List.of(true));
  }

  @Test
  void theManualHoldsTheQueries() throws IOException {
    ManualPage.assertHolds(MANUAL, manual());
  }

  private static String manual() {
    return """
        # SQL as tools send it

        Made from the queries of `ToolQueriesTest`, which runs each of them on the sandbox, with the schema `Wildlife strikes`
        as default: who sends a statement or is used to it, how many exports it costs, and what comes back. Standard SQL,
        which the driver's language is, is not listed here. What has more than one meaning in databases is refused.

        """
        + ToolQueries.parts().stream()
            .map(ToolQueriesTest::section)
            .collect(Collectors.joining("\n"));
  }

  private static String section(Part part) {
    String text = part.text().isEmpty() ? "" : part.text() + "\n\n";
    String lines =
        part.queries().stream().map(ToolQueriesTest::line).collect(Collectors.joining("\n"));
    return "## %s\n\n%s| Statement | From | Exports | Answer |\n|---|---|---|---|\n%s\n"
        .formatted(part.title(), text, lines);
  }

  private static String line(Query query) {
    String answer =
        query.isRefused() ? "refused, " + query.answer().substring(0, 5) : query.answer();
    return "| %s | %s | %d | %s |"
        .formatted(code(query.sql()), query.from(), query.exports(), answer.strip());
  }

  private static String code(String sql) {
    String quote = sql.indexOf('`') < 0 ? "`" : "`` ";
    return quote
        + sql.replace("\n", " ⏎ ").replace("|", "\\|")
        + new StringBuilder(quote).reverse();
  }
}
