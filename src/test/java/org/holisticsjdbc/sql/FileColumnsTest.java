package org.holisticsjdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.holisticsjdbc.sandbox.Quirk;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Pivot tables and custom charts, whose columns only their file knows. */
class FileColumnsTest {
  @RegisterExtension final SandboxExtension holistics = new SandboxExtension();

  @RegisterExtension
  final SandboxExtension otherLabels =
      new SandboxExtension(
          SandboxExtension.shortJobs().withQuirks(Set.of(Quirk.OTHER_HEADER_LABELS)));

  private int exports() {
    return holistics.exchanges("DashboardWidgets_SubmitExport").size();
  }

  @Test
  void metadataListsThemWithoutColumnsAndExportsNothing() throws SQLException {
    try (Connection connection = holistics.connect();
        ResultSet columns = connection.getMetaData().getColumns(null, "Traps", "Pivot table", "%");
        ResultSet tables = connection.getMetaData().getTables(null, "Traps", "Pivot table", null)) {
      assertThat(columns.next()).isFalse();
      assertThat(tables.next()).isTrue();
      assertThat(tables.getString("REMARKS")).isNotEmpty();
    }
    assertThat(exports()).isZero();
  }

  @Test
  void preparingExportsOnceAndRemembers() throws SQLException {
    try (Connection connection = holistics.connect();
        PreparedStatement first =
            connection.prepareStatement("SELECT * FROM \"Traps\".\"Pivot table\"");
        PreparedStatement second =
            connection.prepareStatement("SELECT * FROM \"Traps\".\"Pivot table\" LIMIT 1")) {
      assertThat(exports()).isEqualTo(1);
      assertThat(types(first.getMetaData())).contains("BOOLEAN", "DECIMAL");
      assertThat(second.getMetaData().getColumnCount())
          .isEqualTo(first.getMetaData().getColumnCount());
      assertThat(SandboxExtension.rows(first.executeQuery())).isNotEmpty();
    }
    assertThat(exports()).isEqualTo(2);
  }

  @Test
  void unknownLabelsOfAPivotAreTypedByWhatTheirCellsHold() throws SQLException {
    assertThat(otherLabels.query("SELECT * FROM \"Traps\".\"Pivot table\"")).isNotEmpty();
  }

  private static List<String> types(ResultSetMetaData columns) throws SQLException {
    List<String> types = new ArrayList<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      types.add(columns.getColumnTypeName(i));
    }
    return types;
  }
}
