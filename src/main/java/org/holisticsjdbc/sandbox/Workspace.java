package org.holisticsjdbc.sandbox;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything that is declared in the sandbox: dashboards and the data sets under them. */
record Workspace(List<Dashboard> dashboards, List<DataSet> dataSets) {

  Workspace {
    dashboards = dashboards.stream().sorted(Comparator.comparing(Dashboard::id)).toList();
    dataSets = List.copyOf(dataSets);
  }

  /** A widget and where it is. */
  record Placed(Dashboard dashboard, Widget widget) {}

  Optional<Dashboard> dashboard(long id) {
    return dashboards.stream().filter(dashboard -> dashboard.id() == id).findFirst();
  }

  Optional<DataSet> dataSet(long id) {
    return dataSets.stream().filter(dataSet -> dataSet.id() == id).findFirst();
  }

  Optional<Placed> widget(String id) {
    return placedWidgets().filter(placed -> placed.widget().id().text().equals(id)).findFirst();
  }

  /** Returns the widget whose report has the id. */
  Optional<Placed> report(long id) {
    return placedWidgets()
        .filter(
            placed -> placed.widget().query().filter(query -> query.reportId() == id).isPresent())
        .findFirst();
  }

  Stream<Placed> placedWidgets() {
    return dashboards.stream()
        .flatMap(
            dashboard -> dashboard.widgets().stream().map(widget -> new Placed(dashboard, widget)));
  }
}
