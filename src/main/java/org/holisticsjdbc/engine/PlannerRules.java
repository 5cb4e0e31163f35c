package org.holisticsjdbc.engine;

import java.util.List;
import java.util.stream.Stream;
import org.apache.calcite.adapter.enumerable.EnumerableRules;
import org.apache.calcite.interpreter.Bindables;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.rel.rules.AggregateExpandDistinctAggregatesRule;
import org.apache.calcite.rel.rules.AggregateProjectMergeRule;
import org.apache.calcite.rel.rules.AggregateReduceFunctionsRule;
import org.apache.calcite.rel.rules.CalcMergeRule;
import org.apache.calcite.rel.rules.FilterAggregateTransposeRule;
import org.apache.calcite.rel.rules.FilterJoinRule.FilterIntoJoinRule.FilterIntoJoinRuleConfig;
import org.apache.calcite.rel.rules.FilterJoinRule.JoinConditionPushRule.JoinConditionPushRuleConfig;
import org.apache.calcite.rel.rules.FilterMergeRule;
import org.apache.calcite.rel.rules.FilterProjectTransposeRule;
import org.apache.calcite.rel.rules.FilterSetOpTransposeRule;
import org.apache.calcite.rel.rules.JoinCommuteRule;
import org.apache.calcite.rel.rules.JoinPushExpressionsRule;
import org.apache.calcite.rel.rules.JoinToMultiJoinRule;
import org.apache.calcite.rel.rules.LoptOptimizeJoinRule;
import org.apache.calcite.rel.rules.ProjectMergeRule;
import org.apache.calcite.rel.rules.ProjectRemoveRule;
import org.apache.calcite.rel.rules.ProjectToWindowRule.ProjectToLogicalProjectAndWindowRule.ProjectToLogicalProjectAndWindowRuleConfig;
import org.apache.calcite.rel.rules.PruneEmptyRules;
import org.apache.calcite.rel.rules.ReduceExpressionsRule.FilterReduceExpressionsRule.FilterReduceExpressionsRuleConfig;
import org.apache.calcite.rel.rules.SortProjectTransposeRule;
import org.apache.calcite.rel.rules.SubQueryRemoveRule;
import org.apache.calcite.rel.rules.UnionToDistinctRule;
import org.holisticsjdbc.adapter.EnumerableManagementLookup;
import org.holisticsjdbc.adapter.ManagementFilterRule;
import org.holisticsjdbc.adapter.ManagementLookupRule;
import org.holisticsjdbc.adapter.ScanFilterRule;
import org.holisticsjdbc.adapter.ScanLimitRule;

/**
 * The rules a statement is planned with: few, and made here.
 *
 * <p>Naming one of {@code CoreRules} would load all of them, half a second of a cold start (CALCITE
 * §8). There is no merge join, because it sorts both sides in memory, and no collation trait,
 * because nothing here is sorted by itself.
 */
final class PlannerRules {
  private PlannerRules() {}

  /** Turns sub-queries into joins and correlations. */
  static List<RelOptRule> subQueries() {
    return List.of(
        SubQueryRemoveRule.Config.FILTER.toRule(),
        SubQueryRemoveRule.Config.PROJECT.toRule(),
        SubQueryRemoveRule.Config.JOIN.toRule());
  }

  /** Turns AVG, STDDEV, VAR and their like into sums and counts. */
  static List<RelOptRule> aggregateFunctions() {
    return List.of(AggregateReduceFunctionsRule.Config.DEFAULT.toRule());
  }

  /**
   * Moves filters down to the scans, as far as they go.
   *
   * <p>Before everything else, because {@link ScanFilterRule} looks at each filter once.
   */
  static List<RelOptRule> filters() {
    return Stream.concat(
            filterMoves().stream(), Stream.of(FilterReduceExpressionsRuleConfig.DEFAULT.toRule()))
        .toList();
  }

  private static List<RelOptRule> filterMoves() {
    return List.of(
        FilterProjectTransposeRule.Config.DEFAULT.toRule(),
        FilterSetOpTransposeRule.Config.DEFAULT.toRule(),
        FilterAggregateTransposeRule.Config.DEFAULT.toRule(),
        FilterIntoJoinRuleConfig.DEFAULT.toRule(),
        JoinConditionPushRuleConfig.DEFAULT.toRule(),
        FilterMergeRule.Config.DEFAULT.toRule());
  }

  /** Lets scans send the filters over them. */
  static List<RelOptRule> pushdown() {
    return List.of(new ScanFilterRule(), new ManagementFilterRule());
  }

  /** Lets joins bring the keys of lists that cannot be read as a whole. */
  static List<RelOptRule> lookups() {
    return List.of(new ManagementLookupRule());
  }

  /** Gathers inner joins, pushes the conditions of a comma join into them. */
  static List<RelOptRule> gatherJoins() {
    return List.of(
        FilterIntoJoinRuleConfig.DEFAULT.toRule(), JoinToMultiJoinRule.Config.DEFAULT.toRule());
  }

  /** Orders gathered joins so that none is a cross product that need not be. */
  static List<RelOptRule> orderJoins() {
    return List.of(LoptOptimizeJoinRule.Config.DEFAULT.toRule());
  }

  /** Everything else: moves filters down, prunes what is empty, picks the operators that run. */
  static List<RelOptRule> main() {
    return Stream.of(limits(), filterMoves(), logical(), pruning(), enumerable())
        .flatMap(List::stream)
        .toList();
  }

  private static List<RelOptRule> limits() {
    return List.of(new ScanLimitRule());
  }

  private static List<RelOptRule> logical() {
    return List.of(
        JoinPushExpressionsRule.Config.DEFAULT.toRule(),
        JoinCommuteRule.Config.SWAP_OUTER.toRule(),
        AggregateExpandDistinctAggregatesRule.Config.DEFAULT.toRule(),
        AggregateProjectMergeRule.Config.DEFAULT.toRule(),
        ProjectMergeRule.Config.DEFAULT.toRule(),
        ProjectRemoveRule.Config.DEFAULT.toRule(),
        ProjectToLogicalProjectAndWindowRuleConfig.DEFAULT.toRule(),
        SortProjectTransposeRule.Config.DEFAULT.toRule(),
        UnionToDistinctRule.Config.DEFAULT.toRule());
  }

  /**
   * Takes away what is proven empty, so that its exports are never submitted.
   *
   * <p>Runs before the main rules too: Volcano matches no transformation with a physical node among
   * its operands, and a {@code WidgetScan} beside an empty branch is one.
   */
  static List<RelOptRule> pruning() {
    return List.of(
        FilterReduceExpressionsRuleConfig.DEFAULT.toRule(),
        PruneEmptyRules.UnionEmptyPruneRuleConfig.DEFAULT.toRule(),
        PruneEmptyRules.IntersectEmptyPruneRuleConfig.DEFAULT.toRule(),
        PruneEmptyRules.MinusEmptyPruneRuleConfig.DEFAULT.toRule(),
        PruneEmptyRules.RemoveEmptySingleRule.RemoveEmptySingleRuleConfig.PROJECT.toRule(),
        PruneEmptyRules.RemoveEmptySingleRule.RemoveEmptySingleRuleConfig.FILTER.toRule(),
        PruneEmptyRules.RemoveEmptySingleRule.RemoveEmptySingleRuleConfig.SORT.toRule(),
        PruneEmptyRules.RemoveEmptySingleRule.RemoveEmptySingleRuleConfig.AGGREGATE.toRule(),
        PruneEmptyRules.RemoveEmptySingleRule.RemoveEmptySingleRuleConfig.WINDOW.toRule(),
        PruneEmptyRules.JoinLeftEmptyRuleConfig.DEFAULT.toRule(),
        PruneEmptyRules.JoinRightEmptyRuleConfig.DEFAULT.toRule(),
        PruneEmptyRules.SortFetchZeroRuleConfig.DEFAULT.toRule(),
        PruneEmptyRules.CorrelateLeftEmptyRuleConfig.DEFAULT.toRule(),
        PruneEmptyRules.CorrelateRightEmptyRuleConfig.DEFAULT.toRule());
  }

  private static List<RelOptRule> enumerable() {
    return List.of(
        EnumerableRules.ENUMERABLE_JOIN_RULE,
        EnumerableRules.ENUMERABLE_ASOFJOIN_RULE,
        EnumerableRules.ENUMERABLE_CORRELATE_RULE,
        EnumerableRules.ENUMERABLE_PROJECT_RULE,
        EnumerableRules.ENUMERABLE_FILTER_RULE,
        EnumerableRules.ENUMERABLE_AGGREGATE_RULE,
        EnumerableRules.ENUMERABLE_SORT_RULE,
        EnumerableRules.ENUMERABLE_LIMIT_RULE,
        EnumerableRules.ENUMERABLE_LIMIT_SORT_RULE,
        EnumerableRules.ENUMERABLE_UNION_RULE,
        EnumerableRules.ENUMERABLE_INTERSECT_RULE,
        EnumerableRules.ENUMERABLE_MINUS_RULE,
        EnumerableRules.ENUMERABLE_REPEAT_UNION_RULE,
        EnumerableRules.ENUMERABLE_TABLE_SPOOL_RULE,
        EnumerableManagementLookup.Rule.create(),
        Bindables.BINDABLE_TABLE_SCAN_RULE, // with the next, the working table of WITH RECURSIVE
        EnumerableRules.TO_INTERPRETER,
        EnumerableRules.ENUMERABLE_VALUES_RULE,
        EnumerableRules.ENUMERABLE_WINDOW_RULE,
        EnumerableRules.ENUMERABLE_COLLECT_RULE,
        EnumerableRules.ENUMERABLE_UNCOLLECT_RULE,
        EnumerableRules.ENUMERABLE_TABLE_FUNCTION_SCAN_RULE);
  }

  /** Merges neighbouring projections and filters into one loop. */
  static List<RelOptRule> calc() {
    return List.of(
        EnumerableRules.ENUMERABLE_FILTER_TO_CALC_RULE,
        EnumerableRules.ENUMERABLE_PROJECT_TO_CALC_RULE,
        CalcMergeRule.Config.DEFAULT.toRule());
  }
}
