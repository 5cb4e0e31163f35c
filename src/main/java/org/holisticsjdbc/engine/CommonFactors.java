package org.holisticsjdbc.engine;

import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;

/**
 * Takes out of an OR what all its branches ask for: {@code (a AND b) OR (a AND c)} becomes {@code a
 * AND (b OR c)}.
 *
 * <p>Where {@code a} is the condition of a join, the tables are then not joined row by row.
 */
final class CommonFactors extends RelHomogeneousShuttle {

  @Override
  public RelNode visit(RelNode other) {
    RelNode rel = super.visit(other);
    if (rel instanceof Filter filter) {
      return filter.copy(
          filter.getTraitSet(), filter.getInput(), factored(rel, filter.getCondition()));
    }
    if (rel instanceof Join join) {
      return join.copy(
          join.getTraitSet(),
          factored(rel, join.getCondition()),
          join.getLeft(),
          join.getRight(),
          join.getJoinType(),
          join.isSemiJoinDone());
    }
    return rel;
  }

  private static RexNode factored(RelNode rel, RexNode condition) {
    return RexUtil.pullFactors(rel.getCluster().getRexBuilder(), condition);
  }
}
