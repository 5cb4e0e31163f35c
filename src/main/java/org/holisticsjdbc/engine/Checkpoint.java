package org.holisticsjdbc.engine;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.SingleRel;

/**
 * Stands over the input of an operator and watches its rows, so that every operator can be stopped
 * and none outgrows the statement's memory budget (DESIGN §3.8). Calcite's own operators look at no
 * cancel flag.
 */
final class Checkpoint extends SingleRel implements EnumerableRel {
  private final RowUse use;

  private Checkpoint(RelNode input, RowUse use) {
    super(input.getCluster(), input.getTraitSet(), input);
    this.use = requireNonNull(use, "use");
  }

  static RelNode over(RelNode input, RowUse use) {
    return new Checkpoint(input, use);
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return new Checkpoint(inputs.get(0), use);
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer).item("rows", use);
  }

  @Override
  public Result implement(EnumerableRelImplementor implementor, Prefer preferred) {
    BlockBuilder block = new BlockBuilder();
    Result child = implementor.visitChild(this, 0, (EnumerableRel) getInput(), Prefer.ARRAY);
    Expression rows = block.append("rows", child.block);
    block.add(
        Expressions.call(
            WatchedRows.class, "of", rows, DataContext.ROOT, implementor.stash(use, RowUse.class)));
    return implementor.result(child.physType, block.toBlock());
  }
}
