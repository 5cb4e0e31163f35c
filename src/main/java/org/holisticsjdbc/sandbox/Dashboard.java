package org.holisticsjdbc.sandbox;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A dashboard with its widgets and filters. */
record Dashboard(
    long id, String title, int version, List<Widget> widgets, List<DashboardFilter> filters) {

  Dashboard {
    widgets = List.copyOf(widgets);
    filters = List.copyOf(filters);
  }

  /** Returns the name in the code of the workspace. */
  String uname() {
    return words("_");
  }

  /** Returns the end of the address. */
  String slug() {
    return words("-");
  }

  /** Returns on what a filter acts in a widget; empty if it does not reach it. */
  Optional<DashboardFilter.Target> target(DashboardFilter filter, Widget widget) {
    return filter.mappedTarget(widget);
  }

  private String words(String separator) {
    return title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", separator);
  }

  Optional<Widget> widget(String widgetId) {
    return widgets.stream().filter(widget -> widget.id().text().equals(widgetId)).findFirst();
  }
}
