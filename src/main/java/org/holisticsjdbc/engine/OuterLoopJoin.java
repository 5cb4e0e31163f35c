package org.holisticsjdbc.engine;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.adapter.enumerable.EnumerableNestedLoopJoin;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.linq4j.tree.BlockStatement;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.linq4j.tree.GotoStatement;
import org.apache.calcite.linq4j.tree.MethodCallExpression;
import org.apache.calcite.linq4j.tree.Statement;
import org.apache.calcite.linq4j.tree.Types;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.util.BuiltInMethod;

/**
 * A RIGHT or FULL join on any condition, run by {@link OuterJoinRows} instead of Calcite's own
 * loop.
 *
 * <p>That one gathers the whole result in a list that nothing counts, and keeps unmatched rows of
 * the right side in a set of identities: of a side with one column, where a row is the bare value,
 * equal rows are one.
 */
final class OuterLoopJoin extends EnumerableNestedLoopJoin {
  private static final Method ROWS = rowsMethod();

  private OuterLoopJoin(
      RelOptCluster cluster,
      RelTraitSet traits,
      RelNode left,
      RelNode right,
      RexNode condition,
      Set<CorrelationId> variables,
      JoinRelType type) {
    super(cluster, traits, left, right, condition, variables, type);
  }

  private static Method rowsMethod() {
    Class<?>[] parameters = BuiltInMethod.NESTED_LOOP_JOIN.method.getParameterTypes();
    return Types.lookupMethod(OuterJoinRows.class, "of", parameters);
  }

  /** Returns the tree with all loops that keep unmatched rows of their right side replaced. */
  static RelNode replaceIn(RelNode node) {
    List<RelNode> inputs = node.getInputs().stream().map(OuterLoopJoin::replaceIn).toList();
    RelNode copy = inputs.equals(node.getInputs()) ? node : node.copy(node.getTraitSet(), inputs);
    return copy instanceof EnumerableNestedLoopJoin join
            && join.getJoinType().generatesNullsOnLeft()
        ? new OuterLoopJoin(
            join.getCluster(),
            join.getTraitSet(),
            join.getLeft(),
            join.getRight(),
            join.getCondition(),
            join.getVariablesSet(),
            join.getJoinType())
        : copy;
  }

  @Override
  public EnumerableNestedLoopJoin copy(
      RelTraitSet traits,
      RexNode condition,
      RelNode left,
      RelNode right,
      JoinRelType type,
      boolean semiJoinDone) {
    return new OuterLoopJoin(getCluster(), traits, left, right, condition, getVariablesSet(), type);
  }

  /** Generates what Calcite does, but for the method that the last statement calls. */
  @Override
  public Result implement(EnumerableRelImplementor implementor, Prefer preferred) {
    Result stock = super.implement(implementor, preferred);
    List<Statement> statements = new ArrayList<>(stock.block.statements);
    GotoStatement last = (GotoStatement) statements.remove(statements.size() - 1);
    if (!(last.expression instanceof MethodCallExpression call)
        || !call.method.equals(BuiltInMethod.NESTED_LOOP_JOIN.method)) {
      throw new IllegalStateException("Calcite runs loop joins in another way: " + last);
    }
    statements.add(Expressions.return_(null, Expressions.call(ROWS, call.expressions)));
    BlockStatement block = Expressions.block(statements);
    return implementor.result(stock.physType, block);
  }
}
