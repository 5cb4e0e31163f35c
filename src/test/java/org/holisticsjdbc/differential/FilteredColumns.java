package org.holisticsjdbc.differential;

import java.util.Map;
import java.util.Optional;

/**
 * The columns of the sandbox on whose predicates DESIGN §4 lets conditions be sent, with the filter
 * that takes them. Written by hand, so that the driver's own idea of it is checked.
 */
final class FilteredColumns {

  private static final long EUROPE = 1L << 41;

  private static final Map<String, Map<String, Long>> FILTERS =
      Map.ofEntries(
          Map.entry("Wildlife strikes.Strikes", Map.of("State", 7001L, "Flight date", 7002L)),
          Map.entry("Wildlife strikes.Strikes by month", Map.of("Month", 7002L)),
          Map.entry("Wildlife strikes.Strikes by state", Map.of("State", 7001L)),
          Map.entry("Airports.Airports", Map.of("State", 7003L, "Latitude", 7004L)),
          Map.entry("Airports.Airports by state", Map.of("State", 7003L)),
          Map.entry("Flights.Routes", Map.of("Origin", 7005L)),
          Map.entry("Flights.Flights by origin", Map.of("Origin", 7005L, "State", 7006L)),
          Map.entry(
              "Seattle weather.Daily weather",
              Map.of("Date", EUROPE + 7007, "Weather", EUROPE + 7008, "Wind", EUROPE + 7009)),
          Map.entry("Seattle weather.Weather by month", Map.of("Month", EUROPE + 7007)),
          Map.entry("Seattle weather.Kinds of weather", Map.of("Weather", EUROPE + 7008)),
          Map.entry("US employment.Monthly employment", Map.of("Month", 7010L)),
          Map.entry("US employment.Employment by quarter", Map.of("Quarter", 7010L)),
          Map.entry(
              "Playground.All types",
              Map.of("Text", 7011L, "Amount", 7012L, "Datetime", 7013L, "Truefalse", 7014L)),
          Map.entry(
              "Odd.Odd values",
              Map.of("Text", 9000L, "Number", 9001L, "Day", 9002L, "Moment", 9003L, "Flag", 9004L)),
          Map.entry(
              "Playground.Generated",
              Map.of("Status", 7015L, "Quantity", 7016L, "Created on", 7017L, "Active", 7018L)));

  private FilteredColumns() {}

  static Optional<Long> filterOf(TableName table, String column) {
    return Optional.ofNullable(FILTERS.getOrDefault(table.toString(), Map.of()).get(column));
  }
}
