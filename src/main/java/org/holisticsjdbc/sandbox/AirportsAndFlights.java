package org.holisticsjdbc.sandbox;

import static org.holisticsjdbc.sandbox.Aggregation.AVG;
import static org.holisticsjdbc.sandbox.Aggregation.COUNT;
import static org.holisticsjdbc.sandbox.Aggregation.COUNT_DISTINCT;
import static org.holisticsjdbc.sandbox.Aggregation.MAX;
import static org.holisticsjdbc.sandbox.Aggregation.SUM;
import static org.holisticsjdbc.sandbox.ModelField.number;
import static org.holisticsjdbc.sandbox.ModelField.text;

import java.util.List;

/**
 * Dashboards "Airports" and "Flights": airports of the USA and the flights between them in 2008.
 */
final class AirportsAndFlights {

  private static final List<ModelField> AIRPORT_FIELDS =
      List.of(
          text("iata", "IATA").asPrimaryKey(),
          text("name", "Name"),
          text("city", "City"),
          text("state", "State"),
          text("country", "Country"),
          number("latitude", "Latitude"),
          number("longitude", "Longitude"));

  private static final List<ModelField> FLIGHT_FIELDS =
      List.of(
          text("origin", "Origin"),
          text("destination", "Destination"),
          number("flights", "Flights"));

  private static final Model AIRPORTS_MODEL =
      new Model(
          ApiId.of(502),
          "airports",
          "Airports",
          AIRPORT_FIELDS,
          new CsvSource("airports.csv", AIRPORT_FIELDS));

  private static final Model FLIGHTS_MODEL =
      new Model(
          ApiId.of(503),
          "flights",
          "Flights",
          FLIGHT_FIELDS,
          new CsvSource("flights-airport.csv", FLIGHT_FIELDS));

  private static final DataSet AIRPORTS = DataSet.of(2102, "airports", "Airports", AIRPORTS_MODEL);

  private static final DataSet FLIGHTS =
      new DataSet(
          2103,
          "flights",
          "Flights",
          List.of(FLIGHTS_MODEL, AIRPORTS_MODEL),
          List.of(
              new DataSet.Join(3301, FieldRef.of("flights.origin"), FieldRef.of("airports.iata"))));

  private AirportsAndFlights() {}

  static List<DataSet> dataSets() {
    return List.of(AIRPORTS, FLIGHTS);
  }

  static List<Dashboard> dashboards() {
    return List.of(airports(), flights());
  }

  private static Dashboard airports() {
    Widget airports =
        Widget.of(
            4190,
            8190,
            "Airports",
            Chart.DATA_TABLE,
            AIRPORTS,
            AIRPORT_FIELDS.stream()
                .map(field -> WidgetField.of("airports." + field.name()))
                .toArray(WidgetField[]::new));
    Widget byState =
        Widget.of(
                4191,
                8191,
                "Airports by state",
                Chart.COLUMN_CHART,
                AIRPORTS,
                WidgetField.of("airports.state"),
                WidgetField.of("airports.iata").as(COUNT).labelled("Airports"),
                WidgetField.of("airports.city").as(COUNT_DISTINCT),
                WidgetField.of("airports.latitude").as(AVG).labelled("Average latitude"))
            .sortedDescendingBy(1)
            .sortedBy(0);
    DashboardFilter state =
        DashboardFilter.of(7003, 1, "State", FilterType.STRING, AIRPORTS, "airports.state")
            .mappedTo(airports, byState);
    DashboardFilter latitude =
        DashboardFilter.of(7004, 2, "Latitude", FilterType.NUMBER, AIRPORTS, "airports.latitude")
            .mappedTo(airports, byState);
    return new Dashboard(
        16077, "Airports", 3, List.of(airports, byState), List.of(state, latitude));
  }

  private static Dashboard flights() {
    Widget routes =
        Widget.of(
                4200,
                8200,
                "Routes",
                Chart.DATA_TABLE,
                FLIGHTS,
                WidgetField.of("flights.origin"),
                WidgetField.of("flights.destination"),
                WidgetField.of("flights.flights"))
            .withRowLimit(10_000);
    Widget byOrigin =
        Widget.of(
                4201,
                8201,
                "Flights by origin",
                Chart.DATA_TABLE,
                FLIGHTS,
                WidgetField.of("flights.origin"),
                WidgetField.of("airports.name").labelled("Airport"),
                WidgetField.of("airports.city"),
                WidgetField.of("airports.state"),
                WidgetField.of("flights.destination").as(COUNT).labelled("Destinations"),
                WidgetField.of("flights.flights").as(SUM),
                WidgetField.of("flights.flights").as(MAX).labelled("Busiest route"))
            .sortedDescendingBy(5)
            .sortedBy(0);
    DashboardFilter origin =
        DashboardFilter.of(7005, 1, "Origin", FilterType.STRING, FLIGHTS, "flights.origin")
            .mappedTo(routes, byOrigin);
    DashboardFilter state =
        DashboardFilter.of(7006, 2, "Origin state", FilterType.STRING, FLIGHTS, "airports.state")
            .mappedTo(byOrigin);
    return new Dashboard(16078, "Flights", 3, List.of(routes, byOrigin), List.of(origin, state));
  }
}
