package org.holisticsjdbc.sandbox;

import static org.holisticsjdbc.sandbox.Aggregation.AVG;
import static org.holisticsjdbc.sandbox.Aggregation.COUNT;
import static org.holisticsjdbc.sandbox.Aggregation.COUNT_DISTINCT;
import static org.holisticsjdbc.sandbox.Aggregation.MAX;
import static org.holisticsjdbc.sandbox.Aggregation.MIN;
import static org.holisticsjdbc.sandbox.Aggregation.SUM;
import static org.holisticsjdbc.sandbox.ModelField.date;
import static org.holisticsjdbc.sandbox.ModelField.number;
import static org.holisticsjdbc.sandbox.ModelField.text;

import java.util.List;

/** Dashboard "Wildlife strikes": collisions of aircraft with animals, FAA, 1990 to 2002. */
final class WildlifeStrikes {

  private static final List<ModelField> FIELDS =
      List.of(
          text("airport_name", "Airport"),
          text("aircraft", "Aircraft"),
          text("damage", "Damage"),
          date("flight_date", "Flight date"),
          text("operator", "Operator"),
          text("origin_state", "State"),
          text("phase_of_flight", "Phase of flight"),
          text("wildlife_size", "Wildlife size"),
          text("species", "Species"),
          text("time_of_day", "Time of day"),
          number("cost_other", "Other cost"),
          number("cost_repair", "Repair cost"),
          number("cost_total", "Total cost"),
          number("speed_knots", "Speed"));

  private static final DataSet DATA =
      DataSet.of(
          2101,
          "wildlife",
          "Wildlife",
          new Model(
              ApiId.of(501),
              "strikes",
              "Strikes",
              FIELDS,
              new CsvSource("birdstrikes.csv", FIELDS)));

  private WildlifeStrikes() {}

  static DataSet dataSet() {
    return DATA;
  }

  static Dashboard dashboard() {
    Widget strikes = strikes();
    Widget cost =
        Widget.of(4176, 8176, "Total cost", Chart.METRIC_KPI, DATA, field("cost_total").as(SUM));
    Widget byMonth = byMonth();
    Widget byState = byState();
    Widget about = Widget.text(4179, "About");
    Widget restricted = restricted();
    Widget species = species();
    Widget[] charts = {strikes, cost, byMonth, byState, restricted, species};
    DashboardFilter state =
        DashboardFilter.of(7001, 1, "State", FilterType.STRING, DATA, "strikes.origin_state")
            .mappedTo(charts);
    DashboardFilter day =
        DashboardFilter.of(7002, 2, "Flight date", FilterType.DATE, DATA, "strikes.flight_date")
            .mappedTo(charts);
    return new Dashboard(
        16076,
        "Wildlife strikes",
        3,
        List.of(strikes, cost, byMonth, byState, about, restricted, species),
        List.of(state, day));
  }

  private static Widget strikes() {
    WidgetField[] fields =
        FIELDS.stream().map(field -> field(field.name())).toArray(WidgetField[]::new);
    return Widget.of(4175, 8175, "Strikes", Chart.DATA_TABLE, DATA, fields).withRowLimit(20_000);
  }

  private static Widget byMonth() {
    return Widget.of(
            4177,
            8177,
            "Strikes by month",
            Chart.LINE_CHART,
            DATA,
            field("flight_date").by(Truncation.MONTH).labelled("Month"),
            field("airport_name").as(COUNT).labelled("Strikes"),
            field("cost_total").as(SUM))
        .sortedBy(0);
  }

  private static Widget byState() {
    return Widget.of(
            4178,
            8178,
            "Strikes by state",
            Chart.BAR_CHART,
            DATA,
            field("origin_state"),
            field("airport_name").as(COUNT).labelled("Strikes"),
            field("cost_total").as(SUM),
            field("speed_knots").as(AVG),
            field("cost_total").as(MAX).labelled("Highest cost"))
        .sortedDescendingBy(1)
        .sortedBy(0);
  }

  private static Widget restricted() {
    return Widget.of(
            4180,
            8180,
            "Restricted detail",
            Chart.DATA_TABLE,
            DATA,
            field("operator"),
            field("aircraft"),
            field("cost_total"))
        .notExportable();
  }

  private static Widget species() {
    return Widget.of(
            4181,
            8181,
            "Species",
            Chart.DATA_TABLE,
            DATA,
            field("species"),
            field("wildlife_size"),
            field("airport_name").as(COUNT).labelled("Strikes"),
            field("airport_name").as(COUNT_DISTINCT),
            field("flight_date").as(MIN).labelled("First seen"),
            field("flight_date").as(MAX).labelled("Last seen"))
        .sortedBy(0)
        .sortedBy(1);
  }

  private static WidgetField field(String name) {
    return WidgetField.of("strikes." + name);
  }
}
