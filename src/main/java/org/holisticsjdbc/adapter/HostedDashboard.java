package org.holisticsjdbc.adapter;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.schema.Schema;
import org.apache.calcite.schema.SchemaVersion;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.impl.AbstractSchema;
import org.apache.calcite.schema.lookup.LikePattern;
import org.apache.calcite.schema.lookup.Lookup;
import org.apache.calcite.schema.lookup.Named;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;
import org.holisticsjdbc.catalog.Catalog;
import org.holisticsjdbc.catalog.Dashboard;
import org.holisticsjdbc.catalog.Widget;

/**
 * A dashboard as a schema of another Calcite program; read when its tables are asked for, again
 * when what is remembered is too old.
 */
public final class HostedDashboard extends AbstractSchema {
  private final Catalog catalog;
  private final String name;
  private final HolisticsSchema.Scope scope;

  public HostedDashboard(Catalog catalog, String name, HolisticsSchema.Scope scope) {
    this.catalog = requireNonNull(catalog, "catalog");
    this.name = requireNonNull(name, "name");
    this.scope = requireNonNull(scope, "scope");
  }

  private Dashboard dashboard() {
    return catalog
        .dashboard(name)
        .orElseThrow(
            () ->
                new HolisticsException(
                    Failure.UNKNOWN_SCHEMA, "There is no dashboard \"%s\"".formatted(name)));
  }

  @Override
  public Lookup<Table> tables() {
    return new Widgets();
  }

  @Override
  public Lookup<? extends Schema> subSchemas() {
    return Lookup.empty();
  }

  @Override
  public Schema snapshot(SchemaVersion version) {
    return this;
  }

  private final class Widgets implements Lookup<Table> {
    @Override
    public Table get(String table) {
      Named<Table> found = getIgnoreCase(table);
      return found != null && found.name().equals(table) ? found.entity() : null;
    }

    @Override
    public Named<Table> getIgnoreCase(String table) {
      return new DashboardSchema(catalog, dashboard(), List.of(), scope)
          .tables()
          .getIgnoreCase(table);
    }

    @Override
    public Set<String> getNames(LikePattern pattern) {
      return dashboard().tables().stream()
          .map(Widget::name)
          .filter(pattern.matcher()::apply)
          .collect(Collectors.toUnmodifiableSet());
    }
  }
}
