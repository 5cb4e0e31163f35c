package org.holisticsjdbc.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.holisticsjdbc.ManualPage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What becomes of each kind of predicate on each kind of column, as EXPLAIN tells it.
 *
 * <p>The table in the manual is made of these cases; {@code -Dmanual.update=true} writes it anew.
 */
class PushdownTableTest {
  private static final Path MANUAL = Path.of("src/manual/pushdown.md");
  private static final String LOCAL = "local: ";

  /** A column with a filter, or without one. */
  private enum Column {
    TEXT("VARCHAR", "string", "\"Playground\".\"Generated\"", "Status"),
    NUMBER("DECIMAL", "number", "\"Playground\".\"Generated\"", "Quantity"),
    DATE("DATE", "date", "\"Playground\".\"Generated\"", "Created on"),
    DATETIME("TIMESTAMP", "date", "\"Playground\".\"All types\"", "Datetime"),
    MONTH("DATE, cut to months", "date", "\"Wildlife strikes\".\"Strikes by month\"", "Month"),
    QUARTER("DATE, cut to quarters", "date", "\"16079\".\"Employment by quarter\"", "Quarter"),
    BOOLEAN("BOOLEAN", "boolean", "\"Playground\".\"Generated\"", "Active"),
    UNFILTERED("VARCHAR", "none", "\"Playground\".\"Generated\"", "Name"),
    AGGREGATED(
        "BIGINT, aggregated", "none", "\"Wildlife strikes\".\"Strikes by month\"", "Strikes");

    private final String type;
    private final String filter;
    private final String table;
    private final String name;

    Column(String type, String filter, String table, String name) {
      this.type = type;
      this.filter = filter;
      this.table = table;
      this.name = name;
    }
  }

  /** A predicate, in which {@code c} is the column, and the condition it becomes. */
  private record Case(Column column, String predicate, String expected) {
    String sql() {
      return "EXPLAIN PLAN FOR SELECT * FROM %s WHERE %s"
          .formatted(column.table, predicate.replaceAll("\\bc\\b", "\"" + column.name + "\""));
    }

    boolean isLocal() {
      return expected.startsWith(LOCAL);
    }
  }

  private static Connection connection;

  @BeforeAll
  static void connect() throws SQLException {
    connection = DriverManager.getConnection("jdbc:holistics:sandbox:pushdown");
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
  }

  static Stream<Case> cases() {
    return Stream.of(
            text(), numbers(), dates(), moments(), periods(), truths(), columnsWithoutFilter())
        .flatMap(cases -> cases);
  }

  private static Stream<Case> of(Column column, String lines) {
    return lines
        .lines()
        .filter(line -> !line.isBlank())
        .map(line -> line.split(" => "))
        .map(parts -> new Case(column, parts[0].strip(), parts[1].strip()));
  }

  private static Stream<Case> text() {
    return of(
        Column.TEXT,
        """
        c = 'open' => is ["open"]
        'open' = c => is ["open"]
        c = 'it''s 東京' => is ["it's 東京"]
        c = ? => [is [?0]]
        c IN ('open', 'closed') => is ["closed", "open"]
        c = 'open' OR c = 'closed' => is ["closed", "open"]
        c IN (?, ?) => [any of [is [?0], is [?1]]]
        c = 'open' OR c LIKE 'a%' => local: no single condition
        c LIKE 'a%' OR c LIKE 'b%' => starts_with ["a", "b"]
        c LIKE 'op%' => starts_with ["op"]
        c LIKE '%en' => ends_with ["en"]
        c LIKE '%pe%' => contains ["pe"]
        c LIKE '%%pe%%' => contains ["pe"]
        c LIKE 'open' => is ["open"]
        c LIKE ? => [like ?0]
        c LIKE 'o!%%' ESCAPE '!' => local: no such pattern
        c LIKE 'op!n%' ESCAPE '!' => local: no such pattern
        c LIKE 'op%' ESCAPE '!' => starts_with ["op"]
        c LIKE 'op%' ESCAPE '' => starts_with ["op"]
        c LIKE '%op!%' ESCAPE '!' => local: no such pattern
        c LIKE 'o_en' => local: no such pattern
        c LIKE 'o%n' => local: no such pattern
        c LIKE '%' => local: negation
        c LIKE 'a\\%' => local: no such pattern
        c ILIKE 'OP%' => local: no condition of the service says it
        c NOT LIKE 'op%' => local: negation
        c <> 'open' => local: negation
        c NOT IN ('open', 'closed') => local: negation
        NOT (c = 'open') => local: negation
        c IS NULL => local: lets NULL pass
        c IS NOT NULL => local: negation
        c = 'open' OR c IS NULL => local: lets NULL pass
        c = '' => local: empty text
        c IN ('', 'open') => local: empty text
        c > 'open' => local: no range of texts
        c BETWEEN 'a' AND 'b' => local: no range of texts
        LOWER(c) = 'open' => local: computed value
        c || 'x' = 'openx' => local: computed value
        CAST(c AS VARCHAR(3)) = 'ope' => local: computed value
        CAST(c AS VARCHAR(10)) LIKE 'op%' => local: computed value
        'open' LIKE c => local: computed value
        UPPER(c) IN ('OPEN', 'CLOSED') => local: computed value
        c IN ('open', 'closed') OR c IS NULL => local: lets NULL pass
        CAST(c AS VARCHAR) = 'open' => is ["open"]
        c = "Name" => local: more or less than one column
        c = LOWER(c) => local: compares the column with itself
        c SIMILAR TO 'a|b' => local: no condition of the service says it
        """);
  }

  private static Stream<Case> numbers() {
    return of(
        Column.NUMBER,
        """
        c = 5 => between [4, 6]
        c = 5.0 => between [4, 6]
        c = 5.5 => between [4, 7]
        c = -0.5 => between [-2, 1]
        c = ? => [is [?0]]
        c IN (3, 9) => between [2, 10]
        c = 3 OR c = 9 => between [2, 10]
        c < 3 OR c > 9 => local: limits the column on no side
        c < 3 OR c = 9 => less_than [10]
        c BETWEEN 1 AND 2 OR c BETWEEN 7 AND 8 => between [0, 9]
        c > 5 => greater_than [4]
        5 < c => greater_than [4]
        c >= 5 => greater_than [4]
        c < 5 => less_than [6]
        c <= 5 => less_than [6]
        5 >= c => less_than [6]
        c > 3 AND c < 9 => between [2, 10]
        c > ? AND c < 9 => [above ?0, below 9]
        c BETWEEN 3 AND 9 => between [2, 10]
        c BETWEEN ? AND ? => [from ?0, to ?1]
        c NOT BETWEEN 3 AND 9 => local: limits the column on no side
        c = 9007199254740993 => local: so large a number
        c >= 9007199254740993 => local: so large a number
        c <= 9007199254740993 => local: so large a number
        c BETWEEN 5 AND 9007199254740993 => greater_than [4]
        c >= 4503599627370497 => greater_than [4503599627370496]
        c >= 4503599627370498 => local: so large a number
        CAST(c AS DOUBLE) > 5 => greater_than [4]
        CAST(c AS FLOAT) > 5 => greater_than [4]
        CAST(c AS DECIMAL(38, 10)) = 5 => between [4, 6]
        CAST(c AS DECIMAL(20, 10)) = 5 => between [4, 6]
        CAST(c AS BIGINT) = 5 => local: computed value
        CAST(c AS VARCHAR) LIKE '5%' => local: no condition of the service says it
        CAST(c AS INTEGER) = 5 => local: computed value
        CAST(c AS DECIMAL(38, 2)) = 5 => local: computed value
        CAST(c AS VARCHAR) = '5' => local: computed value
        c + 1 = 6 => local: computed value
        ABS(c) = 5 => local: computed value
        c <> 5 => local: negation
        c NOT IN (3, 9) => local: negation
        c IS NULL => local: lets NULL pass
        c IS NOT NULL => local: negation
        c > 5 OR c IS NULL => local: lets NULL pass
        c > "Price" => local: more or less than one column
        c > RAND() => local: may differ from row to row
        """);
  }

  private static Stream<Case> dates() {
    return of(
        Column.DATE,
        """
        c = DATE '2024-03-05' => is ["2024-03-05"]
        c = '2024-03-05' => is ["2024-03-05"]
        c = ? => [is [?0]]
        c IN (DATE '2024-03-05', DATE '2023-01-01') => is ["2023-01-01", "2024-03-05"]
        c = DATE '2024-03-05' OR c > DATE '2024-06-01' => after ["2024-03-04"]
        c > DATE '2024-03-05' => after ["2024-03-05"]
        c >= DATE '2024-03-05' => after ["2024-03-04"]
        c < DATE '2024-03-05' => before ["2024-03-05"]
        c <= DATE '2024-03-05' => before ["2024-03-06"]
        c >= ? => [from ?0]
        c BETWEEN DATE '2024-01-01' AND DATE '2024-03-31' => between ["2024-01-01", "2024-03-31"]
        c >= DATE '2024-01-01' AND c < DATE '2024-04-01' => between ["2024-01-01", "2024-03-31"]
        c > TIMESTAMP '2024-03-05 10:00:00' => after ["2024-03-04"]
        c < TIMESTAMP '2024-03-05 10:00:00' => before ["2024-03-06"]
        EXTRACT(YEAR FROM c) = 2024 => between ["2024-01-01", "2024-12-31"]
        YEAR(c) = 2024 => between ["2024-01-01", "2024-12-31"]
        EXTRACT(MONTH FROM c) = 3 => local: computed value
        FLOOR(c TO MONTH) = DATE '2024-02-01' => between ["2024-02-01", "2024-02-29"]
        DATE_TRUNC('quarter', c) = DATE '2024-04-01' => local: computed value
        c > CURRENT_DATE - INTERVAL '7' DAY => [above -(CURRENT_DATE, 604800000:INTERVAL DAY)]
        c = CURRENT_DATE => [is [CURRENT_DATE]]
        c = DATE '0001-01-01' => local: range of ISO years
        c <> DATE '2024-03-05' => local: negation
        c NOT BETWEEN DATE '2024-01-01' AND DATE '2024-03-31' => local: limits the column on no side
        c IS NULL => local: lets NULL pass
        c < "Due on" => local: more or less than one column
        c + INTERVAL '1' DAY = DATE '2024-03-05' => local: computed value
        CAST(c AS TIMESTAMP) = TIMESTAMP '2024-03-05 00:00:00' => is ["2024-03-05"]
        CAST(c AS VARCHAR) = '2024-03-05' => local: computed value
        """);
  }

  private static Stream<Case> moments() {
    return of(
        Column.DATETIME,
        """
        c = TIMESTAMP '2024-03-05 10:00:00' => between ["2024-03-04", "2024-03-06"]
        c IN (TIMESTAMP '2024-03-05 10:00:00', TIMESTAMP '2024-03-07 10:00:00') => between ["2024-03-04", "2024-03-08"]
        c > TIMESTAMP '2024-03-05 10:00:00' => after ["2024-03-03"]
        c >= TIMESTAMP '2024-03-05 00:00:00' => after ["2024-03-03"]
        c < TIMESTAMP '2024-03-05 00:00:00' => before ["2024-03-07"]
        c BETWEEN TIMESTAMP '2024-03-05 00:00:00' AND TIMESTAMP '2024-03-06 00:00:00' => between ["2024-03-04", "2024-03-07"]
        c >= DATE '2024-03-05' => after ["2024-03-03"]
        CAST(c AS DATE) = DATE '2024-03-05' => between ["2024-03-04", "2024-03-06"]
        FLOOR(c TO DAY) = TIMESTAMP '2024-03-05 00:00:00' => between ["2024-03-04", "2024-03-07"]
        EXTRACT(HOUR FROM c) = 3 => local: computed value
        CAST(c AS TIME) = TIME '10:00:00' => local: computed value
        c <> TIMESTAMP '2024-03-05 10:00:00' => local: negation
        """);
  }

  private static Stream<Case> periods() {
    return Stream.concat(
        of(
            Column.MONTH,
            """
            c = DATE '1995-03-01' => between ["1995-02-01", "1995-05-01"]
            c IN (DATE '1995-03-01', DATE '1995-06-01') => between ["1995-02-01", "1995-08-01"]
            c >= DATE '1995-03-01' => after ["1995-01-31"]
            c > DATE '1995-03-01' => after ["1995-01-31"]
            c < DATE '1995-03-01' => before ["1995-05-02"]
            c BETWEEN DATE '1995-01-01' AND DATE '1995-12-01' => between ["1994-12-01", "1996-02-01"]
            EXTRACT(YEAR FROM c) = 1995 => between ["1994-12-01", "1996-03-01"]
            """),
        of(
            Column.QUARTER,
            """
            c = DATE '1995-04-01' => between ["1995-01-01", "1995-10-01"]
            c >= DATE '1995-04-01' => after ["1994-12-31"]
            """));
  }

  private static Stream<Case> truths() {
    return of(
        Column.BOOLEAN,
        """
        c => is_true
        NOT c => is_false
        c IS TRUE => is_true
        c IS FALSE => is_false
        c = TRUE => is_true
        c = FALSE => is_false
        c <> TRUE => is_false
        c IS NOT TRUE => local: negation
        c IS NULL => local: lets NULL pass
        c = ? => [is [?0]]
        c OR c = ? => [any of [is true, is [?0]]]
        c = "Checked" => local: more or less than one column
        c > FALSE => is_true
        (c = TRUE) IS NOT FALSE => local: negation
        """);
  }

  private static Stream<Case> columnsWithoutFilter() {
    return Stream.concat(
        of(Column.UNFILTERED, "c = 'a' => local: no filter of the dashboard acts on the column"),
        of(Column.AGGREGATED, "c > 5 => local: no filter of the dashboard acts on the column"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void predicateBecomes(Case it) throws SQLException {
    String scan = explained(it.sql());

    if (it.isLocal()) {
      assertThat(scan)
          .contains("local, because")
          .contains(it.expected().substring(LOCAL.length()))
          .doesNotContain("conditions=");
    } else {
      assertThat(scan).contains(") " + it.expected() + "]]").contains("sent and re-checked");
    }
  }

  private static String explained(String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 1; i <= statement.getParameterMetaData().getParameterCount(); i++) {
        statement.setObject(i, null);
      }
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        String plan = rows.getString(1);
        return plan.substring(plan.indexOf("WidgetScan("));
      }
    }
  }

  @Test
  void theManualHoldsTheTable() throws IOException {
    ManualPage.assertHolds(MANUAL, manual());
  }

  private static String manual() {
    String lines = cases().map(PushdownTableTest::line).collect(Collectors.joining("\n"));
    return """
        # What of WHERE is sent to Holistics

        Made from the cases of `PushdownTableTest`; `c` is a column of a widget. What is sent is always checked again on the
        rows that come back, so that the answer is the same whatever the service makes of case, NULL, time zones and
        rounding. `EXPLAIN PLAN FOR SELECT …` tells the same of your own statement. A `?` is sent with its value.

        | Predicate | Column | Filter | Becomes |
        |---|---|---|---|
        """
        + lines
        + "\n";
  }

  private static String line(Case it) {
    String fate =
        it.isLocal()
            ? "evaluated here: " + it.expected().substring(LOCAL.length())
            : "`" + it.expected() + "`, and checked again";
    return "| `%s` | %s | %s | %s |"
        .formatted(it.predicate().replace("|", "\\|"), it.column().type, it.column().filter, fate);
  }
}
