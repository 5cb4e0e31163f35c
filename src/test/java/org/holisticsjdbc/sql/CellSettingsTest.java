package org.holisticsjdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.holisticsjdbc.sandbox.Fault;
import org.holisticsjdbc.sandbox.RecordedExchange;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How connection properties and edits of a widget change what becomes of the cells of a file. */
class CellSettingsTest {
  private static final String BY_STATE = "\"Wildlife strikes\".\"Strikes by state\"";
  private static final String TYPES = "\"Playground\".\"All types\"";

  @RegisterExtension final SandboxExtension holistics = new SandboxExtension();

  private Connection connect(String key, String value) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty(key, value);
    return holistics.connect(properties);
  }

  private void nextFile(String csv) {
    holistics.faults().onStorage(Fault.answer(200, "text/csv", csv));
  }

  private static List<SQLWarning> warnings(SQLWarning first) {
    List<SQLWarning> all = new ArrayList<>();
    for (SQLWarning warning = first; warning != null; warning = warning.getNextWarning()) {
      all.add(warning);
    }
    return all;
  }

  @Test
  void aCellThatDoesNotFitIsNullWithAWarningWhereThatIsWanted() throws SQLException {
    try (Connection connection = connect("onBadValue", "null");
        Statement statement = connection.createStatement()) {
      nextFile("State,Strikes\nAlaska,many\nTexas,12\n");
      ResultSet rows = statement.executeQuery("SELECT \"State\", \"Strikes\" FROM " + BY_STATE);

      assertThat(SandboxExtension.rows(rows))
          .containsExactly(Arrays.asList("Alaska", null), List.of("Texas", 12L));
      for (SQLWarning first : List.of(rows.getWarnings(), statement.getWarnings())) {
        assertThat(warnings(first))
            .singleElement()
            .satisfies(
                warning -> {
                  assertThat(warning.getSQLState()).isEqualTo("01000");
                  assertThat(warning.getMessage())
                      .isEqualTo(
                          "\"Wildlife strikes\".\"Strikes by state\", Row 1, column \"Strikes\":"
                              + " 'many' is not an integer: read as NULL, because onBadValue is null");
                });
      }
    }
  }

  @Test
  void aCellThatDoesNotFitIsAnErrorOtherwise() {
    nextFile("State,Strikes\nAlaska,many\nTexas,12\n");
    assertThatThrownBy(() -> holistics.query("SELECT \"State\", \"Strikes\" FROM " + BY_STATE))
        .isInstanceOf(SQLException.class)
        .hasFieldOrPropertyWithValue("SQLState", "22018")
        .hasMessageContaining("'many'");
  }

  @Test
  void formattedNumbersAreReadWhereTheConnectionSaysSo() throws SQLException {
    try (Connection connection = connect("csvNumbers", "formatted");
        Statement statement = connection.createStatement()) {
      nextFile("State,Strikes,Sum of Total cost\nTexas,\"1,234\",\"$1,234.50\"\n");

      assertThat(
              SandboxExtension.rows(
                  statement.executeQuery(
                      "SELECT \"Strikes\", \"Sum of Total cost\" FROM " + BY_STATE)))
          .containsExactly(List.of(1234L, new BigDecimal("1234.5")));
    }
  }

  @Test
  void aColumnThatFitsNowhereDoesNotFloodTheWarnings() throws SQLException {
    try (Connection connection = connect("onBadValue", "null");
        Statement statement = connection.createStatement()) {
      nextFile(
          "State,Strikes\n"
              + IntStream.range(0, 500)
                  .mapToObj(i -> "S" + i + ",x\n")
                  .collect(Collectors.joining()));
      ResultSet rows = statement.executeQuery("SELECT \"State\", \"Strikes\" FROM " + BY_STATE);

      assertThat(SandboxExtension.rows(rows)).hasSize(500);
      assertThat(warnings(rows.getWarnings())).hasSize(101);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "double | 8",
        "decimal | 3",
        "decimal,Playground.All types.Amount:double | 8",
        "16080.4230.amount:double | 8",
        "double, Playground.4230.Amount: decimal | 3",
      })
  void numbersAreWhatTheConnectionWants(String numberType, int jdbcType) throws SQLException {
    try (Connection connection = connect("numberType", numberType);
        Statement statement = connection.createStatement();
        ResultSet columns =
            connection.getMetaData().getColumns(null, "Playground", "All types", "Amount");
        ResultSet rows =
            statement.executeQuery("SELECT \"Amount\" FROM " + TYPES + " WHERE \"Amount\" = 2.5")) {
      assertThat(rows.getMetaData().getColumnType(1)).isEqualTo(jdbcType);
      columns.next();
      assertThat(columns.getInt("DATA_TYPE")).isEqualTo(jdbcType);
      rows.next();
      assertThat(rows.getObject(1))
          .isEqualTo(jdbcType == Types.DOUBLE ? (Object) 2.5 : new BigDecimal("2.5"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"Amount\" IN (5.0, 7.250)",
        "\"Amount\" IN (2.50, MANY)",
        "\"Precise\" IN (0.1, MANY)",
        "\"Precise\" NOT IN (0.10, MANY)",
        "\"Precise\" = 0.1",
        "\"Amount\" BETWEEN 0.1 AND 5",
        "\"Amount\" <> 5 AND \"Amount\" > -1000000",
      })
  void doublesAreComparedAsDecimalsAre(String condition) throws SQLException {
    String many =
        IntStream.range(100, 130).mapToObj(i -> i + ".7").collect(Collectors.joining(", "));
    String sql = "SELECT COUNT(*) FROM " + TYPES + " WHERE " + condition.replace("MANY", many);
    try (Connection connection = connect("numberType", "double");
        Statement statement = connection.createStatement()) {
      List<List<Object>> ofDoubles = SandboxExtension.rows(statement.executeQuery(sql));

      assertThat(ofDoubles).isEqualTo(holistics.query(sql)).isNotEqualTo(List.of(List.of(0L)));
    }
  }

  @Test
  void aFileWithOtherLabelsIsReadByPositionIfTheWidgetIsWhatItWas() throws SQLException {
    nextFile("Value shown\nx\n");

    assertThat(holistics.query("SELECT * FROM \"Playground\".\"One column\""))
        .containsExactly(List.of("x"));
    assertThat(holistics.exchanges("DashboardWidgets_Get")).isNotEmpty();
  }

  @Test
  void aWidgetThatWasEditedMeanwhileIsAnErrorAndNotAnotherColumn() throws SQLException {
    try (Connection connection = holistics.connect();
        PreparedStatement statement =
            connection.prepareStatement("SELECT * FROM \"Playground\".\"One column\"")) {
      nextFile("Value shown\nx\n");
      assertThat(SandboxExtension.rows(statement.executeQuery())).containsExactly(List.of("x"));
      List<RecordedExchange> asked = holistics.exchanges("DashboardWidgets_Get");
      String edited =
          asked
              .get(asked.size() - 1)
              .responseBody()
              .replace("\"custom_label\":null", "\"custom_label\":\"Another\"");
      nextFile("Another value\ny\n");
      holistics
          .faults()
          .onOperation("DashboardWidgets_Get", Fault.answer(200, "application/json", edited));

      assertThatThrownBy(statement::executeQuery)
          .isInstanceOf(SQLException.class)
          .hasFieldOrPropertyWithValue("SQLState", "08P01")
          .hasMessageContaining("The widget may have been changed");
    }
  }
}
