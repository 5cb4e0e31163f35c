package org.holisticsjdbc.adapter;

import static java.util.Objects.requireNonNull;

import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.TranslatableTable;
import org.apache.calcite.schema.impl.AbstractTable;

/** What the service lists, as a table. */
final class ManagementTable extends AbstractTable implements TranslatableTable {
  private final Listing listing;
  private final ScanOptions.Pushdown pushdown;

  ManagementTable(Listing listing, ScanOptions.Pushdown pushdown) {
    this.pushdown = requireNonNull(pushdown, "pushdown");
    this.listing = requireNonNull(listing, "listing");
  }

  @Override
  public RelDataType getRowType(RelDataTypeFactory types) {
    RelDataTypeFactory.Builder row = types.builder();
    listing
        .columns()
        .forEach(column -> row.add(column.name(), ServiceTypes.sqlType(types, column.type())));
    return row.build();
  }

  @Override
  public RelNode toRel(RelOptTable.ToRelContext context, RelOptTable table) {
    return ManagementScan.of(context.getCluster(), table, listing, pushdown);
  }
}
