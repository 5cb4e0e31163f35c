package org.holisticsjdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of WHERE reaches the service, and that the answer stays the same. */
class PushdownTest {
  private static final String STRIKES = "\"Wildlife strikes\".\"Strikes\"";
  private static final String GENERATED = "\"Playground\".\"Generated\"";

  @RegisterExtension final SandboxExtension holistics = new SandboxExtension();

  /** Returns the conditions of the last export, as {@code filter operator values}. */
  private List<String> sent() throws JsonProcessingException {
    List<String> conditions = new ArrayList<>();
    var exports = holistics.exchanges("DashboardWidgets_SubmitExport");
    JsonNode body = new ObjectMapper().readTree(exports.get(exports.size() - 1).requestBody());
    for (JsonNode it : body.path("dashboard_filter_conditions")) {
      JsonNode condition = it.path("condition");
      conditions.add(
          "%s %s %s"
              .formatted(
                  it.path("dynamic_filter_id").asText(),
                  condition.path("operator").asText(),
                  condition.path("values")));
    }
    return conditions;
  }

  private List<List<Object>> without(String sql) throws SQLException {
    Properties never = new Properties();
    never.setProperty("pushdown", "never");
    try (Connection connection = holistics.connect(never);
        Statement statement = connection.createStatement()) {
      return SandboxExtension.rows(statement.executeQuery(sql));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"State\" = 'CA' | 7001 is [\"CA\"]",
        "\"State\" IN ('NJ', 'Texas', 'New Jersey') | 7001 is [\"NJ\",\"New Jersey\",\"Texas\"]",
        "\"State\" LIKE 'New%' | 7001 starts_with [\"New\"]",
        "\"State\" LIKE '%o' | 7001 ends_with [\"o\"]",
        "\"State\" LIKE '%ew%' | 7001 contains [\"ew\"]",
        "\"State\" = 'CA' AND \"Airport\" LIKE 'S%' | 7001 is [\"CA\"]",
      })
  void predicatesOnTextAreSentAndCheckedAgain(String predicate, String condition) throws Exception {
    String sql = "SELECT * FROM %s WHERE %s".formatted(STRIKES, predicate);

    List<List<Object>> rows = holistics.query(sql);

    assertThat(sent()).containsExactly(condition);
    assertThat(rows).containsExactlyInAnyOrderElementsOf(without(sql));
    assertThat(sent()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"Quantity\" = 5 | 7016 between [4,6]",
        "\"Quantity\" >= 5 | 7016 greater_than [4]",
        "\"Quantity\" < 5 | 7016 less_than [6]",
        "\"Quantity\" BETWEEN 3 AND 7 | 7016 between [2,8]",
        "\"Quantity\" IN (3, 9) | 7016 between [2,10]",
        "\"Quantity\" > 3 AND \"Quantity\" < 9 AND \"Quantity\" <> 5 | 7016 between [2,10]",
        "\"Quantity\" = 5.0 | 7016 between [4,6]",
        "\"Active\" | 7018 is_true []",
        "NOT \"Active\" | 7018 is_false []",
        "\"Active\" = TRUE | 7018 is_true []",
        "\"Status\" = 'x' OR \"Status\" = 'y' | 7015 is [\"x\",\"y\"]",
        "\"Created on\" = DATE '2024-03-05' | 7017 is [\"2024-03-05\"]",
        "\"Created on\" >= '2024-03-05' | 7017 after [\"2024-03-04\"]",
        "\"Created on\" < DATE '2024-03-05' | 7017 before [\"2024-03-05\"]",
        "EXTRACT(YEAR FROM \"Created on\") = 2024 | 7017 between [\"2024-01-01\",\"2024-12-31\"]",
        "DATE_TRUNC('month', \"Created on\") = DATE '2024-02-01' | 7017 between [\"2024-02-01\",\"2024-02-29\"]",
        "\"Created on\" BETWEEN DATE '2024-03-01' AND DATE '2024-03-05' | 7017 between [\"2024-03-01\",\"2024-03-05\"]",
      })
  void predicatesOnNumbersDatesAndTruthValuesAreSentAndCheckedAgain(
      String predicate, String condition) throws Exception {
    String sql = "SELECT * FROM %s WHERE %s".formatted(GENERATED, predicate);

    List<List<Object>> rows = holistics.query(sql);

    assertThat(sent()).containsExactly(condition);
    assertThat(rows).containsExactlyInAnyOrderElementsOf(without(sql));
  }

  @Test
  void parametersArePushedWithTheValueOfEachExecution() throws Exception {
    try (Connection connection = holistics.connect();
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT * FROM " + GENERATED + " WHERE \"Status\" = ? AND \"Created on\" >= ?")) {
      statement.setString(1, "open");
      statement.setDate(2, Date.valueOf("2024-03-05"));
      statement.executeQuery().close();
      assertThat(sent()).containsExactly("7015 is [\"open\"]", "7017 after [\"2024-03-04\"]");

      statement.setString(1, "closed");
      statement.setDate(2, Date.valueOf("2023-01-01"));
      statement.executeQuery().close();
      assertThat(sent()).containsExactly("7015 is [\"closed\"]", "7017 after [\"2022-12-31\"]");
    }
  }

  @Test
  void aComparisonWithNullSubmitsNothing() throws Exception {
    try (Connection connection = holistics.connect();
        PreparedStatement statement =
            connection.prepareStatement("SELECT * FROM " + GENERATED + " WHERE \"Status\" = ?")) {
      statement.setString(1, null);
      assertThat(statement.executeQuery().next()).isFalse();
    }
    assertThat(holistics.exchanges("DashboardWidgets_SubmitExport")).isEmpty();
  }

  @Test
  void arithmeticOnTheCurrentDateIsPushed() throws Exception {
    holistics.query(
        "SELECT * FROM " + GENERATED + " WHERE \"Created on\" > CURRENT_DATE - INTERVAL '7' DAY");

    assertThat(sent())
        .singleElement()
        .asString()
        .matches("7017 after \\[\"20\\d\\d-\\d\\d-\\d\\d\"]");
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void tenThousandValuesAreEvaluatedInTheScan(boolean wanted) throws Exception {
    String list =
        IntStream.range(0, 10_000).mapToObj(i -> "'v" + i + "'").collect(Collectors.joining(","));
    String sql =
        "SELECT COUNT(*) FROM %s WHERE \"State\" %s IN (%s, 'CA ', 'Texas')"
            .formatted(STRIKES, wanted ? "" : "NOT", list);

    Object texas =
        holistics
            .query(
                "SELECT COUNT(*) FROM %s WHERE \"State\" %s 'Texas'"
                    .formatted(STRIKES, wanted ? "=" : "<>"))
            .get(0)
            .get(0);

    assertThat(holistics.query(sql).get(0).get(0)).isEqualTo(texas).isNotEqualTo(0L);
    assertThat(sent()).isEmpty();
  }

  @Test
  void explainTellsOfEachPredicateWhatBecomesOfIt() throws Exception {
    String plan =
        (String)
            holistics
                .query(
                    "EXPLAIN PLAN FOR SELECT \"Airport\" FROM "
                        + STRIKES
                        + " WHERE \"State\" = 'CA' AND \"Airport\" LIKE 'S%' AND UPPER(\"State\") = 'CA'")
                .get(0)
                .get(0);

    assertThat(plan)
        .contains("\"State (filter)\" (filter 7001) is [\"CA\"]")
        .contains("=(\"State\", _UTF-8'CA'): sent and re-checked")
        .contains(
            "LIKE(\"Airport\", _UTF-8'S%'): local, because no filter of the dashboard acts on the column")
        .contains("local, because it compares a computed value");
  }

  @Test
  void explainTellsWhetherTheExportIsRunningAlready() throws Exception {
    String sql = "SELECT * FROM " + STRIKES + " WHERE \"State\" = 'CA'";
    holistics.sandbox().setJobDuration(Duration.ofMinutes(5));
    try (Connection connection = holistics.connect();
        Statement running = connection.createStatement();
        Statement explaining = connection.createStatement()) {
      assertThat(
              SandboxExtension.rows(explaining.executeQuery("EXPLAIN PLAN FOR " + sql)).toString())
          .contains("export=[not cached: 1 submit_export");

      CompletableFuture<Void> reader =
          CompletableFuture.runAsync(
              () ->
                  assertThatThrownBy(() -> running.executeQuery(sql))
                      .hasMessageContaining("cancel"));
      while (holistics.exchanges("DashboardWidgets_SubmitExport").isEmpty()) {
        Thread.onSpinWait();
      }
      assertThat(
              SandboxExtension.rows(explaining.executeQuery("EXPLAIN PLAN FOR " + sql)).toString())
          .contains("export=[shared with an equal one that is running");
      running.cancel();
      reader.get(60, TimeUnit.SECONDS);
    }
    assertThat(holistics.exchanges("DashboardWidgets_SubmitExport")).hasSize(1);
  }

  @Test
  void requirePushdownRefusesAPredicateThatStaysLocal() throws Exception {
    Properties strict = new Properties();
    strict.setProperty("requirePushdown", "true");
    try (Connection connection = holistics.connect(strict);
        Statement statement = connection.createStatement()) {
      statement.executeQuery("SELECT * FROM " + STRIKES + " WHERE \"State\" = 'CA'").close();
      assertThatThrownBy(
              () -> statement.executeQuery("SELECT * FROM " + STRIKES + " WHERE \"State\" <> 'CA'"))
          .hasFieldOrPropertyWithValue("SQLState", "0A000")
          .hasMessageContaining("requirePushdown");
    }
  }
}
