package org.holisticsjdbc.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.rex.RexWindow;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Gives computed decimals one representation before they are used as keys: in GROUP BY, DISTINCT,
 * joins, set operations and PARTITION BY (DESIGN §6). Columns of a scan are normalised when they
 * are decoded and pass untouched.
 */
final class DecimalKeys extends RelHomogeneousShuttle {
  private final RelBuilder builder;
  private final RexBuilder rex;

  DecimalKeys(RelBuilder builder) {
    this.builder = builder;
    this.rex = builder.getRexBuilder();
  }

  @Override
  public RelNode visit(RelNode other) {
    RelNode node = super.visitChildren(other);
    if (node instanceof Aggregate aggregate) {
      return aggregate.copy(
          aggregate.getTraitSet(), List.of(normalized(aggregate.getInput(), keysOf(aggregate))));
    }
    if (node instanceof SetOp setOp && !(setOp.kind == SqlKind.UNION && setOp.all)) {
      return setOp.copy(
          setOp.getTraitSet(), setOp.getInputs().stream().map(this::normalized).toList());
    }
    if (node instanceof Join join) {
      return join.accept(new EqualityKeys(column -> isNormalized(join, column)));
    }
    if (node instanceof Filter filter) {
      return filter.accept(new EqualityKeys(column -> isNormalized(filter.getInput(), column)));
    }
    return node instanceof Project ? node.accept(new PartitionKeys()) : node;
  }

  private static ImmutableBitSet keysOf(Aggregate aggregate) {
    ImmutableBitSet.Builder keys = aggregate.getGroupSet().rebuild();
    for (AggregateCall call : aggregate.getAggCallList()) {
      if (call.isDistinct() || call.distinctKeys != null) {
        keys.addAll(call.getArgList());
      }
    }
    return keys.build();
  }

  private RelNode normalized(RelNode input) {
    return normalized(input, ImmutableBitSet.range(input.getRowType().getFieldCount()));
  }

  private RelNode normalized(RelNode input, ImmutableBitSet keys) {
    List<RelDataTypeField> fields = input.getRowType().getFieldList();
    if (keys.toList().stream().noneMatch(key -> needsNormalizing(input, key))) {
      return input;
    }
    List<RexNode> projects = new ArrayList<>();
    IntStream.range(0, fields.size())
        .forEach(
            i -> {
              RexNode column = rex.makeInputRef(input, i);
              projects.add(
                  keys.get(i) && needsNormalizing(input, i)
                      ? DecimalFunctions.normalize(rex, column)
                      : column);
            });
    return builder.push(input).project(projects, input.getRowType().getFieldNames(), true).build();
  }

  private static boolean needsNormalizing(RelNode input, int column) {
    return SqlTypeUtil.isDecimal(input.getRowType().getFieldList().get(column).getType())
        && !isNormalized(input, column);
  }

  /** Returns whether a column comes from a scan, or from here, unchanged. */
  private static boolean isNormalized(RelNode node, int column) {
    if (node instanceof TableScan) {
      return true;
    }
    if (node instanceof Filter || node instanceof Sort) {
      return isNormalized(node.getInput(0), column);
    }
    if (node instanceof Aggregate aggregate) {
      return column < aggregate.getGroupCount();
    }
    if (node instanceof Project project) {
      RexNode expression = project.getProjects().get(column);
      return DecimalFunctions.isNormalize(expression)
          || expression instanceof RexInputRef ref
              && isNormalized(project.getInput(), ref.getIndex());
    }
    if (node instanceof Join join) {
      int leftCount = join.getLeft().getRowType().getFieldCount();
      return column < leftCount
          ? isNormalized(join.getLeft(), column)
          : isNormalized(join.getRight(), column - leftCount);
    }
    return false;
  }

  /**
   * Normalises both sides of decimal equalities between columns: in join conditions, and in
   * filters, which may become join conditions later.
   */
  private final class EqualityKeys extends RexShuttle {
    private final IntPredicate comesNormalized;

    EqualityKeys(IntPredicate comesNormalized) {
      this.comesNormalized = comesNormalized;
    }

    @Override
    public RexNode visitCall(RexCall call) {
      boolean equality =
          call.getKind() == SqlKind.EQUALS || call.getKind() == SqlKind.IS_NOT_DISTINCT_FROM;
      boolean ofColumns =
          equality
              && SqlTypeUtil.isDecimal(call.operands.get(0).getType())
              && call.operands.stream().noneMatch(RexUtil::isConstant);
      return ofColumns
          ? call.clone(call.getType(), call.operands.stream().map(this::normalizedOperand).toList())
          : super.visitCall(call);
    }

    private RexNode normalizedOperand(RexNode operand) {
      boolean already = operand instanceof RexInputRef ref && comesNormalized.test(ref.getIndex());
      return already || DecimalFunctions.isNormalize(operand)
          ? operand
          : DecimalFunctions.normalize(rex, operand);
    }
  }

  /** Normalises decimal keys of PARTITION BY. */
  private final class PartitionKeys extends RexShuttle {
    @Override
    public RexWindow visitWindow(RexWindow window) {
      RexWindow visited = super.visitWindow(window);
      List<RexNode> keys = visited.partitionKeys.stream().map(this::normalizedKey).toList();
      return keys.equals(visited.partitionKeys)
          ? visited
          : rex.makeWindow(
              keys,
              visited.orderKeys,
              visited.getLowerBound(),
              visited.getUpperBound(),
              visited.isRows(),
              visited.getExclude());
    }

    private RexNode normalizedKey(RexNode key) {
      return SqlTypeUtil.isDecimal(key.getType()) ? DecimalFunctions.normalize(rex, key) : key;
    }
  }
}
