package org.holisticsjdbc.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holisticsjdbc.sandbox.ApiClient.condition;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares exports with what the test computes from the data files, without the evaluator. */
class ComputationTest {

  /** Columns of birdstrikes.csv. */
  private static final int DAY = 3;

  private static final int STATE = 5;
  private static final int COST = 12;
  private static final int SPEED = 13;

  @RegisterExtension final SandboxExtension holistics = new SandboxExtension();

  private final CsvTable strikes = CsvTable.dataFile("birdstrikes.csv");
  private ApiClient api;

  @BeforeEach
  void connect() {
    api = new ApiClient(holistics.sandbox());
  }

  @Test
  void dataTablesShowTheRowsAsTheyAre() {
    assertThat(export("4175").rows()).isEqualTo(strikes.rows());
    assertThat(export("4190").rows()).isEqualTo(CsvTable.dataFile("airports.csv").rows());
    assertThat(export("4200").rows())
        .isEqualTo(CsvTable.dataFile("flights-airport.csv").rows().subList(0, 5_366));
    assertThat(export("2199023259762").rows())
        .isEqualTo(CsvTable.dataFile("seattle-weather.csv").rows());
    assertThat(export("4220").rows()).isEqualTo(CsvTable.dataFile("us-employment.csv").rows());
  }

  @Test
  void headersAreLabelsOrNameTheAggregation() {
    assertThat(export("4175").header())
        .startsWith("Airport", "Aircraft", "Damage", "Flight date", "Operator", "State");
    assertThat(export("4178").header())
        .containsExactly("State", "Strikes", "Sum of Total cost", "Avg of Speed", "Highest cost");
    assertThat(export("4181").header()).contains("CountD of Airport", "First seen");
  }

  @Test
  void totalsAreOneRow() {
    assertThat(export("4176").rows()).containsExactly(List.of(Long.toString(sum(strikes.rows()))));
  }

  @Test
  void totalsOfNothingAreNull() {
    assertThat(api.export("4176", condition(7001, "is", "\"Atlantis\"")))
        .isEqualTo("Sum of Total cost\n\n");
  }

  @Test
  void monthsAreGroupedAndSorted() {
    Map<String, List<List<String>>> months =
        new TreeMap<>(strikes.groupedBy(row -> row.get(DAY).substring(0, 7) + "-01"));

    assertThat(export("4177").rows())
        .isEqualTo(
            months.entrySet().stream()
                .map(month -> row(month.getKey(), count(month), sum(month.getValue())))
                .toList());
  }

  static List<Arguments> filters() {
    return List.of(
        filter(7001, "is", row -> row.get(STATE).equals("Texas"), "\"Texas\""),
        filter(
            7001,
            "is",
            row -> row.get(STATE).equals("Texas") || row.get(STATE).equals("DC"),
            "\"Texas\"",
            "\"DC\""),
        filter(7001, "is", row -> true),
        filter(7001, "none", row -> true),
        filter(7001, "is_not", row -> !row.get(STATE).equals("Texas"), "\"Texas\""),
        filter(7001, "contains", row -> row.get(STATE).contains("or"), "\"or\""),
        filter(
            7001,
            "does_not_contain",
            row -> !row.get(STATE).contains("or") && !row.get(STATE).contains("ex"),
            "\"or\"",
            "\"ex\""),
        filter(7001, "starts_with", row -> row.get(STATE).startsWith("New "), "\"New \""),
        filter(7001, "ends_with", row -> row.get(STATE).endsWith("na"), "\"na\""),
        filter(7001, "is", row -> false, "\"texas\""),
        filter(7001, "contains", row -> false, "\"%\""),
        filter(7001, "is_null", row -> false),
        filter(7001, "not_null", row -> true),
        filter(7002, "is", row -> row.get(DAY).equals("1999-09-09"), "\"1999-09-09\""),
        filter(
            7002,
            "between",
            row ->
                row.get(DAY).compareTo("1999-02-01") >= 0
                    && row.get(DAY).compareTo("1999-02-28") <= 0,
            "\"1999-02-01\"",
            "\"1999-02-28\""),
        filter(7002, "before", row -> row.get(DAY).compareTo("1991-01-01") < 0, "\"1991-01-01\""),
        filter(7002, "after", row -> row.get(DAY).compareTo("2002-06-30") > 0, "\"2002-06-30\""),
        filter(
            7002,
            "after",
            row -> row.get(DAY).compareTo("2002-06-30") > 0,
            "\"2002-07-01T01:00:00+02:00\""));
  }

  @ParameterizedTest(name = "{0} {1} {3}")
  @MethodSource("filters")
  void conditionsActOnTheDataBeforeItIsGrouped(
      long filter, String operator, Predicate<List<String>> wanted, List<String> values) {
    String condition = condition(filter, operator, values.toArray(String[]::new));
    CsvTable left = strikes.where(wanted);

    assertThat(export("4175", condition).rows()).isEqualTo(left.rows());
    assertThat(export("4178", condition).rows())
        .containsExactlyInAnyOrderElementsOf(
            left.groupedBy(row -> row.get(STATE)).entrySet().stream()
                .map(
                    state ->
                        row(
                            state.getKey(),
                            count(state),
                            sum(state.getValue()),
                            averageSpeed(state.getValue()),
                            highestCost(state.getValue())))
                .toList());
  }

  @Test
  void conditionsOfSeveralFiltersAllHold() {
    CsvTable left =
        strikes.where(row -> row.get(STATE).equals("Ohio") && row.get(DAY).startsWith("1995"));

    assertThat(
            export(
                    "4175",
                    condition(7001, "is", "\"Ohio\""),
                    condition(7002, "between", "\"1995-01-01\"", "\"1995-12-31\""))
                .rows())
        .isEqualTo(left.rows());
  }

  @Test
  void groupsAreSortedBySeveralColumns() {
    List<List<String>> rows = export("4191").rows();

    for (int i = 1; i < rows.size(); i++) {
      int before = Integer.parseInt(rows.get(i - 1).get(1));
      int here = Integer.parseInt(rows.get(i).get(1));
      assertThat(before).isGreaterThanOrEqualTo(here);
      if (before == here) {
        assertThat(rows.get(i - 1).get(0)).isLessThan(rows.get(i).get(0));
      }
    }
  }

  @Test
  void flightsAreJoinedToTheirAirports() {
    Map<String, List<String>> airports = new HashMap<>();
    CsvTable.dataFile("airports.csv").rows().forEach(row -> airports.put(row.get(0), row));
    Map<String, List<List<String>>> origins =
        CsvTable.dataFile("flights-airport.csv").groupedBy(row -> row.get(0));

    List<List<String>> rows = export("4201").rows();

    assertThat(rows).hasSize(origins.size());
    for (List<String> row : rows) {
      List<List<String>> routes = origins.get(row.get(0));
      List<String> airport = airports.get(row.get(0));
      int flights = routes.stream().mapToInt(route -> Integer.parseInt(route.get(2))).sum();
      int busiest = routes.stream().mapToInt(r -> Integer.parseInt(r.get(2))).max().orElseThrow();
      assertThat(row)
          .containsExactly(
              row.get(0),
              airport.get(1),
              airport.get(2),
              airport.get(3),
              "" + routes.size(),
              "" + flights,
              "" + busiest);
    }
  }

  @Test
  void conditionsReachJoinedFields() {
    assertThat(export("4201", condition(7006, "is", "\"HI\"")).rows())
        .isNotEmpty()
        .allMatch(row -> row.get(3).equals("HI"));
    assertThat(export("4200", condition(7006, "is", "\"HI\"")).rows()).hasSize(5_366);
  }

  @Test
  void averagesAreExactToTenDecimals() {
    Map<String, List<List<String>>> months =
        CsvTable.dataFile("seattle-weather.csv")
            .groupedBy(row -> row.get(0).substring(0, 7) + "-01");

    for (List<String> row : export("2199023259763").rows()) {
      assertThat(row.get(1)).isEqualTo(average(months.get(row.get(0)), day -> day.get(2)));
      assertThat(row.get(2)).isEqualTo(average(months.get(row.get(0)), day -> day.get(3)));
    }
  }

  @Test
  void distinctValuesAreCounted() {
    Map<String, List<List<String>>> species =
        strikes.groupedBy(row -> row.get(8) + "/" + row.get(7));

    List<List<String>> rows = export("4181").rows();

    assertThat(rows).hasSize(species.size());
    for (List<String> row : rows) {
      List<List<String>> group = species.get(row.get(0) + "/" + row.get(1));
      assertThat(row.get(2)).isEqualTo("" + group.size());
      HashSet<String> airports = new HashSet<>(group.stream().map(one -> one.get(0)).toList());
      assertThat(row.get(3)).isEqualTo("" + airports.size());
      assertThat(row.get(4))
          .isEqualTo(group.stream().map(one -> one.get(DAY)).min(String::compareTo).get());
      assertThat(row.get(5))
          .isEqualTo(group.stream().map(one -> one.get(DAY)).max(String::compareTo).get());
    }
  }

  private CsvTable export(String widget, String... conditions) {
    return CsvTable.parse(api.export(widget, conditions));
  }

  private static Arguments filter(
      long filter, String operator, Predicate<List<String>> wanted, String... values) {
    return Arguments.of(filter, operator, wanted, List.of(values));
  }

  private static List<String> row(Object... cells) {
    return List.of(cells).stream().map(Object::toString).toList();
  }

  private static int count(Map.Entry<String, List<List<String>>> group) {
    return group.getValue().size();
  }

  private static long sum(List<List<String>> rows) {
    return rows.stream().mapToLong(row -> Long.parseLong(row.get(COST))).sum();
  }

  private static long highestCost(List<List<String>> rows) {
    return rows.stream().mapToLong(row -> Long.parseLong(row.get(COST))).max().orElseThrow();
  }

  private static String averageSpeed(List<List<String>> rows) {
    return average(rows, row -> row.get(SPEED));
  }

  private static String average(List<List<String>> rows, Function<List<String>, String> cell) {
    List<BigDecimal> numbers =
        rows.stream().map(cell).filter(text -> !text.isEmpty()).map(BigDecimal::new).toList();
    if (numbers.isEmpty()) {
      return "";
    }
    BigDecimal sum = numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal exact = sum.divide(new BigDecimal(numbers.size()), 10, RoundingMode.HALF_UP);
    return exact.toPlainString().replaceAll("\\.?0+$", "");
  }
}
