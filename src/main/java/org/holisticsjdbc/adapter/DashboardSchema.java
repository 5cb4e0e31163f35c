package org.holisticsjdbc.adapter;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.apache.calcite.schema.Schema;
import org.apache.calcite.schema.SchemaVersion;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.impl.AbstractSchema;
import org.apache.calcite.schema.lookup.Lookup;
import org.apache.calcite.schema.lookup.Named;
import org.holisticsjdbc.adapter.HolisticsSchema.Scope;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;
import org.holisticsjdbc.catalog.Catalog;
import org.holisticsjdbc.catalog.Dashboard;
import org.holisticsjdbc.catalog.Field;
import org.holisticsjdbc.catalog.Widget;
import org.holisticsjdbc.catalog.WidgetFields;

/** A dashboard as a schema: its widgets are tables. */
final class DashboardSchema extends AbstractSchema {
  private final Catalog catalog;
  private final Dashboard dashboard;
  private final List<UserCondition> conditions;
  private final Scope scope;

  /**
   * Creates a schema.
   *
   * @param conditions what a statement sets the filters of its table to
   */
  DashboardSchema(
      Catalog catalog, Dashboard dashboard, List<UserCondition> conditions, Scope scope) {
    this.conditions = List.copyOf(conditions);
    this.scope = requireNonNull(scope, "scope");
    this.catalog = requireNonNull(catalog, "catalog");
    this.dashboard = requireNonNull(dashboard, "dashboard");
  }

  @Override
  public Lookup<Table> tables() {
    return new NamedLookup<>(
        name ->
            catalog
                .widget(dashboard, name)
                .map(
                    widget ->
                        new Named<>(
                            HolisticsSchema.spelling(name, widget.name()), tableOf(widget))));
  }

  @Override
  public Lookup<? extends Schema> subSchemas() {
    return Lookup.empty();
  }

  @Override
  public Schema snapshot(SchemaVersion version) {
    return this;
  }

  private WidgetTable exportable(Widget widget, WidgetFields fields) {
    WidgetTable table = table(widget, fields);
    return fields.layout().isEmpty()
        ? table
        : table(
            widget,
            scope
                .fileColumns()
                .read(widget.id(), fields, table.plannedConditions(), scope.cancellation()));
  }

  private WidgetTable table(Widget widget, WidgetFields fields) {
    return new WidgetTable(
        "\"%s\".\"%s\"".formatted(dashboard.title(), widget.name()),
        widget,
        fields,
        catalog.filters(dashboard, widget),
        conditions,
        scope,
        new WidgetTable.Source() {
          @Override
          public boolean isDouble(Field field) {
            return scope.options().numbers().isDouble(dashboard, widget, field);
          }

          @Override
          public WidgetFields reread() {
            return catalog.reread(widget);
          }
        });
  }

  private WidgetTable tableOf(Widget widget) {
    return switch (widget.kind()) {
      case TABLE -> exportable(widget, catalog.fields(widget));
      case NOT_EXPORTABLE ->
          throw new HolisticsException(
              Failure.FORBIDDEN,
              "Widget \"%s\".\"%s\" (id %s) may not be exported by the owner of this API key. Ask for permission to export its data"
                  .formatted(dashboard.title(), widget.name(), widget.id()));
      case NO_DATA ->
          throw new HolisticsException(
              Failure.NOT_A_TABLE,
              "Widget \"%s\".\"%s\" (id %s) is a text and holds no rows"
                  .formatted(dashboard.title(), widget.name(), widget.id()));
    };
  }
}
