package org.holisticsjdbc.engine;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.holisticsjdbc.catalog.Catalog;
import org.holisticsjdbc.catalog.Dashboard;
import org.holisticsjdbc.catalog.Field;
import org.holisticsjdbc.catalog.Widget;
import org.holisticsjdbc.catalog.WidgetFields;
import org.holisticsjdbc.catalog.WidgetFilter;
import org.holisticsjdbc.procedure.Procedures;
import org.holisticsjdbc.procedure.ServiceTable;
import org.holisticsjdbc.procedure.ServiceTables;

/** The widgets that names in FROM mean. */
record WidgetLookup(Catalog catalog, Optional<String> defaultSchema) {
  WidgetLookup {
    requireNonNull(catalog, "catalog");
    requireNonNull(defaultSchema, "defaultSchema");
  }

  /** A widget, and the schema as it was written. */
  record Found(String schema, Dashboard dashboard, Widget widget) {}

  /** Returns the widget of a name with or without a schema; empty where there is no such table. */
  Optional<Found> find(List<String> names) {
    if (names.size() > 2 || isOwn(names)) {
      return Optional.empty();
    }
    Optional<String> schema = names.size() == 2 ? Optional.of(names.get(0)) : defaultSchema;
    return schema.flatMap(
        written ->
            catalog
                .dashboard(written)
                .flatMap(dashboard -> find(written, dashboard, names.get(names.size() - 1))));
  }

  /** Returns the widget of a table name in a dashboard. */
  Optional<Found> find(String schema, Dashboard dashboard, String table) {
    return catalog
        .widget(dashboard, table)
        .filter(widget -> widget.kind() == Widget.Kind.TABLE)
        .map(widget -> new Found(schema, dashboard, widget));
  }

  /** Returns whether names mean something in the driver's own schema. */
  boolean isOwn(List<String> names) {
    return names.size() == 2
        ? names.get(0).equalsIgnoreCase(Procedures.SCHEMA)
        : names.size() == 1
            && defaultSchema.filter(Procedures.SCHEMA::equalsIgnoreCase).isPresent();
  }

  /** Returns the table of the service that names mean. */
  Optional<ServiceTable> serviceTable(List<String> names) {
    return isOwn(names) ? ServiceTables.get().find(names.get(names.size() - 1)) : Optional.empty();
  }

  /** Returns the columns; of a file that only its export knows, the fields that it shows. */
  ColumnNames columns(Found found) {
    WidgetFields displayed = catalog.fields(found.widget());
    Stream<Field> shown = displayed.layout().stream().flatMap(layout -> layout.shown().stream());
    return ColumnNames.of(
        Stream.concat(displayed.fields().stream(), shown).map(Field::name).distinct().toList());
  }

  List<WidgetFilter> filters(Found found) {
    return catalog.filters(found.dashboard(), found.widget());
  }
}
