package org.holisticsjdbc.adapter;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.calcite.schema.Schema;
import org.apache.calcite.schema.SchemaVersion;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.impl.AbstractSchema;
import org.apache.calcite.schema.lookup.Lookup;
import org.apache.calcite.schema.lookup.Named;
import org.holisticsjdbc.procedure.ServiceTables;

/** The schema {@code holistics}: what the service lists. */
final class ManagementSchema extends AbstractSchema {
  private final Function<String, Optional<Listing>> listings;
  private final ScanOptions.Pushdown pushdown;

  private ManagementSchema(
      Function<String, Optional<Listing>> listings, ScanOptions.Pushdown pushdown) {
    this.pushdown = requireNonNull(pushdown, "pushdown");
    this.listings = requireNonNull(listings, "listings");
  }

  /** Returns the schema of all tables. */
  static ManagementSchema ofTables(ScanOptions.Pushdown pushdown) {
    return new ManagementSchema(
        name -> ServiceTables.get().find(name).map(table -> new Listing.OfTable(table, Map.of())),
        pushdown);
  }

  /** Returns the schema of one list of which a statement has set something. */
  static ManagementSchema of(BoundListing bound, ScanOptions.Pushdown pushdown) {
    return new ManagementSchema(
        name ->
            Optional.of(bound.listing()).filter(listing -> listing.name().equalsIgnoreCase(name)),
        pushdown);
  }

  @Override
  public Lookup<Table> tables() {
    return new NamedLookup<>(
        name ->
            listings
                .apply(name)
                .map(it -> new Named<>(it.name(), new ManagementTable(it, pushdown))));
  }

  @Override
  public Lookup<? extends Schema> subSchemas() {
    return Lookup.empty();
  }

  @Override
  public Schema snapshot(SchemaVersion version) {
    return this;
  }
}
