package org.holisticsjdbc.engine;

import java.util.List;
import java.util.Optional;
import org.holisticsjdbc.catalog.Catalog;
import org.holisticsjdbc.catalog.Dashboard;
import org.holisticsjdbc.catalog.WidgetFields;

/**
 * What of the catalog a plan rests on: the dashboards and widgets that its statement names. A plan
 * holds as long as they stay equal (DESIGN §3.3).
 */
record PlanBasis(List<Used> used) {
  PlanBasis {
    used = List.copyOf(used);
  }

  /** A dashboard, and what a widget of it displays. */
  private record Used(Dashboard dashboard, WidgetFields fields) {}

  /** Reads what the tables of a statement are now; costs nothing while the catalog remembers it. */
  static PlanBasis of(Catalog catalog, TableReferences tables, Optional<String> defaultSchema) {
    WidgetLookup widgets = new WidgetLookup(catalog, defaultSchema);
    return new PlanBasis(
        tables.names().stream()
            .flatMap(name -> widgets.find(name.parts()).stream())
            .map(found -> new Used(found.dashboard(), catalog.fields(found.widget())))
            .toList());
  }
}
