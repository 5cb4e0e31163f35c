package org.holisticsjdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cells that readers stumble over, from the file to a getter. */
class ValuesTest {
  private static final String TYPES = "\"Playground\".\"All types\"";

  @RegisterExtension final SandboxExtension holistics = new SandboxExtension();

  @Test
  void anEmptyLineInAFileOfOneColumnIsARowThatHoldsNull() throws SQLException {
    assertThat(
            holistics.query("SELECT COUNT(*), COUNT(\"Value\") FROM \"Playground\".\"One column\""))
        .containsExactly(List.of(5L, 3L));
    assertThat(holistics.query("SELECT * FROM \"Playground\".\"One column\""))
        .hasSize(5)
        .contains(Arrays.asList((Object) null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"Text\" = '東京' | 1",
        "\"Text\" LIKE '%京' | 1",
        "\"Text\" LIKE '%京' ESCAPE '' | 1",
        "\"Note\" LIKE '100\\% %' ESCAPE '' | 0",
        "\"Note\" NOT LIKE '100%' ESCAPE '' AND \"Id\" = 8 | 0",
        "UPPER(\"Text\") = 'STRASSE' | 1",
        "\"Text\" = '' | 1",
        "\"Text\" IS NULL | 2",
        "\"Note\" = '' | 2",
        "\"Note\" = 'NULL' | 1",
        "\"Amount\" = 5.00 | 4",
        "\"Amount\" IN (5.0, 7.250) | 5",
        "\"Datetime\" = TIMESTAMP '2024-02-29 23:59:59.123' | 1",
        "\"Datetime\" < TIMESTAMP '1970-01-01 00:00:00' | 1",
      })
  void comparisonsFindWhatTheFileHolds(String condition, long expected) throws SQLException {
    long rows =
        (Long)
            holistics.query("SELECT COUNT(*) FROM " + TYPES + " WHERE " + condition).get(0).get(0);

    assertThat(rows).isEqualTo(expected);
  }

  @Test
  void aBooleanColumnIsAConditionAndItsNegationLeavesTheNulls() throws SQLException {
    String count = "SELECT COUNT(*) FROM " + TYPES + " WHERE ";
    long all =
        (Long) holistics.query(count + "\"Truefalse\"").get(0).get(0)
            + (Long) holistics.query(count + "NOT \"Truefalse\"").get(0).get(0)
            + (Long) holistics.query(count + "\"Truefalse\" IS NULL").get(0).get(0);

    assertThat(all).isEqualTo(14);
  }

  @Test
  void equalNumbersOfAFileAreOneGroupHoweverTheyAreWritten() throws SQLException {
    assertThat(
            holistics.query(
                "SELECT \"Amount\", COUNT(*) FROM "
                    + TYPES
                    + " WHERE \"Amount\" IN (5, 0, 2.5) GROUP BY \"Amount\" ORDER BY 1"))
        .containsExactly(
            List.of(BigDecimal.ZERO, 2L),
            List.of(new BigDecimal("2.5"), 3L),
            List.of(new BigDecimal("5"), 4L));
  }

  @Test
  void aDatetimeIsTheWallClockAsWrittenEvenInTheGapOfAnotherZone() throws SQLException {
    try (Connection connection = holistics.connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT \"Datetime\" FROM " + TYPES + " WHERE \"Id\" = 4")) {
      rows.next();

      assertThat(rows.getString(1)).isEqualTo("2024-03-31 02:30:00");
      assertThat(rows.getObject(1, LocalDateTime.class))
          .isEqualTo(LocalDateTime.of(2024, 3, 31, 2, 30));
    }
  }
}
