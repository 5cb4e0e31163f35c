package org.holisticsjdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DateConditionsTest {
  @RegisterExtension final SandboxExtension holistics = new SandboxExtension();

  @Test
  void aNegatedMixOfRangesAndPartsOfADateIsPlanned() throws SQLException {
    String sql =
        "SELECT COUNT(*) FROM \"Playground\".\"Payments\" WHERE %s(\"Order id\" BETWEEN 178.5 AND 473"
            + " AND EXTRACT(YEAR FROM \"Paid on\") = 2021 AND EXTRACT(MONTH FROM \"Paid on\") <> 10)";

    long in = count(sql.formatted(""));
    long out = count(sql.formatted("NOT "));
    long unknown =
        count(
            "SELECT COUNT(*) FROM \"Playground\".\"Payments\""
                + " WHERE \"Order id\" BETWEEN 178.5 AND 473 AND \"Paid on\" IS NULL");

    assertThat(in).isPositive();
    assertThat(in + out + unknown).isEqualTo(1_500);
  }

  @Test
  void aRangeWithinAnAlternativeIsPlanned() throws SQLException {
    assertThat(
            count(
                "SELECT COUNT(*) FROM \"Playground\".\"Orders\" WHERE \"Amount\" <> 1234567.89"
                    + " OR EXTRACT(YEAR FROM \"Ordered at\") = 2024"
                    + " AND EXTRACT(MONTH FROM \"Ordered at\") = 5"))
        .isPositive();
  }

  private long count(String sql) throws SQLException {
    try (Connection connection = holistics.connect();
        Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(60);
      try (ResultSet rows = statement.executeQuery(sql)) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }
}
