package org.holisticsjdbc.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.holisticsjdbc.procedure.TestedTables.Access;
import org.holisticsjdbc.procedure.TestedTables.Column;
import org.holisticsjdbc.procedure.TestedTables.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Walks the tables of the manifest: what is said of them agrees with the contract. */
class ServiceTablesTest {
  /** How a description shows what JSON holds: the column, and the path behind the {@code $}. */
  private static final Pattern JSON_EXAMPLE =
      Pattern.compile("JSON_VALUE\\(\"?(\\w+)\"?, '\\$([^']*)'\\)");

  private static final Pattern STEP = Pattern.compile("\\.(\\w+)|\\[(\\d+)]");
  private static final String FREE_FORM = "JSON object of free form, ";

  static Stream<Table> tables() {
    return TestedTables.all();
  }

  static Stream<Column> columns() {
    return tables().flatMap(table -> table.columns().stream());
  }

  static Stream<Column> jsonColumns() {
    return columns().filter(Column::isJson).filter(it -> !it.description().startsWith(FREE_FORM));
  }

  @Test
  void everythingThatIsListedIsATable() {
    Set<String> read = new TreeSet<>();
    tables().flatMap(table -> table.accesses().stream()).forEach(it -> read.add(it.procedure()));
    List<String> lists =
        Procedures.get().all().stream()
            .filter(procedure -> procedure.effect() == Effect.READ)
            .filter(procedure -> isList(procedure.result()))
            .map(Procedure::name)
            .toList();

    assertThat(lists).hasSizeGreaterThan(15);
    assertThat(read).containsAll(lists);
  }

  private static boolean isList(ResultShape result) {
    return result instanceof ResultShape.Rows || result instanceof ResultShape.Entries;
  }

  @Test
  void whatIsSeenInOtherThingsIsATableToo() {
    assertThat(tables().map(Table::name))
        .contains("widgets", "filters", "query_reports", "data_sets", "data_sources")
        .contains("group_members");
  }

  @Test
  void everyTableOfTheManifestCanBeLoaded() {
    assertThat(ServiceTables.get().all())
        .extracting(ServiceTable::name)
        .containsExactlyElementsOf(tables().map(Table::name).sorted().toList())
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("tables")
  void namesAreInSnakeCaseAndOccurOnce(Table table) {
    List<String> names = new ArrayList<>(table.columnNames());
    names.addAll(table.settings());

    assertThat(names).doesNotHaveDuplicates();
    names.add(table.name());
    assertThat(names).allMatch(name -> name.matches("[a-z][a-z0-9]*(_[a-z0-9]+)*"));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void everyTableSaysInOneSentenceWhatARowIs(Table table) {
    assertIsOneSentence(table.description());
  }

  @ParameterizedTest
  @MethodSource("columns")
  void everyColumnIsDescribedInOneSentence(Column column) {
    assertIsOneSentence(column.description());
  }

  private static void assertIsOneSentence(String text) {
    assertThat(text)
        .hasSizeGreaterThanOrEqualTo(10)
        .matches("[A-Z].*\\.")
        .doesNotContainPattern("[.!?]\\s");
  }

  @ParameterizedTest
  @MethodSource("tables")
  void whateverReadsATableAnswersItsColumnsWithTheirTypes(Table table) {
    for (Access access : table.accesses()) {
      for (Column column : table.columns()) {
        if (column.from().equals("user_status()")) {
          assertThat(access.schema("is_deleted")).isPresent();
          assertThat(access.schema("is_activated")).isPresent();
          continue;
        }
        Optional<JsonNode> schema = access.schema(column.from());
        assertThat(schema).as("%s from %s", column, access.procedure()).isPresent();
        String type = column.isJson() ? "JSON" : column.type();
        assertThat(type).as("%s", column).isEqualTo(TestedTables.type(schema.get()));
        assertThat(!column.isJson() || column.type().equals("VARCHAR")).isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void conditionsGoIntoParametersOfTheTypeOfTheirColumn(Table table) {
    for (Access access : table.accesses()) {
      assertThat(table.columnNames()).containsAll(access.keys().keySet());
      assertThat(access.keys().keySet()).containsAll(access.required());
      access
          .keys()
          .forEach(
              (column, parameter) ->
                  assertThat(type(access, parameter))
                      .as("%s.%s", table, column)
                      .isEqualTo(type(table, column)));
      access
          .with()
          .keySet()
          .forEach(name -> assertThat(type(access, name)).isIn("BOOLEAN", "VARCHAR"));
    }
  }

  private static String type(Table table, String column) {
    return table.columns().stream()
        .filter(it -> it.name().equals(column))
        .map(Column::type)
        .findFirst()
        .orElseThrow();
  }

  /** Returns the type of a parameter, of an element where it takes several. */
  private static String type(Access access, String parameter) {
    JsonNode schema = TestedTables.parameter(access.operation(), parameter).orElseThrow();
    Set<String> kinds = new TreeSet<>(TestedTables.kinds(schema));
    if (kinds.equals(Set.of("array"))) {
      return TestedTables.type(TestedTables.items(schema));
    }
    boolean isOneOrSeveral = kinds.remove("array"); // a version, or several versions
    return isOneOrSeveral && kinds.equals(Set.of("integer")) ? "BIGINT" : TestedTables.type(schema);
  }

  @ParameterizedTest
  @MethodSource("tables")
  void settingsAreParametersOfAnOperationThatReadsTheTable(Table table) {
    for (String setting : table.settings()) {
      assertThat(table.accesses())
          .as(setting)
          .anyMatch(it -> TestedTables.parameter(it.operation(), setting).isPresent());
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void stepsToTheKeysOfATableFindThemInTheirAnswers(Table table) {
    for (Access access : table.accesses()) {
      String before = "";
      for (JsonNode step : access.through()) {
        var operation = TestedTables.operation(step.path("procedure").asText());
        assertThat(step.path("key").asText()).isEqualTo(before.isEmpty() ? "" : "id");
        Map<String, JsonNode> answered = TestedTables.answered(operation);
        Map<String, JsonNode> looked =
            TestedTables.held(answered, step).map(TestedTables::properties).orElse(answered);
        before = step.path("next").asText();
        assertThat(TestedTables.at(looked, before)).as(before).isPresent();
        assertThat(looked.keySet()).containsAll(TestedTables.fields(step.path("where")).keySet());
      }
      assertThat(access.through().isEmpty() || access.keys().size() == 1).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void theDescriptionNamesTheConditionsThatAreSent(Table table) {
    Set<String> sent = new TreeSet<>(table.settings());
    table.accesses().forEach(access -> sent.addAll(access.keys().keySet()));

    assertThat(words(table.description())).containsAll(sent);
    assertThat(table.description().contains("into the request")).isEqualTo(!sent.isEmpty());
  }

  private static List<String> words(String text) {
    return List.of(text.split("\\W+"));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void whatCannotBeListedAsAWholeSaysWhichConditionItNeeds(Table table) {
    String columns = String.join(" and ", table.needed());

    if (columns.isEmpty()) {
      assertThat(table.description()).doesNotContain("needed");
    } else {
      assertThat(table.description())
          .containsPattern("conditions? on " + columns + " (is|are) needed");
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void aTableThatLooksAtEveryWidgetSaysWhatThatCosts(Table table) {
    boolean isExpensive = table.accesses().stream().anyMatch(it -> !it.through().isEmpty());

    assertThat(table.description().contains("without one")).isEqualTo(isExpensive);
    assertThat(table.description().contains("one request each")).isEqualTo(isExpensive);
  }

  @ParameterizedTest
  @MethodSource("jsonColumns")
  void jsonIsDescribedWithAPathThatTheAnswerHas(Column column) {
    Table table = tables().filter(it -> it.name().equals(column.table())).findFirst().orElseThrow();
    Matcher example = JSON_EXAMPLE.matcher(column.description());

    assertThat(example.find()).as(column.description()).isTrue();
    assertThat(example.group(1)).isEqualTo(column.name());
    JsonNode at = table.accesses().get(0).schema(column.from()).orElseThrow();
    boolean isArray = TestedTables.kinds(at).equals(Set.of("array"));
    assertThat(column.description()).startsWith(isArray ? "JSON array" : "JSON object");
    Matcher step = STEP.matcher(example.group(2));
    while (step.find()) {
      at =
          step.group(1) == null
              ? TestedTables.items(at)
              : TestedTables.at(TestedTables.properties(at), step.group(1)).orElseThrow();
    }
    assertThat(TestedTables.kinds(at)).doesNotContain("array", "object");
  }

  @Test
  void onlyNamesThatTheServiceGivesNeedQuotes() throws Exception {
    assertThat(ReservedNames.among(names())).containsExactly("groups", "measures", "order", "sql");
  }

  private static Collection<String> names() {
    Set<String> names = new TreeSet<>();
    tables()
        .forEach(
            table -> {
              names.add(table.name());
              names.addAll(table.columnNames());
              names.addAll(table.settings());
            });
    return names;
  }
}
