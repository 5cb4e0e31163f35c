package org.holisticsjdbc.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.holisticsjdbc.sandbox.ApiClient.condition;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GivenTablesTest {

  private static final GivenDashboard.Table PEOPLE =
      new GivenDashboard.Table(
          "People",
          List.of(
              new GivenDashboard.Column("Id", FieldType.NUMBER, true),
              GivenDashboard.Column.of("Name", FieldType.TEXT),
              GivenDashboard.Column.of("Born", FieldType.DATE),
              GivenDashboard.Column.of("Seen", FieldType.DATETIME),
              GivenDashboard.Column.of("Active", FieldType.TRUEFALSE)),
          () ->
              Stream.of(
                  new Object[] {
                    new BigDecimal("1.50"),
                    "Ada",
                    LocalDate.of(1815, 12, 10),
                    LocalDateTime.of(2024, 1, 2, 3, 4, 5),
                    true
                  },
                  new Object[] {BigDecimal.TEN, "", null, null, null}));

  private static final GivenDashboard.Table NAMES =
      new GivenDashboard.Table(
          "Names",
          List.of(GivenDashboard.Column.of("Word", FieldType.TEXT)),
          () -> Stream.of("Ada", "Bao").map(name -> new Object[] {name}));

  private static final GivenDashboard.Filter NAME =
      new GivenDashboard.Filter(
          "Name filter",
          List.of(
              new GivenDashboard.Target("People", "Name"),
              new GivenDashboard.Target("Names", "Word")));

  @RegisterExtension
  final SandboxExtension holistics =
      new SandboxExtension(
          SandboxExtension.shortJobs()
              .withTables(
                  List.of(
                      new GivenDashboard("Given", List.of(PEOPLE, NAMES), List.of(NAME)),
                      new GivenDashboard("Given too", List.of(NAMES), List.of()))));

  @Test
  void tablesOfTheProgramAreWidgetsOfADashboard() throws Exception {
    assertThat(holistics.query("SELECT * FROM \"Given too\".\"Names\""))
        .containsExactly(List.of("Ada"), List.of("Bao"));
    assertThat(new ApiClient(holistics.sandbox()).export("500000"))
        .isEqualTo(
            """
            Id,Name,Born,Seen,Active
            1.50,Ada,1815-12-10,2024-01-02 03:04:05,true
            10,"",,,
            """);
  }

  @Test
  void filtersActOnTheColumnsTheyWereGiven() {
    ApiClient api = new ApiClient(holistics.sandbox());

    assertThat(api.export("500001", condition(9000, "is", "\"Bao\""))).isEqualTo("Word\nBao\n");
    assertThat(api.export("500000", condition(9000, "is", "\"Bao\"")))
        .isEqualTo("Id,Name,Born,Seen,Active\n");
  }

  @Test
  void aFilterOfAnUnknownColumnIsRefused() {
    GivenDashboard.Filter filter =
        new GivenDashboard.Filter("F", List.of(new GivenDashboard.Target("Names", "Nom")));

    assertThatThrownBy(
            () ->
                new GivenTables(List.of(new GivenDashboard("D", List.of(NAMES), List.of(filter)))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("No column Nom in Names");
  }
}
