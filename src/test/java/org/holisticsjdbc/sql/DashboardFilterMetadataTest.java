package org.holisticsjdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Filters as pseudo-columns of {@code DatabaseMetaData}. */
class DashboardFilterMetadataTest {
  @RegisterExtension final SandboxExtension holistics = new SandboxExtension();

  private List<List<Object>> pseudoColumns(String schema, String table, String column)
      throws SQLException {
    try (Connection connection = holistics.connect();
        ResultSet rows = connection.getMetaData().getPseudoColumns(null, schema, table, column)) {
      return SandboxExtension.rows(rows);
    }
  }

  @Test
  void theFiltersOfATableAreItsPseudoColumns() throws SQLException {
    List<List<Object>> rows = pseudoColumns("Wildlife strikes", "Strikes by state", null);

    assertThat(rows)
        .extracting(row -> row.subList(1, 4), row -> row.get(4), row -> row.get(8))
        .containsExactly(
            tuple(
                List.of("Wildlife strikes", "Strikes by state", "Flight date"),
                Types.DATE,
                "WHERE_CLAUSE_ONLY"),
            tuple(
                List.of("Wildlife strikes", "Strikes by state", "State (filter)"),
                Types.VARCHAR,
                "WHERE_CLAUSE_ONLY"));
    assertThat((String) rows.get(0).get(9))
        .contains("filter 7002", "of dates", "Default: none", "'last 7 days'", "matches");
    assertThat(holistics.exchanges("DashboardWidgets_SubmitExport")).isEmpty();
  }

  @Test
  void patternsChooseAmongPseudoColumns() throws SQLException {
    assertThat(pseudoColumns("Playground", "%", "Amount%"))
        .extracting(row -> row.get(2), row -> row.get(3), row -> row.get(6), row -> row.get(7))
        .containsExactly(tuple("All types", "Amount filter", 10, 10));
    assertThat(pseudoColumns("Playground", "One column", null)).isEmpty();
    assertThat(pseudoColumns("Nowhere", "Nothing", null)).isEmpty();
  }

  @Test
  void everyPseudoColumnCanBeSet() throws SQLException {
    for (List<Object> row : pseudoColumns(null, null, null)) {
      if (row.get(1).equals("holistics")) {
        continue; // parameters of lists, which are set with =
      }
      boolean actsOnAField = !row.get(9).toString().contains("transform_");
      String sql =
          actsOnAField
              ? "SELECT COUNT(*) FROM \"%s\".\"%s\" WHERE \"%s\" IS NOT NULL"
              : "SELECT COUNT(*) FROM TABLE(\"%s\".\"%s\"(\"%s\" => '{\"operator\":\"none\",\"values\":[]}'))";
      holistics.query(sql.formatted(row.get(1), row.get(2), row.get(3)));
    }

    assertThat(SentConditions.of(holistics))
        .hasSizeGreaterThan(20)
        .allMatch(sent -> sent.contains("not_null []") || sent.contains("none []"));
  }
}
