package org.holisticsjdbc.catalog;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.holisticsjdbc.api.ApiDashboard;

/**
 * A dashboard: a schema.
 *
 * @param title the title as the service shows it, the id where there is none
 * @param version 1, 3 or 4 (canvas)
 * @param widgets all widgets, also those that are no tables
 * @param filters the dashboard's filters, in their order
 * @param interactions exceptions to the reach of a canvas dashboard's filters
 */
public record Dashboard(
    long id,
    String title,
    int version,
    List<Widget> widgets,
    List<Filter> filters,
    List<ApiDashboard.Interaction> interactions) {
  /** The version of dashboards that are defined as code (FACTS §2). */
  public static final int CANVAS = 4;

  public Dashboard {
    requireNonNull(title, "title");
    widgets = List.copyOf(widgets);
    filters = List.copyOf(filters);
    interactions = List.copyOf(interactions);
  }

  /** Returns the widgets that are tables: those with rows that may be exported. */
  public List<Widget> tables() {
    return widgets.stream().filter(widget -> widget.kind() == Widget.Kind.TABLE).toList();
  }

  /**
   * Returns the widget of a table name, ignoring case, or of an id; whatever its kind. Digits are
   * an id first, anything else a name first (DESIGN §1).
   */
  public Optional<Widget> widget(String tableName) {
    Predicate<Widget> byName = widget -> widget.name().equalsIgnoreCase(tableName);
    Predicate<Widget> byId = widget -> widget.id().text().equals(tableName);
    Optional<Widget> first = find(UniqueNames.isDigits(tableName) ? byId : byName);
    return first
        .or(() -> find(byName))
        .or(() -> find(byId))
        .or(() -> find(widget -> widget.id().text().equalsIgnoreCase(tableName)));
  }

  private Optional<Widget> find(Predicate<Widget> wanted) {
    return widgets.stream().filter(wanted).findFirst();
  }
}
