package org.holisticsjdbc.sandbox;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The dashboards of the sandbox and the data sets under them, as they are at the moment. */
final class Workspace {

  private volatile List<Dashboard> dashboards;
  private volatile List<DataSet> dataSets;

  Workspace(List<Dashboard> dashboards, List<DataSet> dataSets) {
    this.dashboards = sorted(dashboards);
    this.dataSets = List.copyOf(dataSets);
  }

  /** A widget and where it is. */
  record Placed(Dashboard dashboard, Widget widget) {}

  /** Returns all dashboards by their ids; the list does not change any more. */
  List<Dashboard> dashboards() {
    return dashboards;
  }

  List<DataSet> dataSets() {
    return dataSets;
  }

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

  /** Returns the widgets that show a data set. */
  List<Placed> usersOf(DataSet dataSet) {
    return placedWidgets()
        .filter(
            placed ->
                placed.widget().query().filter(it -> it.dataSet().equals(dataSet)).isPresent())
        .toList();
  }

  /**
   * Adds a dashboard.
   *
   * @throws ApiError if another one has its name
   */
  synchronized void add(Dashboard dashboard) {
    requireFree("uname", dashboard.uname());
    change(all -> Stream.concat(all, Stream.of(dashboard)));
  }

  /**
   * Refuses the name of a dashboard that there is.
   *
   * @param property what a request calls the name
   */
  void requireFree(String property, String uname) {
    if (dashboards.stream().anyMatch(dashboard -> dashboard.uname().equals(uname))) {
      throw ApiError.invalidRecord(property, "Name is taken: " + uname);
    }
  }

  synchronized void delete(Dashboard dashboard) {
    change(all -> all.filter(other -> other.id() != dashboard.id()));
  }

  synchronized void delete(Placed placed) {
    change(
        all ->
            all.map(
                dashboard ->
                    dashboard.id() == placed.dashboard().id()
                        ? dashboard.without(placed.widget())
                        : dashboard));
  }

  /**
   * Deletes a data set.
   *
   * @throws ApiError if a widget shows it
   */
  synchronized void delete(DataSet dataSet) {
    List<Placed> users = usersOf(dataSet);
    if (!users.isEmpty()) {
      throw ApiError.invalidOperation(
          "Data set is used by %d reports, as '%s'"
              .formatted(users.size(), users.get(0).widget().title()));
    }
    dataSets = dataSets.stream().filter(other -> other.id() != dataSet.id()).toList();
  }

  private void change(UnaryOperator<Stream<Dashboard>> change) {
    dashboards = sorted(change.apply(dashboards.stream()).toList());
  }

  private static List<Dashboard> sorted(List<Dashboard> dashboards) {
    List<Dashboard> sorted = new ArrayList<>(dashboards);
    sorted.sort(Comparator.comparing(Dashboard::id));
    return List.copyOf(sorted);
  }
}
