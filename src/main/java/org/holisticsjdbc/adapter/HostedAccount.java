package org.holisticsjdbc.adapter;

import static java.util.Objects.requireNonNull;

import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.schema.Schema;
import org.apache.calcite.schema.SchemaVersion;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.impl.AbstractSchema;
import org.apache.calcite.schema.lookup.LikePattern;
import org.apache.calcite.schema.lookup.Lookup;
import org.apache.calcite.schema.lookup.Named;
import org.holisticsjdbc.catalog.Catalog;
import org.holisticsjdbc.catalog.DashboardName;

/**
 * An account as a schema of another Calcite program: its dashboards are schemas of that.
 *
 * <p>That program lists schemas whenever it plans a statement, so a list costs one request (none
 * while it is remembered), and a dashboard is read when one of its tables is named.
 */
public final class HostedAccount extends AbstractSchema {
  private final Catalog catalog;
  private final HolisticsSchema.Scope scope;

  public HostedAccount(Catalog catalog, HolisticsSchema.Scope scope) {
    this.catalog = requireNonNull(catalog, "catalog");
    this.scope = requireNonNull(scope, "scope");
  }

  @Override
  public Lookup<Table> tables() {
    return Lookup.empty();
  }

  @Override
  public Lookup<? extends Schema> subSchemas() {
    return new Dashboards();
  }

  @Override
  public Schema snapshot(SchemaVersion version) {
    return this;
  }

  private final class Dashboards implements Lookup<Schema> {
    @Override
    public Schema get(String name) {
      Named<Schema> found = getIgnoreCase(name);
      return found != null && found.name().equals(name) ? found.entity() : null;
    }

    @Override
    public Named<Schema> getIgnoreCase(String name) {
      return catalog.dashboards().stream()
          .filter(it -> it.name().equalsIgnoreCase(name) || Long.toString(it.id()).equals(name))
          .findFirst()
          .<Named<Schema>>map(
              it ->
                  new Named<>(
                      HolisticsSchema.spelling(name, it.name()),
                      new HostedDashboard(catalog, it.name(), scope)))
          .orElse(null);
    }

    @Override
    public Set<String> getNames(LikePattern pattern) {
      return catalog.dashboards().stream()
          .map(DashboardName::name)
          .filter(pattern.matcher()::apply)
          .collect(Collectors.toUnmodifiableSet());
    }
  }
}
