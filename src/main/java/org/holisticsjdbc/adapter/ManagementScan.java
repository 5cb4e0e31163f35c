package org.holisticsjdbc.adapter;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.adapter.enumerable.PhysType;
import org.apache.calcite.adapter.enumerable.PhysTypeImpl;
import org.apache.calcite.linq4j.tree.Blocks;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.util.ImmutableBitSet;
import org.apache.calcite.util.ImmutableIntList;
import org.holisticsjdbc.api.HolisticsException;

/**
 * Reads what the service lists: some of its columns, with conditions that go into the request.
 *
 * <p>Conditions are a hint: the predicates they come from are checked again on the rows.
 */
public final class ManagementScan extends TableScan implements EnumerableRel {
  private static final double ASSUMED_ROWS = 100;

  /** What the planner assumes of a list that cannot be read as a whole: anything but few. */
  private static final double UNREADABLE_ROWS = 1e9;

  private final Listing listing;
  private final ScanOptions.Pushdown pushdown;
  private final ImmutableIntList columns;
  private final Map<String, Wanted.OneOf> conditions;
  private final OptionalLong limit;

  private ManagementScan(
      RelOptCluster cluster,
      RelTraitSet traits,
      RelOptTable table,
      Listing listing,
      ScanOptions.Pushdown pushdown,
      ImmutableIntList columns,
      Map<String, Wanted.OneOf> conditions,
      OptionalLong limit) {
    super(cluster, traits, List.of(), table);
    this.listing = requireNonNull(listing, "listing");
    this.pushdown = requireNonNull(pushdown, "pushdown");
    this.columns = requireNonNull(columns, "columns");
    this.conditions = new TreeMap<>(conditions);
    this.limit = requireNonNull(limit, "limit");
  }

  static ManagementScan of(
      RelOptCluster cluster, RelOptTable table, Listing listing, ScanOptions.Pushdown pushdown) {
    return new ManagementScan(
        cluster,
        cluster.traitSetOf(EnumerableConvention.INSTANCE),
        table,
        listing,
        pushdown,
        ImmutableIntList.identity(table.getRowType().getFieldCount()),
        Map.of(),
        OptionalLong.empty());
  }

  private ManagementScan with(
      ImmutableIntList kept, Map<String, Wanted.OneOf> wanted, OptionalLong most) {
    return new ManagementScan(getCluster(), traitSet, table, listing, pushdown, kept, wanted, most);
  }

  ManagementScan withConditions(Map<String, Wanted.OneOf> wanted) {
    return with(columns, wanted, limit);
  }

  ManagementScan withLimit(long rows) {
    return with(columns, conditions, OptionalLong.of(rows));
  }

  Listing listing() {
    return listing;
  }

  /** Returns the columns on which conditions may be sent as the connection is set. */
  Set<String> keys() {
    return pushdown == ScanOptions.Pushdown.NEVER ? listing.requiredKeys() : listing.keys();
  }

  Map<String, Wanted.OneOf> conditions() {
    return conditions;
  }

  OptionalLong limit() {
    return limit;
  }

  /** Returns the name that the service has for a column of the scan's row. */
  String columnName(int column) {
    return listing.columns().get(columns.get(column)).name();
  }

  /** Returns the field of the scan's row that is a column of the list. */
  int fieldOf(String column) {
    return getRowType().getFieldNames().indexOf(column);
  }

  /** Returns whether the conditions and those that a join may bring suffice to read it. */
  boolean isReadable(Set<String> more) {
    return listing.isReadable(known(more));
  }

  /** Returns the operation that reads it with conditions on further columns. */
  String operation(Set<String> more) {
    return listing.operation(known(more));
  }

  private Set<String> known(Set<String> more) {
    return Stream.concat(conditions.keySet().stream(), more.stream()).collect(Collectors.toSet());
  }

  /**
   * Checks a plan that is about to run.
   *
   * @throws HolisticsException if a list in it can be read with conditions only, and there are none
   */
  public static void requireReadable(RelNode plan) {
    if (plan instanceof ManagementScan scan && !scan.isReadable(Set.of())) {
      throw scan.listing.notReadable();
    }
    plan.getInputs().forEach(ManagementScan::requireReadable);
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return traits.equals(traitSet)
        ? this
        : new ManagementScan(
            getCluster(), traits, table, listing, pushdown, columns, conditions, limit);
  }

  @Override
  public RelDataType deriveRowType() {
    RelDataTypeFactory.Builder row = getCluster().getTypeFactory().builder();
    List<RelDataTypeField> all = table.getRowType().getFieldList();
    columns.forEach(column -> row.add(all.get(column)));
    return row.build();
  }

  @Override
  public RelNode project(
      ImmutableBitSet used, Set<RelDataTypeField> extraFields, RelBuilder relBuilder) {
    ImmutableBitSet wanted = used.isEmpty() ? ImmutableBitSet.of(0) : used;
    ImmutableIntList kept =
        ImmutableIntList.copyOf(wanted.toList().stream().map(columns::get).toList());
    return kept.equals(columns) ? this : with(kept, conditions, limit);
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer)
        .item("list", operation(Set.of()))
        .item("columns", getRowType().getFieldNames())
        .itemIf("set", listing.arguments(), !listing.arguments().isEmpty())
        .itemIf("conditions", conditions, !conditions.isEmpty())
        .itemIf("limit", limit.isPresent() ? limit.getAsLong() : 0L, limit.isPresent());
  }

  @Override
  public double estimateRowCount(RelMetadataQuery metadata) {
    double rows = isReadable(Set.of()) ? ASSUMED_ROWS : UNREADABLE_ROWS;
    return limit.isPresent() ? Math.min(rows, limit.getAsLong()) : rows;
  }

  @Override
  public Result implement(EnumerableRelImplementor implementor, Prefer preferred) {
    PhysType rowType =
        PhysTypeImpl.of(implementor.getTypeFactory(), getRowType(), preferred.preferArray());
    return implementor.result(
        rowType,
        Blocks.toBlock(
            Expressions.call(
                implementor.stash(spec(), ManagementScanSpec.class), "open", DataContext.ROOT)));
  }

  ManagementScanSpec spec() {
    Stream<Operand> operands = conditions.values().stream().flatMap(Wanted::operands);
    return new ManagementScanSpec(
        listing, columns, conditions, LaterValues.compile(operands, getCluster()), limit);
  }
}
