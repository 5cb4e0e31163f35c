package org.holisticsjdbc.adapter;

import java.math.BigDecimal;
import java.util.List;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;

/**
 * Lets a scan end early under {@code LIMIT} and {@code FETCH} without ORDER BY: nothing stands
 * between them, so the first rows of the scan are the rows of the result.
 */
public final class ScanLimitRule extends RelOptRule {
  /** Every planner takes its own instance; the rule holds no state. */
  @SuppressWarnings(
      "deprecation") // a RelRule.Config needs generated code for nothing but these operands
  public ScanLimitRule() {
    super(operand(Sort.class, operand(WidgetScan.class, none())), "ScanLimitRule");
  }

  @Override
  public void onMatch(RelOptRuleCall call) {
    Sort sort = call.rel(0);
    WidgetScan scan = call.rel(1);
    if (!sort.getCollation().getFieldCollations().isEmpty()
        || sort.fetch instanceof RexDynamicParam
        || sort.offset instanceof RexDynamicParam
        || sort.fetch == null
        || scan.limit().isPresent()) {
      return;
    }
    WidgetScan limited = scan.withLimit(Math.addExact(rows(sort.offset), rows(sort.fetch)));
    call.transformTo(
        sort.offset == null ? limited : sort.copy(sort.getTraitSet(), List.of(limited)));
  }

  /** Returns the rows of an OFFSET or FETCH that is a literal; 0 where there is none. */
  public static long rows(RexNode literal) {
    return literal == null
        ? 0
        : RexLiteral.bigDecimalValue(literal).min(BigDecimal.valueOf(1L << 60)).longValue();
  }
}
