package org.holisticsjdbc.catalog;

import java.util.List;
import org.holisticsjdbc.api.ApiFilter;

/**
 * A dashboard: a schema.
 *
 * @param title the title as the service shows it
 * @param version 1, 3 or 4 (canvas)
 * @param widgets all widgets, also those that are no tables
 * @param filters the dashboard's filters, as the service describes them
 */
public record Dashboard(
    long id, String title, int version, List<Widget> widgets, List<ApiFilter> filters) {
  public Dashboard {
    widgets = List.copyOf(widgets);
    filters = List.copyOf(filters);
  }

  /** Returns the widgets that are tables: those with rows that may be exported. */
  public List<Widget> tables() {
    return widgets.stream().filter(widget -> widget.kind() == Widget.Kind.TABLE).toList();
  }
}
