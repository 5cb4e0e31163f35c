package org.holisticsjdbc.adapter;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
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
import org.apache.calcite.plan.RelOptCost;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.externalize.RelWriterImpl;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.util.ImmutableBitSet;
import org.apache.calcite.util.ImmutableIntList;

/**
 * Reads the export of a widget: some of its columns, possibly only its first rows.
 *
 * <p>Whatever tells two scans apart is among the terms of {@link #explainTerms}: the planner takes
 * scans with equal terms for the same.
 */
public final class WidgetScan extends TableScan implements EnumerableRel {
  private final WidgetTable widget;
  private final ImmutableIntList columns;
  private final Optional<ScanFiltering> filtering;
  private final OptionalLong limit;

  private WidgetScan(
      RelOptCluster cluster,
      RelTraitSet traits,
      RelOptTable table,
      WidgetTable widget,
      ImmutableIntList columns,
      Optional<ScanFiltering> filtering,
      OptionalLong limit) {
    super(cluster, traits, List.of(), table);
    this.filtering = requireNonNull(filtering, "filtering");
    this.widget = requireNonNull(widget, "widget");
    this.columns = requireNonNull(columns, "columns");
    this.limit = requireNonNull(limit, "limit");
  }

  static WidgetScan of(RelOptCluster cluster, RelOptTable table, WidgetTable widget) {
    return new WidgetScan(
        cluster,
        cluster.traitSetOf(EnumerableConvention.INSTANCE),
        table,
        widget,
        ImmutableIntList.identity(table.getRowType().getFieldCount()),
        Optional.empty(),
        OptionalLong.empty());
  }

  /** Returns a scan that ends after some rows. */
  WidgetScan withLimit(long rows) {
    return new WidgetScan(
        getCluster(), traitSet, table, widget, columns, filtering, OptionalLong.of(rows));
  }

  /** Returns a scan that sends and evaluates predicates; what they leave comes after it. */
  WidgetScan filtered(ScanFiltering by) {
    widget.checkPushdown(by.fates());
    return new WidgetScan(getCluster(), traitSet, table, widget, columns, Optional.of(by), limit);
  }

  /** Returns whether the predicates over the scan were looked at. */
  boolean isFiltered() {
    return filtering.isPresent();
  }

  /** Returns who decides what becomes of predicates over this scan. */
  FilterPlanner filterPlanner() {
    FilterTargets targets = widget.filterTargets();
    return new FilterPlanner(
        getRowType().getFieldList(), column -> targets.of(columns.get(column)));
  }

  OptionalLong limit() {
    return limit;
  }

  @Override
  public void register(RelOptPlanner planner) {
    widget.opener().register(planner);
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return traits.equals(traitSet)
        ? this
        : new WidgetScan(getCluster(), traits, table, widget, columns, filtering, limit);
  }

  @Override
  public RelDataType deriveRowType() {
    RelDataTypeFactory.Builder row = getCluster().getTypeFactory().builder();
    List<RelDataTypeField> all = table.getRowType().getFieldList();
    columns.forEach(column -> row.add(all.get(column)));
    return row.build();
  }

  /**
   * Returns a scan of the used columns; of the cheapest one where only the number of rows matters.
   */
  @Override
  public RelNode project(
      ImmutableBitSet used, Set<RelDataTypeField> extraFields, RelBuilder relBuilder) {
    if (filtering.filter(it -> !it.tests().isEmpty()).isPresent()) {
      return super.project(used, extraFields, relBuilder); // the tests need their columns
    }
    ImmutableBitSet wanted = used.isEmpty() ? ImmutableBitSet.of(cheapestColumn()) : used;
    ImmutableIntList kept =
        ImmutableIntList.copyOf(wanted.toList().stream().map(columns::get).toList());
    return kept.equals(columns)
        ? this
        : new WidgetScan(getCluster(), traitSet, table, widget, kept, filtering, limit);
  }

  private int cheapestColumn() {
    List<RelDataTypeField> fields = getRowType().getFieldList();
    return IntStream.range(0, fields.size())
        .boxed()
        .min((a, b) -> Integer.compare(decodingCost(fields.get(a)), decodingCost(fields.get(b))))
        .orElseThrow();
  }

  private static int decodingCost(RelDataTypeField field) {
    return switch (field.getType().getSqlTypeName()) {
      case BOOLEAN -> 0;
      case BIGINT -> 1;
      case DATE -> 2;
      case TIMESTAMP -> 3;
      case VARCHAR -> 4; // never fails to decode, but makes a String
      default -> 5;
    };
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    ScanFiltering by = filtering.orElse(ScanFiltering.NONE);
    RelWriter terms =
        super.explainTerms(writer)
            .item("widget", widget.id())
            .item("columns", getRowType().getFieldNames())
            .itemIf("set", widget.conditions(), !widget.conditions().isEmpty())
            .itemIf("switchedOff", widget.switchedOffText(), !widget.switchedOff().isEmpty())
            .itemIf("conditions", by.uses(), !by.uses().isEmpty())
            .itemIf("predicates", by.fates(), !by.fates().isEmpty())
            .itemIf("limit", limit.isPresent() ? limit.getAsLong() : 0L, limit.isPresent());
    boolean isForPeople = writer instanceof RelWriterImpl;
    return isForPeople ? terms.item("export", export(by)) : terms;
  }

  /** What the export would cost now; no part of what tells scans apart. */
  private String export(ScanFiltering by) {
    Optional<ScanConditions.Resolved> planned = ScanConditions.planned(widget, by.uses());
    if (planned.filter(ScanConditions.Resolved::isEmpty).isPresent()) {
      return "none, no row can satisfy the predicates";
    }
    return planned.filter(it -> widget.isRunning(it.all())).isPresent()
        ? "shared with an equal one that is running: no request of its own"
        : "not cached: 1 submit_export, 1 jobs for each poll of all that wait, 1 exports/download, 1 file";
  }

  @Override
  public double estimateRowCount(RelMetadataQuery metadata) {
    double rows = super.estimateRowCount(metadata);
    return limit.isPresent() ? Math.min(rows, limit.getAsLong()) : rows;
  }

  /**
   * A scan costs by rows and columns: fewer columns are cheaper. So are more conditions, whatever
   * they leave, or a planner with the choice might send none.
   */
  @Override
  public RelOptCost computeSelfCost(RelOptPlanner planner, RelMetadataQuery metadata) {
    ScanFiltering by = filtering.orElse(ScanFiltering.NONE);
    double rows =
        estimateRowCount(metadata)
            / (1
                + by.tests().size()
                + by.uses().stream().mapToInt(use -> use.wanted().size()).sum());
    return planner.getCostFactory().makeCost(rows, rows * (1 + columns.size()) / 16, 0);
  }

  @Override
  public Result implement(EnumerableRelImplementor implementor, Prefer preferred) {
    PhysType rowType =
        PhysTypeImpl.of(implementor.getTypeFactory(), getRowType(), preferred.preferArray());
    return implementor.result(
        rowType,
        Blocks.toBlock(
            Expressions.call(implementor.stash(spec(), ScanSpec.class), "open", DataContext.ROOT)));
  }

  private ScanSpec spec() {
    ScanFiltering by = filtering.orElse(ScanFiltering.NONE);
    Stream<Operand> operands =
        Stream.concat(
            by.uses().stream().flatMap(use -> use.wanted().stream()).flatMap(Wanted::operands),
            by.tests().stream().flatMap(test -> test.values().stream()));
    return new ScanSpec(
        widget.title(),
        widget.id(),
        widget.layout(columns),
        new ScanConditions(
            widget.switchedOff(),
            widget.conditions(),
            by.uses(),
            by.tests(),
            LaterValues.compile(operands, getCluster())),
        limit,
        widget.cap(),
        widget.opener());
  }
}
