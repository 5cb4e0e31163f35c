package org.holisticsjdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.holisticsjdbc.sandbox.FieldType;
import org.holisticsjdbc.sandbox.GivenDashboard;
import org.holisticsjdbc.sandbox.GivenDashboard.Column;
import org.holisticsjdbc.sandbox.GivenDashboard.Table;
import org.holisticsjdbc.sandbox.Sandbox;
import org.holisticsjdbc.sandbox.SandboxOptions;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.Test;

/** Statements that were prepared before a dashboard was edited. */
class EditedDashboardsTest {
  private static final String KEY = "same-key";

  /** Starts a service whose one table has some columns, each of which holds its own label. */
  private static Sandbox start(int port, String... labels) {
    List<Column> columns =
        Stream.of(labels).map(label -> Column.of(label, FieldType.TEXT)).toList();
    Table table = new Table("Table", columns, () -> Stream.<Object[]>of(labels.clone()));
    SandboxOptions options =
        SandboxExtension.shortJobs()
            .withJobDuration(Duration.ZERO)
            .withPort(port)
            .withApiKey(KEY)
            .withTables(List.of(new GivenDashboard("Given", List.of(table), List.of())));
    return Sandbox.start(options);
  }

  private static String read(PreparedStatement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      return SandboxExtension.rows(rows).toString();
    }
  }

  @Test
  void columnsThatMovedAreFoundAndColumnsThatAreGoneAreAnError() throws SQLException {
    Sandbox first = start(0, "a", "b");
    int port = first.baseAddress().getPort();
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:holistics://127.0.0.1:" + port + "?metadataTtl=0s&apiKey=" + KEY);
        PreparedStatement one =
            connection.prepareStatement("SELECT \"a\" FROM \"Given\".\"Table\"");
        PreparedStatement all = connection.prepareStatement("SELECT * FROM \"Given\".\"Table\"")) {
      assertThat(read(one)).isEqualTo("[[a]]");
      first.close();

      try (Sandbox second = start(port, "c", "b", "a")) {
        assertThat(second.baseAddress()).isEqualTo(first.baseAddress());
        assertThat(read(one)).isEqualTo("[[a]]");
        assertThatThrownBy(() -> read(all))
            .hasFieldOrPropertyWithValue("SQLState", "0A000")
            .hasMessageContaining("shape changed");
      }
    }
  }
}
