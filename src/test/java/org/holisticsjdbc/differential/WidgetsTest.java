package org.holisticsjdbc.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.holisticsjdbc.sandbox.ApiClient;
import org.holisticsjdbc.sandbox.Sandbox;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Every widget of the sandbox read by the driver, and computed by DuckDB from the files behind it.
 *
 * <p>The SQL is in {@code widgets/<schema>.<table>.sql}. Widgets over rows that the sandbox makes
 * up are compared with the file of their export as Commons CSV reads it.
 */
class WidgetsTest {

  /** Dashboards over files: each of their widgets has its SQL. */
  private static final Set<String> OVER_FILES =
      Set.of("Airports", "Flights", "Wildlife strikes", "Seattle weather", "US employment");

  /** Its default is "last 7 days", and its rows are of 2024. */
  private static final String EMPTY_TODAY = "Relative default";

  @RegisterExtension
  final SandboxExtension holistics =
      new SandboxExtension(SandboxExtension.shortJobs().withJobDuration(Duration.ZERO));

  private Connection connection;
  private DuckDb duckDb;

  @BeforeEach
  void open() throws SQLException, URISyntaxException {
    connection = holistics.connect();
    duckDb = new DuckDb();
    Path files = Path.of(Sandbox.class.getResource("airports.csv").toURI()).getParent();
    duckDb.execute("SET file_search_path = '" + files + "'");
    duckDb.execute(Resources.text("/widgets/files.sql").orElseThrow());
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
    duckDb.close();
  }

  /** One factory, so that all widgets share one sandbox. */
  @TestFactory
  List<DynamicTest> equalsWhatIsComputedFromTheFiles() throws SQLException {
    return TableName.all(connection).stream()
        .map(name -> dynamicTest(name.toString(), () -> compare(name)))
        .toList();
  }

  private void compare(TableName name) throws SQLException, IOException {
    Answer answer = answer(name);
    Optional<String> sql = Resources.text("/widgets/" + name + ".sql");
    assertThat(sql.isPresent() || !OVER_FILES.contains(name.schema())).isTrue();

    Answer expected =
        sql.isPresent()
            ? duckDb.query(sql.get())
            : ExportedFile.of(new ApiClient(holistics.sandbox()), name).readAs(answer);

    assertThat(expected.rows().isEmpty()).isEqualTo(name.table().equals(EMPTY_TODAY));
    assertThat(answer.columns()).hasSameSizeAs(expected.columns());
    assertThat(answer.differencesFrom(expected.roundedLike(answer))).isEmpty();
  }

  private Answer answer(TableName name) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM " + name.sql())) {
      return Answer.of(rows);
    }
  }
}
