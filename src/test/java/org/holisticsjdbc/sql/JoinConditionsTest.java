package org.holisticsjdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JoinConditionsTest {
  private static final String PAID_ORDERS =
      "SELECT COUNT(*) FROM \"Playground\".\"Orders\" o %s \"Playground\".\"Payments\" p %s"
          + " (o.\"Order id\" = p.\"Order id\" AND o.\"Amount\" < 500)"
          + " OR (o.\"Order id\" = p.\"Order id\" AND p.\"Amount\" > 900)";

  @RegisterExtension final SandboxExtension holistics = new SandboxExtension();

  @ParameterizedTest
  @ValueSource(strings = {", WHERE", "JOIN ON", "LEFT JOIN ON"})
  void anEqualityInEveryBranchOfAnOrIsFound(String words) throws SQLException {
    int between = words.lastIndexOf(' ') + 1;
    String sql = PAID_ORDERS.formatted(words.substring(0, between), words.substring(between));

    assertThat(holistics.query("EXPLAIN PLAN FOR " + sql).get(0).get(0).toString())
        .contains("HashJoin");
  }
}
