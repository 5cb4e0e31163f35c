package org.holisticsjdbc.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.holisticsjdbc.catalog.Catalog;
import org.holisticsjdbc.catalog.Dashboard;
import org.holisticsjdbc.catalog.Widget;
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
  private record Used(Dashboard dashboard, Optional<WidgetFields> fields) {}

  /** Reads what the tables of a statement are now; costs nothing while the catalog remembers it. */
  static PlanBasis of(Catalog catalog, TableReferences tables, Optional<String> defaultSchema) {
    List<Used> used = new ArrayList<>();
    for (TableReferences.Name name : tables.names()) {
      name.schema()
          .or(() -> defaultSchema)
          .flatMap(catalog::dashboard)
          .ifPresent(
              dashboard ->
                  used.add(
                      new Used(
                          dashboard,
                          dashboard
                              .widget(name.table())
                              .filter(widget -> widget.kind() == Widget.Kind.TABLE)
                              .map(catalog::fields))));
    }
    return new PlanBasis(used);
  }
}
