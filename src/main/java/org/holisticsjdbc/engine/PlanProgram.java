package org.holisticsjdbc.engine;

import java.util.List;
import org.apache.calcite.plan.RelOptCostImpl;
import org.apache.calcite.plan.RelOptLattice;
import org.apache.calcite.plan.RelOptMaterialization;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgramBuilder;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.sql2rel.RelDecorrelator;
import org.apache.calcite.sql2rel.RelFieldTrimmer;
import org.apache.calcite.tools.Program;
import org.apache.calcite.tools.RelBuilder;
import org.holisticsjdbc.adapter.ManagementScan;

/** From a converted query to the tree that runs, step by step. */
final class PlanProgram implements Program {
  /** Fewer joins are tried in both orders by the main rules. */
  private static final int JOINS_TO_ORDER = 3;

  @Override
  public RelNode run(
      RelOptPlanner planner,
      RelNode query,
      RelTraitSet wanted,
      List<RelOptMaterialization> materializations,
      List<RelOptLattice> lattices) {
    RelBuilder builder = RelFactories.LOGICAL_BUILDER.create(query.getCluster(), null);
    RelNode rel = apply(PlannerRules.subQueries(), query);
    rel = RelDecorrelator.decorrelateQuery(rel, builder);
    rel = apply(PlannerRules.aggregateFunctions(), rel);
    rel = new ExactArithmetic(builder).visit(rel);
    rel = new DecimalKeys(builder).visit(rel);
    rel = new CommonFactors().visit(rel);
    rel = apply(PlannerRules.filters(), rel);
    rel = new DateRanges().visit(rel);
    rel = new RelFieldTrimmer(null, builder).trim(rel);
    rel = apply(PlannerRules.pruning(), rel);
    rel = apply(PlannerRules.pushdown(), rel);
    rel = apply(PlannerRules.lookups(), rel);
    rel = apply(PlannerRules.lookups(), orderJoins(rel));
    rel = optimize(planner, rel, wanted);
    ManagementScan.requireReadable(rel);
    rel = apply(PlannerRules.calc(), rel);
    return Checkpoints.insert(OuterLoopJoin.replaceIn(rel));
  }

  private static RelNode orderJoins(RelNode rel) {
    return RelOptUtil.countJoins(rel) < JOINS_TO_ORDER
        ? rel
        : apply(PlannerRules.orderJoins(), apply(PlannerRules.gatherJoins(), rel));
  }

  private static RelNode optimize(RelOptPlanner planner, RelNode rel, RelTraitSet wanted) {
    planner.setRoot(rel.getTraitSet().equals(wanted) ? rel : planner.changeTraits(rel, wanted));
    return planner.findBestExp();
  }

  private static RelNode apply(List<RelOptRule> rules, RelNode rel) {
    HepProgramBuilder program = new HepProgramBuilder();
    program.addRuleCollection(rules);
    HepPlanner planner = new HepPlanner(program.build(), null, true, null, RelOptCostImpl.FACTORY);
    planner.setRoot(rel);
    return planner.findBestExp();
  }
}
