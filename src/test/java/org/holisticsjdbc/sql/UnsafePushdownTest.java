package org.holisticsjdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.holisticsjdbc.sandbox.Quirk;
import org.holisticsjdbc.sandbox.Sandbox;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every case in which a condition that looks right would change the answer (DESIGN §4).
 *
 * <p>The tempting condition is set by hand, as a filter of the table, and the predicate is checked
 * again on what comes back: that is what pushing it would have given, and it is wrong. What the
 * driver does is not.
 */
class UnsafePushdownTest {

  /**
   * A case.
   *
   * @param quirk how the service may behave; null: as FACTS assumes
   * @param filter the filter, and the condition that is tempting
   */
  private record Unsafe(
      String name, Quirk quirk, String widget, String predicate, String filter, String condition) {
    @Override
    public String toString() {
      return name;
    }

    String correct() {
      return "SELECT * FROM %s WHERE %s".formatted(widget, predicate);
    }

    String tempting() {
      return "SELECT * FROM TABLE(%s(\"%s\" => '%s')) WHERE %s"
          .formatted(widget, filter, condition, predicate);
    }
  }

  private static final String OPEN = "\"Defaults\".\"Open defaults\"";

  static Stream<Unsafe> cases() {
    return Stream.of(
        new Unsafe(
            "an empty text may be NULL to the service",
            Quirk.EMPTY_TEXT_IS_NULL_IN_FILTERS,
            OPEN,
            "\"Name\" = ''",
            "Any name",
            "{\"operator\":\"not_null\",\"values\":[]}"),
        new Unsafe(
            "a list with an empty text",
            Quirk.EMPTY_TEXT_IS_NULL_IN_FILTERS,
            OPEN,
            "\"Name\" IN ('', 'plain')",
            "Any name",
            "{\"operator\":\"is\",\"values\":[\"\",\"plain\"]}"),
        new Unsafe(
            "a NULL may be an empty text in the file",
            Quirk.UNQUOTED_EMPTY_TEXT,
            OPEN,
            "\"Name\" IS NULL",
            "Any name",
            "{\"operator\":\"is_null\",\"values\":[]}"),
        new Unsafe(
            "<> where the service ignores case",
            Quirk.CASE_INSENSITIVE_MATCHING,
            OPEN,
            "\"Name\" <> 'plain'",
            "Any name",
            "{\"operator\":\"is_not\",\"values\":[\"plain\"]}"),
        new Unsafe(
            "NOT IN where the service ignores case",
            Quirk.CASE_INSENSITIVE_MATCHING,
            OPEN,
            "\"Name\" NOT IN ('plain', 'straße')",
            "Any name",
            "{\"operator\":\"is_not\",\"values\":[\"plain\",\"straße\"]}"),
        new Unsafe(
            "NOT LIKE where the service ignores case",
            Quirk.CASE_INSENSITIVE_MATCHING,
            OPEN,
            "\"Name\" NOT LIKE '%plai%'",
            "Any name",
            "{\"operator\":\"does_not_contain\",\"values\":[\"plai\"]}"),
        new Unsafe(
            "a negation with NULL, where the service keeps only rows it can compare",
            null,
            OPEN,
            "\"Name\" <> 'plain' OR \"Name\" IS NULL",
            "Any name",
            "{\"operator\":\"is_not\",\"values\":[\"plain\"]}"),
        new Unsafe(
            "a comparison that ignores case, where the service does not",
            null,
            OPEN,
            "LOWER(\"Name\") = 'plain'",
            "Any name",
            "{\"operator\":\"is\",\"values\":[\"plain\"]}"),
        new Unsafe(
            "ILIKE where the service does not ignore case",
            null,
            OPEN,
            "\"Name\" ILIKE 'plai%'",
            "Any name",
            "{\"operator\":\"starts_with\",\"values\":[\"plai\"]}"),
        new Unsafe(
            "a text with a character that means something in patterns",
            Quirk.WILDCARDS_IN_PATTERNS,
            OPEN,
            "\"Name\" LIKE '\\%'",
            "Any name",
            "{\"operator\":\"starts_with\",\"values\":[\"\\\\\"]}"),
        new Unsafe(
            "an inclusive limit as greater_than",
            null,
            OPEN,
            "\"Amount\" >= 5",
            "Any amount",
            "{\"operator\":\"greater_than\",\"values\":[5]}"),
        new Unsafe(
            "an exact range where between excludes its ends",
            Quirk.EXCLUSIVE_BETWEEN,
            OPEN,
            "\"Amount\" BETWEEN 5 AND 7",
            "Any amount",
            "{\"operator\":\"between\",\"values\":[5,7]}"),
        new Unsafe(
            "an exact number where the file rounds",
            Quirk.NUMBERS_ROUNDED_IN_FILE,
            OPEN,
            "\"Amount\" = 5",
            "Any amount",
            "{\"operator\":\"is\",\"values\":[5]}"),
        new Unsafe(
            "the days of a moment where the service filters in another zone",
            Quirk.FILTERS_IN_ANOTHER_ZONE,
            "\"Canvas\".\"Items by moment\"",
            "\"Happened at\" BETWEEN TIMESTAMP '2024-06-30 00:00:00' AND TIMESTAMP '2024-06-30 23:59:59'",
            "Day",
            "{\"operator\":\"between\",\"values\":[\"2024-06-30\",\"2024-06-30\"]}"),
        new Unsafe(
            "the day of a moment where before compares with midnight",
            Quirk.DATETIME_BEFORE_AFTER_EXACT,
            "\"Canvas\".\"Items by moment\"",
            "\"Happened at\" <= TIMESTAMP '2024-01-31 13:00:00'",
            "Day",
            "{\"operator\":\"before\",\"values\":[\"2024-01-31\"]}"),
        new Unsafe(
            "a condition that cuts a month in two",
            null,
            "\"Wildlife strikes\".\"Strikes by month\"",
            "\"Month\" = DATE '1995-03-01'",
            "Flight date",
            "{\"operator\":\"is\",\"values\":[\"1995-03-01\"]}"),
        new Unsafe(
            "a condition before grouping for a predicate after it",
            null,
            "\"Seattle weather\".\"Weather by month\"",
            "\"Max of Wind\" > 8",
            "Wind speed",
            "{\"operator\":\"greater_than\",\"values\":[8]}"),
        new Unsafe(
            "a filter of the same label that acts on another field",
            null,
            "\"Canvas\".\"Items by moment\"",
            "\"Happened on\" BETWEEN DATE '2024-05-15' AND DATE '2024-05-17'",
            "Day",
            "{\"operator\":\"between\",\"values\":[\"2024-05-15\",\"2024-05-17\"]}"),
        new Unsafe(
            "a relative default that the condition would replace",
            null,
            "\"Defaults\".\"Relative default\"",
            "\"Happened on\" = DATE '2024-05-15'",
            "Latest days",
            "{\"operator\":\"is\",\"values\":[\"2024-05-15\"]}"),
        new Unsafe(
            "a negative default that the condition would replace",
            null,
            "\"Defaults\".\"Negative default\"",
            "\"Kind\" = 'A'",
            "Other kinds",
            "{\"operator\":\"is\",\"values\":[\"A\"]}"),
        new Unsafe(
            "a constant default that does not hold the condition",
            null,
            "\"Defaults\".\"Constant default\"",
            "\"Kind\" IN ('B', 'C')",
            "Kind (filter)",
            "{\"operator\":\"is\",\"values\":[\"B\",\"C\"]}"),
        new Unsafe(
            "a range that reaches beyond the default's",
            null,
            "\"Defaults\".\"Between default\"",
            "\"Happened on\" >= DATE '2024-05-20'",
            "Days of spring",
            "{\"operator\":\"after\",\"values\":[\"2024-05-19\"]}"),
        new Unsafe(
            "one of two filters on one field, each with its default",
            null,
            "\"Defaults\".\"Two filters on one field\"",
            "\"Amount\" BETWEEN -5 AND 5",
            "Amount above",
            "{\"operator\":\"between\",\"values\":[-6,6]}"),
        new Unsafe(
            "a running total, which reaches back beyond the condition",
            null,
            "\"Traps\".\"Running total\"",
            "\"Month\" >= DATE '2024-06-01'",
            "Happened on",
            "{\"operator\":\"after\",\"values\":[\"2024-05-31\"]}"),
        new Unsafe(
            "a metric of the data set, which is a share of all",
            null,
            "\"Traps\".\"Metric\"",
            "\"Kind\" = 'A'",
            "Kind (filter)",
            "{\"operator\":\"is\",\"values\":[\"A\"]}"),
        new Unsafe(
            "a calculation of the widget, which is a share of all",
            null,
            "\"Traps\".\"Ad hoc field\"",
            "\"Kind\" = 'A'",
            "Kind (filter)",
            "{\"operator\":\"is\",\"values\":[\"A\"]}"),
        new Unsafe(
            "rows of totals",
            null,
            "\"Traps\".\"With totals\"",
            "\"Items\" > 3",
            "Amount",
            "{\"operator\":\"greater_than\",\"values\":[3]}"),
        new Unsafe(
            "the first five rows, which a condition would replace by others",
            null,
            "\"Traps\".\"Top five\"",
            "\"Sum of Amount\" < 1000000",
            "Amount",
            "{\"operator\":\"less_than\",\"values\":[1000000]}"),
        new Unsafe(
            "a pivot table, whose columns a condition changes",
            null,
            "\"Traps\".\"Pivot table\"",
            "\"A\" > 0",
            "Kind (filter)",
            "{\"operator\":\"is\",\"values\":[\"A\"]}"),
        new Unsafe(
            "a filter on single values for a predicate on their sum",
            null,
            "\"Traps\".\"Filtered groups\"",
            "\"Sum of Amount\" > 100",
            "Amount",
            "{\"operator\":\"greater_than\",\"values\":[99]}"),
        new Unsafe(
            "a week that begins on another day than expected",
            Quirk.SUNDAY_WEEKS,
            "\"Traps\".\"Periods\"",
            "\"Week\" = DATE '2024-12-29'",
            "Happened on",
            "{\"operator\":\"between\",\"values\":[\"2024-12-23\",\"2024-12-29\"]}"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void pushingWouldHaveGivenAWrongAnswer(Unsafe it) throws SQLException {
    Set<Quirk> quirks = it.quirk() == null ? Set.of() : Set.of(it.quirk());
    try (Sandbox sandbox =
            Sandbox.start(
                SandboxExtension.shortJobs().withJobDuration(Duration.ZERO).withQuirks(quirks));
        Connection auto = connect(sandbox, "auto");
        Connection never = connect(sandbox, "never")) {
      List<List<Object>> correct = rows(never, it.correct());

      assertThat(multiset(rows(auto, it.tempting())))
          .as("what the tempting condition gives")
          .isNotEqualTo(multiset(correct));
      assertThat(multiset(rows(auto, it.correct()))).isEqualTo(multiset(correct));
    }
  }

  private static List<String> multiset(List<List<Object>> rows) {
    return rows.stream().map(Object::toString).sorted().toList();
  }

  private static Connection connect(Sandbox sandbox, String pushdown) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("password", sandbox.apiKey());
    properties.setProperty("pushdown", pushdown);
    return DriverManager.getConnection(
        "jdbc:holistics://127.0.0.1:" + sandbox.baseAddress().getPort(), properties);
  }

  private static List<List<Object>> rows(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return SandboxExtension.rows(rows);
    }
  }

  @Test
  void aLimitCountsRowsThatPassedTheLocalFilter() throws SQLException {
    try (Sandbox sandbox = Sandbox.start(SandboxExtension.shortJobs());
        Connection connection = connect(sandbox, "auto")) {
      assertThat(rows(connection, "SELECT * FROM " + OPEN + " WHERE \"Id\" > 20 LIMIT 3"))
          .hasSize(3);
    }
  }
}
