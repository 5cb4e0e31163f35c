package org.holisticsjdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What DatabaseMetaData says of words, functions and names is true. */
class SqlWordsTest {
  @RegisterExtension final SandboxExtension holistics = new SandboxExtension();

  private Connection connection;
  private DatabaseMetaData metadata;

  @BeforeEach
  void connect() throws SQLException {
    connection = holistics.connect();
    metadata = connection.getMetaData();
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  private String value(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  @Test
  void everyKeywordNeedsQuotesAsANameAndIsNoneWithThem() throws SQLException {
    String[] keywords = metadata.getSQLKeywords().split(",");
    List<String> wrong = new ArrayList<>();
    for (String keyword : keywords) {
      if (isName(keyword) || !isName('"' + keyword + '"')) {
        wrong.add(keyword);
      }
    }
    // Calcite reserves these; the driver takes them as names where it can. Quotes do no harm.
    wrong.removeAll(List.of("CURRENT_SCHEMA", "PERCENT", "PERIOD"));
    assertThat(wrong).isEmpty();
    assertThat(keywords).isSorted().doesNotHaveDuplicates().doesNotContain("SELECT", "USER");
  }

  private boolean isName(String name) {
    try {
      connection.prepareStatement("SELECT %1$s.c FROM (SELECT 1 AS c) AS %1$s".formatted(name));
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  @Test
  void reservedWordsOfTheStandardAreNoSimpleNames() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      assertThat(statement.isSimpleIdentifier("orders")).isTrue();
      assertThat(statement.isSimpleIdentifier("select")).isFalse();
      assertThat(statement.isSimpleIdentifier("QUALIFY")).isFalse();
      assertThat(statement.enquoteIdentifier("User", false)).isEqualTo("\"User\"");
    }
  }

  @Test
  void everyListedFunctionAnswersAndNoOtherIsListed() throws SQLException, IOException {
    List<String> wrong = new ArrayList<>();
    List<String> called = new ArrayList<>();
    for (String line : calls()) {
      String[] parts = line.split(" => ", 2);
      called.add(line.substring(0, line.indexOf('(')));
      try {
        String answer = value("SELECT {fn " + parts[0] + "}");
        if (!parts[1].equals("*") && !parts[1].equals(answer)) {
          wrong.add(line + ", not " + answer);
        }
      } catch (SQLException e) {
        wrong.add(line + ", not " + e.getMessage());
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(called).containsExactlyInAnyOrderElementsOf(listed());
  }

  private static List<String> calls() throws IOException {
    try (InputStream file = SqlWordsTest.class.getResourceAsStream("/sql/fn-functions.txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    }
  }

  private List<String> listed() throws SQLException {
    return Stream.of(
            metadata.getNumericFunctions(),
            metadata.getStringFunctions(),
            metadata.getTimeDateFunctions(),
            metadata.getSystemFunctions())
        .flatMap(list -> Stream.of(list.split(",")))
        .toList();
  }

  @Test
  void namesKeepTheirCaseAndMatchInAnyCaseWithAndWithoutQuotes() throws SQLException {
    String table = "SELECT %s FROM \"wildlife STRIKES\".\"strikes by STATE\" LIMIT 0";
    for (String column : List.of("State", "STATE", "\"state\"")) {
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery(table.formatted(column))) {
        assertThat(rows.getMetaData().getColumnName(1)).isEqualToIgnoringCase("State");
      }
    }
    assertThat(metadata.supportsMixedCaseIdentifiers()).isFalse();
    assertThat(metadata.supportsMixedCaseQuotedIdentifiers()).isFalse();
    assertThat(metadata.storesMixedCaseIdentifiers()).isTrue();
    assertThat(metadata.storesMixedCaseQuotedIdentifiers()).isTrue();
    assertThatThrownBy(() -> value("SELECT 1 FROM \"wildlife STRIKES\".\"no such\""))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42S02"));
  }

  @Test
  void theTypesOfTheListCanBeCastTo() throws SQLException {
    List<String> wrong = new ArrayList<>();
    try (ResultSet types = metadata.getTypeInfo()) {
      while (types.next()) {
        String type = types.getString("TYPE_NAME");
        try {
          assertThat(value("SELECT CAST(NULL AS %s)".formatted(type))).isNull();
        } catch (SQLException e) {
          wrong.add(type + ": " + e.getMessage());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }
}
