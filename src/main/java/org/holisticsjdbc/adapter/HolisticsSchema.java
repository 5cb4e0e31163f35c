package org.holisticsjdbc.adapter;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.apache.calcite.schema.Schema;
import org.apache.calcite.schema.SchemaVersion;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.impl.AbstractSchema;
import org.apache.calcite.schema.lookup.Lookup;
import org.apache.calcite.schema.lookup.Named;
import org.holisticsjdbc.api.ApiId;
import org.holisticsjdbc.api.Cancellation;
import org.holisticsjdbc.api.Condition;
import org.holisticsjdbc.catalog.Catalog;
import org.holisticsjdbc.procedure.Procedures;

/**
 * The account as Calcite's root schema: dashboards, found when a statement names them.
 *
 * <p>Calcite looks every qualifier up here, aliases of columns too. Only names that stand before a
 * table name in FROM are looked up in the catalog, so that an alias costs no request.
 */
public final class HolisticsSchema extends AbstractSchema {
  private final Catalog catalog;
  private final Set<String> named;
  private final Map<String, Bound> bound;
  private final Scope scope;

  /**
   * Creates the root schema of one statement.
   *
   * @param schemaNames the schema names that the statement's table references use, in any case
   * @param bound tables with filters set, by the schema name that the statement has for each
   */
  public HolisticsSchema(
      Catalog catalog, Set<String> schemaNames, Map<String, Bound> bound, Scope scope) {
    this.bound = Map.copyOf(bound);
    this.scope = requireNonNull(scope, "scope");
    this.catalog = requireNonNull(catalog, "catalog");
    this.named =
        schemaNames.stream().map(HolisticsSchema::folded).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * What a statement brings to its tables.
   *
   * @param fileColumns knows the columns of widgets that only their file knows
   * @param running tells whether an equal export of a widget, with these conditions, is running
   * @param cancellation ends the planning of the statement
   * @param opener opens the rows of its scans
   */
  public record Scope(
      ScanOptions options,
      FileColumns fileColumns,
      BiPredicate<ApiId, List<Condition.OfFilter>> running,
      Cancellation cancellation,
      ScanOpener opener) {
    public Scope {
      requireNonNull(options, "options");
      requireNonNull(running, "running");
      requireNonNull(fileColumns, "fileColumns");
      requireNonNull(cancellation, "cancellation");
      requireNonNull(opener, "opener");
    }
  }

  private static String folded(String name) {
    return name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  @Override
  public Lookup<Table> tables() {
    return Lookup.empty();
  }

  @Override
  public Lookup<? extends Schema> subSchemas() {
    return new NamedLookup<>(this::find);
  }

  @Override
  public Schema snapshot(SchemaVersion version) {
    return this;
  }

  /**
   * Returns the title where the name is just another case of it, else the name: an id, or a title
   * made unique.
   */
  static String spelling(String name, String title) {
    return name.equalsIgnoreCase(title) ? title : name;
  }

  private Optional<Named<Schema>> find(String name) {
    Bound own = bound.get(name);
    if (own != null) {
      return Optional.of(new Named<>(name, schemaOf(own)));
    }
    if (name.equalsIgnoreCase(Procedures.SCHEMA)) {
      return Optional.of(
          new Named<>(Procedures.SCHEMA, ManagementSchema.ofTables(scope.options().pushdown())));
    }
    return named.contains(folded(name))
        ? catalog
            .dashboard(name)
            .map(
                found ->
                    new Named<>(
                        spelling(name, found.title()),
                        new DashboardSchema(catalog, found, List.of(), scope)))
        : Optional.empty();
  }

  private Schema schemaOf(Bound own) {
    return own instanceof BoundTable table
        ? new DashboardSchema(catalog, table.dashboard(), table.conditions(), scope)
        : ManagementSchema.of((BoundListing) own, scope.options().pushdown());
  }
}
