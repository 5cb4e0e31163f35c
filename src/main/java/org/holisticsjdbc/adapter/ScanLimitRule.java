package org.holisticsjdbc.adapter;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableScan;
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
    super(operand(Sort.class, operand(TableScan.class, none())), "ScanLimitRule");
  }

  @Override
  public void onMatch(RelOptRuleCall call) {
    Sort sort = call.rel(0);
    if (!sort.getCollation().getFieldCollations().isEmpty()
        || sort.fetch instanceof RexDynamicParam
        || sort.offset instanceof RexDynamicParam
        || sort.fetch == null) {
      return;
    }
    limited(call.rel(1), Math.addExact(rows(sort.offset), rows(sort.fetch)))
        .ifPresent(
            scan ->
                call.transformTo(
                    sort.offset == null ? scan : sort.copy(sort.getTraitSet(), List.of(scan))));
  }

  private static Optional<RelNode> limited(TableScan scan, long rows) {
    if (scan instanceof WidgetScan widget && widget.limit().isEmpty()) {
      return Optional.of(widget.withLimit(rows));
    }
    return scan instanceof ManagementScan list && list.limit().isEmpty()
        ? Optional.of(list.withLimit(rows))
        : Optional.empty();
  }

  /** Returns the rows of an OFFSET or FETCH that is a literal; 0 where there is none. */
  public static long rows(RexNode literal) {
    return literal == null
        ? 0
        : RexLiteral.bigDecimalValue(literal).min(BigDecimal.valueOf(1L << 60)).longValue();
  }
}
