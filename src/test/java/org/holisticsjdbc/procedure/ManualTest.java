package org.holisticsjdbc.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.holisticsjdbc.ManualPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the manual to the manifest; {@code -Dmanual.update=true} writes its pages anew. */
class ManualTest {
  private static final Path PROCEDURES = Path.of("src/manual/procedures.md");
  private static final Path TABLES = Path.of("src/manual/tables.md");

  private static final Pattern NAMED_TABLE = Pattern.compile("\\bholistics\\.(\\w+)");

  /** Where a sentence says in which column of a table something is found. */
  private static final Pattern NAMED_COLUMN =
      Pattern.compile("\\bholistics\\.(\\w+) lists (?:it|them) (?:in|as) (\\w+)");

  @Test
  void thePageOfProceduresIsThatOfTheManifest() throws IOException, SQLException {
    ManualPage.assertHolds(
        PROCEDURES, ProceduresPage.text(ReservedNames.among(ProceduresPage.names())));
  }

  @Test
  void thePageOfTablesIsThatOfTheManifest() throws IOException, SQLException {
    ManualPage.assertHolds(TABLES, TablesPage.text(ReservedNames.among(TablesPage.names())));
  }

  @Test
  void theExampleOfThePageOfTablesHasRows() throws SQLException {
    try (Connection connection = connect();
        ResultSet rows = connection.createStatement().executeQuery(TablesPage.EXAMPLE)) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString("email")).contains("@");
    }
  }

  @Test
  void theExamplesOfThePageOfProceduresAreStatements() throws SQLException {
    List<String> examples = ProceduresPage.EXAMPLES.lines().toList();

    assertThat(examples).isNotEmpty();
    try (Connection connection = connect()) {
      for (String example : examples) {
        connection.prepareStatement(example).close();
      }
    }
  }

  private static Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:holistics:sandbox:manual");
  }

  @Test
  void theReadmeLeadsToEveryPage() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    try (Stream<Path> pages = Files.list(Path.of("src/manual"))) {
      assertThat(pages).isNotEmpty().allMatch(page -> readme.contains("(" + page + ")"));
    }
  }

  /** Sentences of the manifest in which a table of the service is named. */
  static List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    for (Procedure procedure : Procedures.get().all()) {
      sentences.add(procedure.description());
      procedure.parameters().forEach(parameter -> sentences.add(parameter.description()));
    }
    for (ServiceTable table : ServiceTables.get().all()) {
      sentences.add(table.description());
      table.columns().forEach(column -> sentences.add(column.description()));
    }
    return sentences.stream()
        .filter(sentence -> NAMED_TABLE.matcher(sentence).find())
        .distinct()
        .toList();
  }

  @ParameterizedTest
  @MethodSource("sentences")
  void aSentenceThatNamesATableNamesOneThatExists(String sentence) {
    Matcher named = NAMED_TABLE.matcher(sentence);
    while (named.find()) {
      assertThat(ServiceTables.get().find(named.group(1))).as(named.group()).isPresent();
    }
  }

  @Test
  void aSentenceThatNamesAColumnNamesOneOfThatTable() {
    List<Matcher> named =
        sentences().stream().map(NAMED_COLUMN::matcher).filter(Matcher::find).toList();

    assertThat(named).isNotEmpty();
    named.forEach(it -> assertThat(columns(it.group(1))).as(it.group()).contains(it.group(2)));
  }

  private static Set<String> columns(String table) {
    return ServiceTables.get().find(table).orElseThrow().columns().stream()
        .map(TableColumn::name)
        .collect(Collectors.toSet());
  }
}
