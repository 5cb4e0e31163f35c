package org.holisticsjdbc.sandbox;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A dashboard with its widgets and filters.
 *
 * @param version 4 for canvas dashboards, defined as code
 * @param givenName name in the code of the workspace, if it does not follow from the title
 * @param interactions where filters of a canvas dashboard do not act as their field says
 */
record Dashboard(
    long id,
    String title,
    int version,
    List<Widget> widgets,
    List<DashboardFilter> filters,
    List<Interaction> interactions,
    Optional<String> givenName) {

  static final int CANVAS = 4;

  Dashboard {
    widgets = List.copyOf(widgets);
    filters = List.copyOf(filters);
    interactions = List.copyOf(interactions);
  }

  /** A dashboard whose filters are mapped to widgets, or reach no other. */
  Dashboard(
      long id, String title, int version, List<Widget> widgets, List<DashboardFilter> filters) {
    this(id, title, version, widgets, filters, List.of(), Optional.empty());
  }

  /**
   * An exception to the reach of a filter, between named blocks (FACTS §3).
   *
   * @param target on what the filter acts instead of its own field; empty if on nothing
   */
  record Interaction(String from, List<String> to, Optional<DashboardFilter.Target> target) {

    Interaction {
      to = List.copyOf(to);
    }

    private boolean isBetween(DashboardFilter filter, Widget widget) {
      return from.equals(filter.uname()) && widget.block().filter(to::contains).isPresent();
    }
  }

  /** Returns the name in the code of the workspace. */
  String uname() {
    return givenName.orElseGet(() -> words("_"));
  }

  Dashboard without(Widget widget) {
    List<Widget> left = widgets.stream().filter(it -> !it.id().equals(widget.id())).toList();
    return new Dashboard(id, title, version, left, filters, interactions, givenName);
  }

  /** Returns a copy of a canvas dashboard; its blocks keep their names. */
  Dashboard cloned(long newId, String newTitle, String newName) {
    List<Widget> blocks =
        widgets.stream()
            .map(widget -> widget.asBlock(newId, widget.block().orElseThrow()))
            .toList();
    return new Dashboard(
        newId, newTitle, version, blocks, filters, interactions, Optional.of(newName));
  }

  /** Returns the end of the address. */
  String slug() {
    return words("-");
  }

  /** Returns on what a filter acts in a widget; empty if it does not reach it. */
  Optional<DashboardFilter.Target> target(DashboardFilter filter, Widget widget) {
    if (version != CANVAS) {
      return filter.mappedTarget(widget);
    }
    return interactions.stream()
        .filter(interaction -> interaction.isBetween(filter, widget))
        .findFirst()
        .map(Interaction::target)
        .orElseGet(() -> ownField(filter, widget));
  }

  /** A filter without mappings reaches what queries the data set of its field (FACTS §3). */
  private static Optional<DashboardFilter.Target> ownField(DashboardFilter filter, Widget widget) {
    return filter
        .source()
        .filter(
            source ->
                widget.query().filter(it -> it.dataSet().equals(source.dataSet())).isPresent())
        .map(source -> new DashboardFilter.Target(source.field(), Optional.empty()));
  }

  /** Returns the data set that a block queries. */
  DataSet dataSetOf(String block) {
    return widgets.stream()
        .filter(widget -> widget.block().filter(block::equals).isPresent())
        .flatMap(widget -> widget.query().stream())
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No block with data: " + block))
        .dataSet();
  }

  private String words(String separator) {
    return title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", separator);
  }

  Optional<Widget> widget(String widgetId) {
    return widgets.stream().filter(widget -> widget.id().text().equals(widgetId)).findFirst();
  }
}
