package org.holisticsjdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExactNumbersTest {
  @RegisterExtension final SandboxExtension holistics = new SandboxExtension();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SUM(x) | (2147483647), (2147483647), (3) | 4294967297",
        "SUM(x) | (9223372036854775807), (9223372036854775807) | 18446744073709551614",
        "AVG(x) | (1), (2) | 1.5000000000",
        "AVG(x) | (12345678901234567890.12), (12345678901234567890.14) | 12345678901234567890.1300000000",
        "SUM(x) / 3 | (10) | 3",
        "SUM(x) / 3.0 | (10) | 3.3333333333",
        "MAX(x * x) | (0.1), (0.00001) | 0.0100000000",
        "COUNT(DISTINCT x) | (5), (5.0), (5.00), (7.25) | 2",
        "SUM(x) - SUM(x) | (0.1), (0.2) | 0.0",
        "STDDEV_POP(x) | (2), (4), (4), (4), (5), (5), (7), (9) | 2.0000000000",
      })
  void aggregatesOfExactNumbersAreExact(String aggregate, String values, String expected)
      throws SQLException {
    Object value =
        holistics.query("SELECT " + aggregate + " FROM (VALUES " + values + ") t(x)").get(0).get(0);

    assertThat(new BigDecimal(value.toString())).isEqualByComparingTo(expected);
  }

  @Test
  void equalNumbersAreOneGroup() throws SQLException {
    assertThat(
            holistics.query(
                "SELECT COUNT(*) FROM (VALUES (5), (5.0), (5.00), (7.25)) t(x) GROUP BY x ORDER BY 1"))
        .containsExactly(List.of(1L), List.of(3L));
  }

  @Test
  void equalNumbersJoinEachOtherWhateverTheirScale() throws SQLException {
    assertThat(
            holistics.query(
                "SELECT COUNT(*) FROM (VALUES (5), (5.0), (7.25)) a(x) JOIN (VALUES (5.00), (7.250)) b(y) ON a.x = b.y"))
        .containsExactly(List.of(3L));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT x FROM (VALUES (5.0), (6)) t(x) WHERE x IN (SELECT y FROM (VALUES (5.00)) u(y))",
        "SELECT x FROM (VALUES (5.0)) t(x) INTERSECT SELECT y FROM (VALUES (5.000)) u(y)",
        "SELECT DISTINCT x * 1.0 FROM (VALUES (5), (5.00)) t(x)",
        "SELECT x FROM (VALUES (5.0)) t(x) UNION SELECT y FROM (VALUES (5.000)) u(y)",
        "SELECT DISTINCT COUNT(*) OVER (PARTITION BY x) - 1 FROM (VALUES (5), (5.0)) t(x)",
      })
  void equalNumbersAreOneKeyInSetsAndPartitions(String sql) throws SQLException {
    assertThat(holistics.query(sql)).hasSize(1);
  }

  @Test
  void computedNumbersJoinTheSameWhetherInOnOrInWhere() throws SQLException {
    String days = "\"Seattle weather\".\"Daily weather\"";
    String count = "SELECT COUNT(*) FROM " + days + " a";

    assertThat(holistics.query(count + ", " + days + " b WHERE a.\"Wind\" * 2 = b.\"Wind\""))
        .isEqualTo(holistics.query(count + " JOIN " + days + " b ON a.\"Wind\" * 2 = b.\"Wind\""))
        .containsExactly(List.of(18238L));
  }

  @Test
  void numbersOfWidgetsMeetLiteralsOfAnyScale() throws SQLException {
    assertThat(
            holistics.query(
                "SELECT COUNT(*) FROM \"Wildlife strikes\".\"Strikes\" s JOIN (VALUES (300.00)) v(speed) ON s.\"Speed\" = v.speed"))
        .isEqualTo(
            holistics.query(
                "SELECT COUNT(*) FROM \"Wildlife strikes\".\"Strikes\" WHERE \"Speed\" = 300"))
        .isNotEqualTo(List.of(List.of(0L)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "9223372036854775807 + 1 | 22003",
        "x + 1 | 22003",
        "-(x + 1) | 22003",
        "(x + 1) * 1.5 | 22003",
        "CAST(x AS INTEGER) | 22003",
        "99999999999999999999999999999999999999 * 10.0 | 22003",
        "x / 0 | 22012",
        "x / 0.0 | 22012",
        "1 / 0 | 22012",
        "CAST('12a' AS INTEGER) | 22018",
        "CAST('2024-13-01' AS DATE) | 22007",
      })
  void whatDoesNotFitIsAnErrorNotAWrongNumber(String expression, String sqlState)
      throws SQLException {
    try (Connection connection = holistics.connect();
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(
              () ->
                  statement.executeQuery(
                      "SELECT " + expression + " FROM (VALUES (9223372036854775807)) t(x)"))
          .isInstanceOf(SQLException.class)
          .hasFieldOrPropertyWithValue("SQLState", sqlState);
      assertThat(statement.executeQuery("SELECT 1").next()).isTrue();
    }
  }

  @Test
  void aGetterReturnsNoMoreDecimalsThanTheMetadataDeclare() throws SQLException {
    try (Connection connection = holistics.connect();
        var rows =
            connection
                .createStatement()
                .executeQuery(
                    "SELECT x * x * x AS product, x / 3 AS third FROM (VALUES (1.23456789)) t(x)")) {
      rows.next();

      assertThat(rows.getBigDecimal("product").scale())
          .isLessThanOrEqualTo(rows.getMetaData().getScale(1));
      assertThat(rows.getBigDecimal("third")).isEqualTo(new BigDecimal("0.41152263"));
    }
  }
}
