package org.holisticsjdbc.adapter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.hep.HepRelVertex;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.rules.JoinCommuteRule;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.tools.RelBuilder;

/**
 * Turns a join with a list that cannot be read as a whole into a lookup by the keys of the other
 * side.
 */
public final class ManagementLookupRule extends RelOptRule {
  /** The name of the engine's function. */
  private static final String NORMALIZE = "$DECIMAL_normalize";

  /** Every planner takes its own instance; the rule holds no state. */
  @SuppressWarnings(
      "deprecation") // a RelRule.Config needs generated code for nothing but these operands
  public ManagementLookupRule() {
    super(operand(Join.class, any()), "ManagementLookupRule");
  }

  @Override
  public void onMatch(RelOptRuleCall call) {
    Join join = call.rel(0);
    RelBuilder builder = call.builder();
    lookup(join, builder)
        .or(
            () ->
                Optional.ofNullable(JoinCommuteRule.swap(join, true, builder))
                    .flatMap(swapped -> swapped(swapped, builder)))
        .ifPresent(call::transformTo);
  }

  /** A swapped join lies under a projection that puts the columns in their order. */
  private static Optional<RelNode> swapped(RelNode projected, RelBuilder builder) {
    return projected instanceof Project project
            && unwrapped(project.getInput()) instanceof Join join
        ? lookup(join, builder).map(it -> project.copy(project.getTraitSet(), List.<RelNode>of(it)))
        : Optional.empty();
  }

  private static RelNode unwrapped(RelNode node) {
    return node instanceof HepRelVertex vertex ? vertex.getCurrentRel() : node;
  }

  private static Optional<RelNode> lookup(Join join, RelBuilder builder) {
    boolean isPossible =
        join.getJoinType() == JoinRelType.INNER || join.getJoinType() == JoinRelType.LEFT;
    if (!isPossible) {
      return Optional.empty();
    }
    return side(join.getRight(), join.getJoinType())
        .filter(side -> !side.scan().isReadable(Set.of()))
        .flatMap(side -> lookup(join, side, builder));
  }

  /**
   * A side of a join that is a list.
   *
   * @param columns the columns of the side, over the row of the scan
   * @param filters what its rows must satisfy, over the row of the scan
   */
  private record Side(ManagementScan scan, List<RexNode> columns, List<RexNode> filters) {}

  private static Optional<Side> side(RelNode vertex, JoinRelType type) {
    RelNode node = unwrapped(vertex);
    if (node instanceof ManagementScan scan) {
      RexBuilder rex = scan.getCluster().getRexBuilder();
      return Optional.of(
          new Side(scan, List.copyOf(rex.identityProjects(scan.getRowType())), List.of()));
    }
    if (node instanceof Filter filter) {
      return side(filter.getInput(), type)
          .map(
              below -> {
                List<RexNode> filters = new ArrayList<>(below.filters());
                filters.add(substituted(filter.getCondition(), below.columns()));
                return new Side(below.scan(), below.columns(), filters);
              });
    }
    if (node instanceof Project project && mayMoveUp(project, type)) {
      return side(project.getInput(), type)
          .map(
              below ->
                  new Side(
                      below.scan(),
                      project.getProjects().stream()
                          .map(it -> substituted(it, below.columns()))
                          .toList(),
                      below.filters()));
    }
    return Optional.empty();
  }

  /** A value is NULL in a row without a partner: what is made of columns alone is by itself. */
  private static boolean mayMoveUp(Project project, JoinRelType type) {
    return type == JoinRelType.INNER
        || project.getProjects().stream().allMatch(ManagementLookupRule::isStrict);
  }

  private static boolean isStrict(RexNode node) {
    return node instanceof RexInputRef
        || keepsTheNumber(node) && isStrict(((RexCall) node).getOperands().get(0));
  }

  /** A cast, or what makes equal decimals look alike. */
  private static boolean keepsTheNumber(RexNode node) {
    return node.getKind() == SqlKind.CAST
        || node instanceof RexCall call
            && call.getOperands().size() == 1
            && call.getOperator().getName().equals(NORMALIZE);
  }

  private static RexNode substituted(RexNode node, List<RexNode> columns) {
    return node.accept(
        new RexShuttle() {
          @Override
          public RexNode visitInputRef(RexInputRef ref) {
            return columns.get(ref.getIndex());
          }
        });
  }

  private static Optional<RelNode> lookup(Join join, Side side, RelBuilder builder) {
    RelNode left = join.getLeft();
    int width = left.getRowType().getFieldCount();
    List<RexNode> both =
        new ArrayList<>(left.getCluster().getRexBuilder().identityProjects(left.getRowType()));
    side.columns().forEach(it -> both.add(RexUtil.shift(it, width)));
    RexNode on = substituted(join.getCondition(), both);
    Map<String, Integer> keys = keys(on, left.getRowType(), side.scan());
    if (!side.scan().isReadable(keys.keySet())) {
      return Optional.empty();
    }
    List<RexNode> conditions = new ArrayList<>(List.of(on));
    side.filters().forEach(it -> conditions.add(RexUtil.shift(it, width)));
    RexBuilder rex = left.getCluster().getRexBuilder();
    ManagementLookup lookup =
        new ManagementLookup(
            join.getCluster(),
            join.getCluster().traitSetOf(Convention.NONE),
            left,
            side.scan(),
            keys,
            RexUtil.composeConjunction(rex, conditions),
            join.getJoinType(),
            rowType(left, side.scan(), join.getJoinType()));
    List<RexNode> columns = both.stream().map(it -> retyped(it, lookup.getRowType(), rex)).toList();
    return Optional.of(
        builder
            .push(lookup)
            .project(columns, join.getRowType().getFieldNames(), true)
            .convert(join.getRowType(), false)
            .build());
  }

  private static RexNode retyped(RexNode node, RelDataType row, RexBuilder rex) {
    return node.accept(
        new RexShuttle() {
          @Override
          public RexNode visitInputRef(RexInputRef ref) {
            return rex.makeInputRef(row, ref.getIndex());
          }
        });
  }

  private static RelDataType rowType(RelNode left, ManagementScan scan, JoinRelType type) {
    RelDataTypeFactory types = left.getCluster().getTypeFactory();
    List<RelDataType> all = new ArrayList<>();
    List<String> names = new ArrayList<>();
    left.getRowType().getFieldList().forEach(it -> all.add(it.getType()));
    scan.getRowType()
        .getFieldList()
        .forEach(
            it ->
                all.add(
                    type == JoinRelType.LEFT
                        ? types.createTypeWithNullability(it.getType(), true)
                        : it.getType()));
    for (int i = 0; i < all.size(); i++) {
      names.add("f" + i);
    }
    return types.createStructType(all, names);
  }

  /** Returns the fields of the left side that columns of the list are compared with. */
  private static Map<String, Integer> keys(RexNode on, RelDataType input, ManagementScan scan) {
    int width = input.getFieldCount();
    Map<String, Integer> keys = new LinkedHashMap<>();
    for (RexNode conjunct : RelOptUtil.conjunctions(on)) {
      if (conjunct.getKind() == SqlKind.EQUALS) {
        int first = field(((RexCall) conjunct).getOperands().get(0));
        int second = field(((RexCall) conjunct).getOperands().get(1));
        int left = Math.min(first, second);
        int right = Math.max(first, second) - width;
        boolean isKey = left >= 0 && left < width && right >= 0;
        if (isKey && areOfOneKind(input, left, scan, right)) {
          String column = scan.columnName(right);
          if (scan.listing().keys().contains(column) && !scan.conditions().containsKey(column)) {
            keys.putIfAbsent(column, left);
          }
        }
      }
    }
    return keys;
  }

  /** A number and a text may be equal by a cast, but are not the same key. */
  private static boolean areOfOneKind(RelDataType input, int left, ManagementScan scan, int right) {
    RelDataType one = input.getFieldList().get(left).getType();
    RelDataType other = scan.getRowType().getFieldList().get(right).getType();
    return SqlTypeUtil.isNumeric(one) && SqlTypeUtil.isNumeric(other)
        || SqlTypeUtil.inCharFamily(one) && SqlTypeUtil.inCharFamily(other);
  }

  /**
   * Returns the field that an expression is, behind what keeps its number; -1 where it is another.
   */
  private static int field(RexNode node) {
    RexNode inner = node;
    while (keepsTheNumber(inner)) {
      inner = ((RexCall) inner).getOperands().get(0);
    }
    return inner instanceof RexInputRef ref ? ref.getIndex() : -1;
  }
}
