package org.holisticsjdbc.sandbox;

import java.util.ArrayList;
import java.util.List;

/** Puts the workspace of the sandbox together. */
final class SandboxContent {

  private SandboxContent() {}

  static Workspace workspace(int generatedRows, long seed, List<GivenDashboard> given) {
    Playground playground = new Playground(generatedRows, seed);
    List<Dashboard> dashboards = new ArrayList<>(AirportsAndFlights.dashboards());
    dashboards.add(WildlifeStrikes.dashboard());
    dashboards.add(SeattleWeather.dashboard());
    dashboards.add(Employment.dashboard());
    dashboards.add(playground.dashboard());
    dashboards.add(Traps.dashboard());
    dashboards.add(Canvas.dashboard());
    dashboards.add(Defaults.dashboard());
    List<DataSet> dataSets = new ArrayList<>(AirportsAndFlights.dataSets());
    dataSets.add(WildlifeStrikes.dataSet());
    dataSets.add(SeattleWeather.dataSet());
    dataSets.add(Employment.dataSet());
    dataSets.addAll(playground.dataSets());
    GivenTables tables = new GivenTables(given);
    dashboards.addAll(tables.dashboards());
    dataSets.addAll(tables.dataSets());
    dataSets.add(TrapData.ITEMS);
    dataSets.add(TrapData.SERIES);
    return new Workspace(dashboards, dataSets);
  }
}
