package org.holisticsjdbc.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.calcite.adapter.enumerable.EnumerableInterpreter;
import org.apache.calcite.adapter.enumerable.EnumerableLimitSort;
import org.apache.calcite.adapter.enumerable.EnumerableNestedLoopJoin;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Calc;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.Window;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.holisticsjdbc.adapter.ScanLimitRule;

/** Puts checkpoints over the inputs of all operators that gather, combine or repeat rows. */
final class Checkpoints {
  /** Aggregates whose result grows with every row. */
  private static final Set<SqlKind> GATHERING =
      Set.of(
          SqlKind.LISTAGG,
          SqlKind.STRING_AGG,
          SqlKind.GROUP_CONCAT,
          SqlKind.ARRAY_AGG,
          SqlKind.ARRAY_CONCAT_AGG,
          SqlKind.COLLECT,
          SqlKind.FUSION,
          SqlKind.JSON_ARRAYAGG,
          SqlKind.JSON_OBJECTAGG,
          SqlKind.MODE,
          SqlKind.PERCENTILE_CONT,
          SqlKind.PERCENTILE_DISC);

  private Checkpoints() {}

  static RelNode insert(RelNode node) {
    List<RelNode> inputs = new ArrayList<>();
    for (int i = 0; i < node.getInputs().size(); i++) {
      RelNode input = insert(node.getInput(i));
      inputs.add(isTransparent(node) ? input : Checkpoint.over(input, useOf(node, i)));
    }
    return inputs.isEmpty() ? node : node.copy(node.getTraitSet(), inputs);
  }

  /** A calculation keeps and repeats no row; below an interpreter no code is generated. */
  private static boolean isTransparent(RelNode node) {
    return node instanceof Calc || node instanceof EnumerableInterpreter;
  }

  private static RowUse useOf(RelNode node, int input) {
    if (node instanceof Join join) {
      return joinUse(join, input);
    }
    if (node instanceof Aggregate aggregate) {
      return aggregateUse(aggregate);
    }
    if (node instanceof EnumerableLimitSort sort) {
      return RowUse.heldUpTo(rows(sort.offset) + rows(sort.fetch));
    }
    if (node instanceof Sort sort) {
      return sort.getCollation().getFieldCollations().isEmpty() ? RowUse.PASSING : RowUse.HELD;
    }
    if (node instanceof SetOp setOp) {
      boolean all = setOp.kind == SqlKind.UNION && setOp.all;
      return all ? RowUse.PASSING : RowUse.groupedBy(allColumns(setOp));
    }
    return node instanceof Window ? RowUse.HELD : RowUse.PASSING;
  }

  private static RowUse joinUse(Join join, int input) {
    if (input == 0) {
      return RowUse.PASSING;
    }
    return join instanceof EnumerableNestedLoopJoin ? RowUse.REREAD : RowUse.HELD;
  }

  private static RowUse aggregateUse(Aggregate aggregate) {
    boolean gathers =
        aggregate.getAggCallList().stream()
            .anyMatch(call -> GATHERING.contains(call.getAggregation().getKind()));
    if (gathers) {
      return RowUse.HELD;
    }
    return aggregate.getGroupCount() == 0
        ? RowUse.PASSING
        : RowUse.groupedBy(aggregate.getGroupSet().toList());
  }

  private static List<Integer> allColumns(RelNode node) {
    return IntStream.range(0, node.getRowType().getFieldCount()).boxed().toList();
  }

  /** A parameter may be anything. */
  private static long rows(RexNode limit) {
    return limit instanceof RexDynamicParam ? 1L << 60 : ScanLimitRule.rows(limit);
  }
}
