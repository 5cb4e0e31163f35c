package org.holisticsjdbc.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.holisticsjdbc.sandbox.GivenDashboard;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All 22 queries of TPC-H over widgets give the rows that DuckDB gives, in the same order. */
@TestInstance(Lifecycle.PER_CLASS)
class TpchTest {

  private final GivenDashboard tables = Tpch.dashboard();

  @RegisterExtension
  final SandboxExtension holistics =
      new SandboxExtension(
          SandboxExtension.shortJobs().withJobDuration(Duration.ZERO).withTables(List.of(tables)));

  private DuckDb duckDb;

  @BeforeAll
  void load() throws SQLException {
    duckDb = new DuckDb();
    for (GivenDashboard.Table table : tables.tables()) {
      duckDb.load(table, Tpch.SCALE);
    }
  }

  @AfterAll
  void close() throws SQLException {
    duckDb.close();
  }

  static IntStream queries() {
    return IntStream.rangeClosed(1, 22);
  }

  @ParameterizedTest
  @MethodSource("queries")
  void equalsDuckDb(int number) throws SQLException {
    String sql = Resources.text("/tpch/q%02d.sql".formatted(number)).orElseThrow();
    Answer answer = answer(sql);
    String duckSql = Resources.text("/tpch/q%02d.duckdb.sql".formatted(number)).orElse(sql);

    Answer expected = duckDb.query(duckSql).roundedLike(answer);

    assertThat(expected.rows()).isNotEmpty();
    assertThat(answer.differencesFrom(expected)).isEmpty();
    assertThat(answer.rows()).isEqualTo(expected.rows());
  }

  private Answer answer(String sql) throws SQLException {
    try (Connection connection = holistics.connect();
        Statement statement = connection.createStatement()) {
      connection.setSchema(Tpch.DASHBOARD);
      try (ResultSet rows = statement.executeQuery(sql)) {
        return Answer.of(rows);
      }
    }
  }
}
