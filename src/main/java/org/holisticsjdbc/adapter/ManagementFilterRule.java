package org.holisticsjdbc.adapter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Lets the scan of a list send what the filter over it says of columns that the service takes
 * conditions on. The filter stays, and checks what comes back.
 */
public final class ManagementFilterRule extends RelOptRule {
  /** Every planner takes its own instance; the rule holds no state. */
  @SuppressWarnings(
      "deprecation") // a RelRule.Config needs generated code for nothing but these operands
  public ManagementFilterRule() {
    super(operand(Filter.class, operand(ManagementScan.class, none())), "ManagementFilterRule");
  }

  @Override
  public void onMatch(RelOptRuleCall call) {
    Filter filter = call.rel(0);
    ManagementScan scan = call.rel(1);
    if (scan.limit().isPresent()) {
      return;
    }
    Map<String, Wanted.OneOf> wanted = new LinkedHashMap<>(scan.conditions());
    for (RexNode predicate : RelOptUtil.conjunctions(filter.getCondition())) {
      Optional<Integer> column = FilterTranslator.onlyColumn(predicate);
      if (column.isPresent() && scan.keys().contains(scan.columnName(column.get()))) {
        values(predicate, scan, column.get())
            .ifPresent(it -> wanted.putIfAbsent(scan.columnName(column.get()), it));
      }
    }
    if (!wanted.equals(scan.conditions())) {
      call.transformTo(filter.copy(filter.getTraitSet(), List.of(scan.withConditions(wanted))));
    }
  }

  /** Returns the values that a predicate lets a column have; none where it says something else. */
  private static Optional<Wanted.OneOf> values(RexNode predicate, ManagementScan scan, int column) {
    SqlTypeName type = scan.getRowType().getFieldList().get(column).getType().getSqlTypeName();
    FilterTarget.Kind kind =
        switch (type) {
          case BIGINT, DECIMAL -> FilterTarget.Kind.NUMBER;
          case BOOLEAN -> FilterTarget.Kind.BOOLEAN;
          case TIMESTAMP -> FilterTarget.Kind.TIMESTAMP;
          default -> FilterTarget.Kind.TEXT;
        };
    try {
      return values(FilterTranslator.wanted(predicate, kind)).map(Wanted.OneOf::new);
    } catch (NotSayable e) {
      return Optional.empty();
    }
  }

  private static Optional<List<Operand>> values(Wanted wanted) {
    if (wanted instanceof Wanted.OneOf one) {
      return Optional.of(one.values());
    }
    if (wanted instanceof Wanted.Truth truth) {
      return Optional.of(List.of(new Operand.Known(Optional.of(truth.value()))));
    }
    if (!(wanted instanceof Wanted.AnyOf any)) {
      return Optional.empty();
    }
    List<Operand> all = new ArrayList<>();
    for (Wanted part : any.parts()) {
      Optional<List<Operand>> values = values(part);
      if (values.isEmpty()) {
        return Optional.empty();
      }
      all.addAll(values.get());
    }
    return Optional.of(all);
  }
}
