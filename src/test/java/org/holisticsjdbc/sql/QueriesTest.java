package org.holisticsjdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.holisticsjdbc.testing.PublicData;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Answers compared with what Commons CSV and a few lines of Java make of the files behind the
 * sandbox.
 */
class QueriesTest {
  private static final String STRIKES = "\"Wildlife strikes\".\"Strikes\"";

  @RegisterExtension final SandboxExtension holistics = new SandboxExtension();

  @Test
  void groupsAndSumsAsTheFileDoes() throws SQLException, IOException {
    Map<String, BigDecimal> expected = new TreeMap<>();
    for (CSVRecord strike : PublicData.rows("birdstrikes.csv")) {
      if (strike.get("Flight Date").compareTo("2000-01-01") >= 0) {
        expected.merge(
            strike.get("Origin State"),
            new BigDecimal(strike.get("Cost Total $")),
            BigDecimal::add);
      }
    }

    List<List<Object>> rows =
        holistics.query(
            "SELECT \"State\", SUM(\"Total cost\") FROM "
                + STRIKES
                + " WHERE \"Flight date\" >= DATE '2000-01-01' GROUP BY \"State\" ORDER BY \"State\"");

    assertThat(
            rows.stream()
                .map(
                    row ->
                        row.get(0)
                            + "="
                            + ((BigDecimal) row.get(1)).stripTrailingZeros().toPlainString()))
        .containsExactlyElementsOf(
            expected.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue().stripTrailingZeros().toPlainString())
                .toList());
  }

  @Test
  void joinsAWidgetOfDetailsWithAWidgetOfSums() throws SQLException, IOException {
    Map<String, Long> expected =
        PublicData.rows("birdstrikes.csv").stream()
            .filter(strike -> strike.get("Wildlife Size").equals("Large"))
            .collect(
                Collectors.groupingBy(
                    strike -> strike.get("Origin State"), TreeMap::new, Collectors.counting()));

    List<List<Object>> rows =
        holistics.query(
            "SELECT b.\"State\", COUNT(*) FROM "
                + STRIKES
                + " s JOIN \"Wildlife strikes\".\"Strikes by state\" b"
                + " ON s.\"State\" = b.\"State\" WHERE s.\"Wildlife size\" = 'Large' GROUP BY b.\"State\" ORDER BY 1");

    assertThat(rows.stream().map(row -> row.get(0) + "=" + row.get(1)))
        .containsExactlyElementsOf(expected.entrySet().stream().map(Object::toString).toList());
  }

  @Test
  void parametersAreComparedAsTheirColumns() throws SQLException, IOException {
    long expected =
        PublicData.rows("birdstrikes.csv").stream()
            .filter(
                s ->
                    s.get("Origin State").equals("Texas")
                        && s.get("Flight Date").compareTo("1995-06-01") >= 0)
            .filter(s -> !s.get("Speed IAS in knots").isEmpty())
            .filter(
                s ->
                    new BigDecimal(s.get("Speed IAS in knots")).compareTo(new BigDecimal("120"))
                        > 0)
            .count();
    try (Connection connection = holistics.connect();
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT COUNT(*) FROM "
                    + STRIKES
                    + " WHERE \"State\" = ? AND \"Flight date\" >= ? AND CASE WHEN \"Speed\" > ? THEN 1 ELSE 0 END = 1")) {
      statement.setString(1, "Texas");
      statement.setObject(2, LocalDate.of(1995, 6, 1));
      statement.setInt(3, 120);
      assertThat(count(statement)).isEqualTo(expected);

      statement.setDate(2, Date.valueOf("1995-06-01"));
      statement.setBigDecimal(3, new BigDecimal("120.00"));
      assertThat(count(statement)).isEqualTo(expected);
    }
  }

  private static long count(PreparedStatement statement) throws SQLException {
    try (var rows = statement.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  @Test
  void identifiersMatchInAnyCaseAndByIdAndKeepTheirSpelling() throws SQLException {
    try (Connection connection = holistics.connect();
        var rows =
            connection
                .createStatement()
                .executeQuery("select STATE from \"wildlife STRIKES\".strikes limit 1")) {
      assertThat(rows.getMetaData().getColumnLabel(1)).isEqualToIgnoringCase("State");
    }
    assertThat(holistics.query("SELECT COUNT(*) FROM \"16076\".\"4175\""))
        .isEqualTo(holistics.query("SELECT COUNT(*) FROM " + STRIKES));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '`',
      value = {
        "'東京' = '東京' → true",
        "UPPER('straße') → STRASSE",
        "CASE WHEN 1 = 1 THEN 'a' ELSE 'bcd' END || '.' → a.",
        "DATE_TRUNC('month', DATE '2024-05-17') → 2024-05-01",
        "DATE_TRUNC('week', DATE '2024-05-19') → 2024-05-13",
        "DATE_TRUNC('quarter', TIMESTAMP '2024-05-17 10:11:12') → 2024-04-01 00:00:00",
        "EXTRACT(YEAR FROM DATE '2024-05-17') → 2024",
        "NVL(NULL, 'x') → x",
        "IFNULL(NULL, 3) → 3",
        "COALESCE(NULL, 'y') → y",
        "SPLIT_PART('a-b-c', '-', 2) → b",
        "LEFT('abc', 2) || RIGHT('abc', 1) → abc",
        "REGEXP_REPLACE('a1b2', '[0-9]', '') → ab2",
        "REGEXP_REPLACE('a1b2', '[0-9]', '', 'g') → ab",
        "STRPOS('abc', 'c') → 3",
        "'Abc' ILIKE 'aB%' → true",
        "CONCAT('a', 'b', 'c') → abc",
        "CONCAT_WS('-', 'a', 'b') → a-b",
        "GREATEST(1, 3, 2) → 3",
        "TRIM(BOTH ' ' FROM ' a ') → a",
        "TO_CHAR(TIMESTAMP '2024-05-17 10:11:12', 'YYYY-MM') → 2024-05",
        "TIMESTAMPDIFF(DAY, DATE '2024-01-01', DATE '2024-03-01') → 60",
        "TIMESTAMPADD(DAY, 1, DATE '2024-02-28') → 2024-02-29",
        "TRY_CAST('x' AS INTEGER) → null",
        "{fn ucase('x')} → X",
        "{d '2024-01-02'} → 2024-01-02",
        "JSON_VALUE('{\"a\": 5}', '$.a') → 5",
        "JSON_ARRAY(JSON_VALUE('{\"a\": \"0 7 * * *\"}', '$.a')) → [\"0 7 * * *\"]",
        "JSON_OBJECT('a': JSON_QUERY('{\"a\": [1]}', '$.a')) → {\"a\":[1]}",
        "JSON_OBJECT('a': JSON_ARRAY(1, 2)) → {\"a\":[1,2]}",
        "ROUND(2.567, 2) → 2.57",
      })
  void functionsPeopleTypeWork(String expression, String expected) throws SQLException {
    try (Connection connection = holistics.connect();
        var rows = connection.createStatement().executeQuery("SELECT " + expression + ";")) {
      rows.next();
      assertThat(String.valueOf(rows.getString(1))).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT STRING_AGG(s, ',') FROM (VALUES ('a'), ('b')) t(s) | a,b",
        "SELECT LISTAGG(s, '+') WITHIN GROUP (ORDER BY s DESC) FROM (VALUES ('a'), ('b')) t(s) | b+a",
        "SELECT MAX(x) FILTER (WHERE x < 3) FROM (VALUES (1), (2), (3)) t(x) | 2",
        "SELECT x FROM (VALUES (3), (1), (2)) t(x) ORDER BY 1 OFFSET 1 FETCH NEXT 1 ROW ONLY | 2",
        "SELECT COUNT(*) FROM (VALUES (1), (2)) a(x), (VALUES (1), (2), (3)) b(y) WHERE a.x < b.y | 3",
        "SELECT COUNT(*) FROM (VALUES (1), (2)) a(x) FULL JOIN (VALUES (2), (3)) b(y) ON a.x = b.y | 3",
        "SELECT COUNT(*) FROM (VALUES (2)) a(x) RIGHT JOIN (VALUES (1), (1), (1), (NULL), (3)) b(y) ON a.x < b.y | 5",
        "SELECT COUNT(*) FROM (VALUES (2)) a(x) FULL JOIN (VALUES (1), (1), (1)) b(y) ON a.x < b.y | 4",
        "SELECT SUM(b.y) FROM (VALUES (2), (0)) a(x) RIGHT JOIN (VALUES (1), (1), (NULL)) b(y) ON a.x < b.y | 2",
        "SELECT COUNT(*) FROM (VALUES (2), (2), (9)) a(x) FULL JOIN (VALUES (1, 2), (1, 2), (8, 8)) b(y, z) ON a.x > b.y AND a.x < b.z + 5 | 5",
        "SELECT COUNT(a.x) FROM (VALUES (2), (2), (9)) a(x) FULL JOIN (VALUES (1), (1), (8)) b(y) ON 1 = 0 | 3",
        "SELECT (SELECT MAX(y) FROM (VALUES (2), (3)) u(y) WHERE y > t.x) FROM (VALUES (1)) t(x) | 3",
        "SELECT COUNT(*) FROM (VALUES (1), (2)) t(x) WHERE EXISTS (SELECT 1 FROM (VALUES (2)) u(y) WHERE y = x) | 1",
        "SELECT COUNT(*) FROM (VALUES (1), (2)) t(x) WHERE x NOT IN (SELECT y FROM (VALUES (2), (NULL)) u(y)) | 0",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5) SELECT SUM(i) FROM n | 15",
        "SELECT RANK() OVER (ORDER BY x DESC) FROM (VALUES (1), (2)) t(x) ORDER BY x LIMIT 1 | 2",
        "SELECT SUM(x) FROM (VALUES (1), (2), (2)) t(x) GROUP BY ROLLUP(x) ORDER BY 1 DESC LIMIT 1 | 5",
        "SELECT x FROM (SELECT 1 AS x UNION ALL SELECT 2 EXCEPT SELECT 1) | 2",
      })
  void sqlOfEveryKindWorks(String sql, String expected) throws SQLException {
    assertThat(holistics.query(sql).get(0).get(0)).hasToString(expected);
  }

  @Test
  void aRowValueIsShownWholeWhereItIsTheOnlyColumn() throws SQLException {
    try (Connection connection = holistics.connect();
        var alone = connection.createStatement().executeQuery("SELECT ROW(1, 'a', 2.50)");
        var beside = connection.createStatement().executeQuery("SELECT 5, ROW(1, 'a', 2.50)")) {
      alone.next();
      beside.next();
      assertThat(alone.getString(1)).isEqualTo(beside.getString(2)).isEqualTo("[1, a, 2.50]");
      assertThat(alone.getObject(1)).isEqualTo(beside.getObject(2));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CURRENT_TIMESTAMP",
        "LOCALTIMESTAMP",
        "CURRENT_TIME",
        "LOCALTIME",
        "CURRENT_TIMESTAMP(0)",
        "CURRENT_TIMESTAMP(2)",
        "CAST(TIMESTAMP '2024-01-01 00:00:00.789' AS TIMESTAMP(0))",
        "TIMESTAMPADD(SECOND, 1, CURRENT_TIMESTAMP)",
        "CAST(\"Datetime\" AS TIMESTAMP(0)) FROM \"Playground\".\"All types\" WHERE \"Id\" = 2",
        "CAST(\"Datetime\" AS TIME(1)) FROM \"Playground\".\"All types\" WHERE \"Id\" = 2",
        "MAX(CURRENT_TIMESTAMP)",
        "TIMESTAMP '2024-01-01 00:00:00.5'",
      })
  void noMomentHasMoreDigitsThanItsColumnDeclares(String expression) throws SQLException {
    try (Connection connection = holistics.connect();
        var statement = connection.createStatement()) {
      for (int i = 0; i < 5; i++) { // one in ten moments ends with a zero
        var rows = statement.executeQuery("SELECT " + expression);
        rows.next();
        int scale = rows.getMetaData().getScale(1);
        String text = rows.getString(1).replaceFirst("(\\.\\d*?)0+$", "$1");
        int digits = text.indexOf('.') < 0 ? 0 : text.length() - text.indexOf('.') - 1;
        assertThat(digits).as("%s as %s", expression, text).isLessThanOrEqualTo(scale);
      }
    }
  }

  @Test
  void explainShowsTheScanWithItsColumnsAndLimit() throws SQLException {
    Object plan =
        holistics
            .query("EXPLAIN PLAN FOR SELECT \"State\" FROM " + STRIKES + " LIMIT 3")
            .get(0)
            .get(0);

    assertThat(plan.toString())
        .contains("WidgetScan")
        .contains("columns=[[State]]")
        .contains("limit=[3]");
    assertThat(holistics.exchanges("DashboardWidgets_SubmitExport")).isEmpty();
  }
}
