package org.holisticsjdbc.adapter;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.SingleRel;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;

/**
 * A join with a list that cannot be read as a whole: it is asked for the keys that the other side
 * has.
 *
 * <p>A row is that of the input followed by that of the scan.
 */
class ManagementLookup extends SingleRel {
  /** What the planner assumes: a few rows for each key. */
  private static final double ROWS_A_KEY = 3;

  private final ManagementScan scan;
  private final Map<String, Integer> keys;
  private final RexNode condition;
  private final JoinRelType joinType;

  /**
   * Creates a lookup.
   *
   * @param keys the field of the input that holds the key, by the column of the list
   * @param condition over both rows; the equality of the keys is part of it
   * @param joinType inner or left
   */
  ManagementLookup(
      RelOptCluster cluster,
      RelTraitSet traits,
      RelNode input,
      ManagementScan scan,
      Map<String, Integer> keys,
      RexNode condition,
      JoinRelType joinType,
      RelDataType rowType) {
    super(cluster, traits, input);
    this.scan = requireNonNull(scan, "scan");
    this.keys = new TreeMap<>(keys);
    this.condition = requireNonNull(condition, "condition");
    this.joinType = requireNonNull(joinType, "joinType");
    this.rowType = requireNonNull(rowType, "rowType");
  }

  final ManagementScan scan() {
    return scan;
  }

  final Map<String, Integer> keys() {
    return keys;
  }

  final RexNode condition() {
    return condition;
  }

  final JoinRelType joinType() {
    return joinType;
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return new ManagementLookup(
        getCluster(), traits, inputs.get(0), scan, keys, condition, joinType, rowType);
  }

  @Override
  public double estimateRowCount(RelMetadataQuery metadata) {
    return metadata.getRowCount(getInput()) * ROWS_A_KEY;
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer)
        .item("joinType", joinType.lowerName)
        .item("list", scan.operation(keys.keySet()))
        .item("columns", scan.getRowType().getFieldNames())
        .itemIf("set", scan.listing().arguments(), !scan.listing().arguments().isEmpty())
        .itemIf("conditions", scan.conditions(), !scan.conditions().isEmpty())
        .item("keys", keys)
        .item("condition", condition);
  }
}
