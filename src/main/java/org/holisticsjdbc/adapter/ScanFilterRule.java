package org.holisticsjdbc.adapter;

import java.util.List;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;

/**
 * Lets a scan send what the filter over it wants, as far as that cannot change the answer. The
 * filter stays, and checks what comes back.
 *
 * <p>Runs once, when filters are as far down as they go.
 */
public final class ScanFilterRule extends RelOptRule {
  /** Every planner takes its own instance; the rule holds no state. */
  @SuppressWarnings(
      "deprecation") // a RelRule.Config needs generated code for nothing but these operands
  public ScanFilterRule() {
    super(operand(Filter.class, operand(WidgetScan.class, none())), "ScanFilterRule");
  }

  @Override
  public void onMatch(RelOptRuleCall call) {
    Filter filter = call.rel(0);
    WidgetScan scan = call.rel(1);
    if (scan.isFiltered() || scan.limit().isPresent()) {
      return;
    }
    FilterPlanner planner = scan.filterPlanner();
    WidgetScan filtered =
        scan.filtered(planner.plan(RelOptUtil.conjunctions(filter.getCondition())));
    List<RexNode> left = planner.left();
    call.transformTo(
        left.isEmpty()
            ? filtered
            : filter.copy(
                filter.getTraitSet(),
                filtered,
                RexUtil.composeConjunction(filter.getCluster().getRexBuilder(), left)));
  }
}
