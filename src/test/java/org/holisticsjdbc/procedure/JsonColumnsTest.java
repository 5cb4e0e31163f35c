package org.holisticsjdbc.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.holisticsjdbc.procedure.TestedTables.Column;
import org.holisticsjdbc.procedure.TestedTables.Table;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the descriptions of JSON columns show is SQL, and reads what the service answers. */
class JsonColumnsTest {
  private static final Pattern EXAMPLE = Pattern.compile("JSON_VALUE\\([^)]*\\)");

  private static Connection connection;

  @BeforeAll
  static void connect() throws SQLException {
    connection = DriverManager.getConnection("jdbc:holistics:sandbox:json");
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
  }

  static Stream<Table> tables() {
    return TestedTables.all().filter(table -> !examples(table).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("tables")
  void theExamplesAreSql(Table table) throws SQLException {
    connection.prepareStatement(sql(table)).close();
  }

  /** Reads what the sandbox knows of all columns but one, of which it says nothing. */
  @ParameterizedTest
  @CsvSource({"widgets, none", "filters, none", "query_reports, personal_item", "data_sets, tags"})
  void theExamplesReadWhatTheServiceAnswers(String name, String empty) throws SQLException {
    Table table = tables().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
    List<String> examples = examples(table);
    Set<String> read = new TreeSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql(table))) {
      while (rows.next()) {
        for (int i = 0; i < examples.size(); i++) {
          if (rows.getString(i + 1) != null) {
            read.add(examples.get(i));
          }
        }
      }
    }

    assertThat(read)
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(
            examples.stream().filter(it -> !it.contains("(" + empty + ",")).toList());
  }

  private static List<String> examples(Table table) {
    return table.columns().stream()
        .map(Column::description)
        .flatMap(text -> EXAMPLE.matcher(text).results().map(MatchResult::group))
        .toList();
  }

  private static String sql(Table table) {
    String where =
        table.columns().stream()
            .filter(column -> table.needed().contains(column.name()))
            .map(column -> column.name() + (column.type().equals("BIGINT") ? " = 1" : " = 'User'"))
            .collect(Collectors.joining(" AND "));
    return "SELECT %s FROM holistics.\"%s\"%s"
        .formatted(
            String.join(", ", examples(table)),
            table.name(),
            where.isEmpty() ? "" : " WHERE " + where);
  }
}
