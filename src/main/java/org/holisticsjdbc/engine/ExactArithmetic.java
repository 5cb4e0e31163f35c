package org.holisticsjdbc.engine;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.tools.RelBuilder;

/**
 * Rewrites arithmetic on exact numbers so that it fails instead of wrapping around, and divides
 * exactly.
 *
 * <p>Calcite's own {@code ConvertToChecked} is not used: inside a decimal expression it leaves
 * integer operands unchecked (it drops the rewritten operands of the inner call).
 */
final class ExactArithmetic extends RelHomogeneousShuttle {
  private final RelBuilder builder;
  private final RexShuttle expressions;

  ExactArithmetic(RelBuilder builder) {
    this.builder = builder;
    this.expressions = new Expressions(builder.getRexBuilder());
  }

  @Override
  public RelNode visit(RelNode other) {
    RelNode node = super.visitChildren(other).accept(expressions);
    return node instanceof Aggregate aggregate ? withDecimalSums(aggregate) : node;
  }

  /**
   * Calcite cannot add a BIGINT to a sum that is a DECIMAL: the argument is cast below the
   * aggregate.
   */
  private RelNode withDecimalSums(Aggregate aggregate) {
    RexBuilder rex = builder.getRexBuilder();
    RelNode input = aggregate.getInput();
    List<RexNode> projects = new ArrayList<>(rex.identityProjects(input.getRowType()));
    List<AggregateCall> calls = new ArrayList<>();
    for (AggregateCall call : aggregate.getAggCallList()) {
      if (isDecimalSum(call.getAggregation().getKind(), call.getType())
          && !SqlTypeUtil.isDecimal(projects.get(call.getArgList().get(0)).getType())) {
        projects.add(decimal(rex, projects.get(call.getArgList().get(0))));
        calls.add(call.withArgList(List.of(projects.size() - 1)));
      } else {
        calls.add(call);
      }
    }
    if (calls.equals(aggregate.getAggCallList())) {
      return aggregate;
    }
    RelNode cast = builder.push(input).project(projects, List.of(), true).build();
    return aggregate.copy(
        aggregate.getTraitSet(), cast, aggregate.getGroupSet(), aggregate.getGroupSets(), calls);
  }

  private static boolean isDecimalSum(SqlKind kind, RelDataType result) {
    return (kind == SqlKind.SUM || kind == SqlKind.SUM0) && SqlTypeUtil.isDecimal(result);
  }

  private static RexNode decimal(RexBuilder rex, RexNode operand) {
    if (SqlTypeUtil.isDecimal(operand.getType())) {
      return operand;
    }
    RelDataType decimal =
        rex.getTypeFactory().createSqlType(SqlTypeName.DECIMAL, HolisticsTypeSystem.MAX_DIGITS, 0);
    return rex.makeCast(
        rex.getTypeFactory().createTypeWithNullability(decimal, operand.getType().isNullable()),
        operand);
  }

  private static final class Expressions extends RexShuttle {
    private final RexBuilder rex;

    Expressions(RexBuilder rex) {
      this.rex = rex;
    }

    @Override
    public RexNode visitCall(RexCall call) {
      boolean[] changed = {false};
      List<RexNode> operands = visitList(call.operands, changed);
      RexCall visited = changed[0] ? call.clone(call.getType(), operands) : call;
      return switch (call.getType().getSqlTypeName()) {
        case DECIMAL -> decimal(visited);
        case TINYINT, SMALLINT, INTEGER, BIGINT -> integer(visited);
        default -> visited;
      };
    }

    @Override
    public RexNode visitOver(RexOver over) {
      RexOver visited = (RexOver) super.visitOver(over);
      if (!isDecimalSum(visited.getKind(), visited.getType())) {
        return visited;
      }
      List<RexNode> operands =
          visited.operands.stream().map(operand -> ExactArithmetic.decimal(rex, operand)).toList();
      return operands.equals(visited.operands)
          ? visited
          : rex.makeOver(
              visited.getType(),
              visited.getAggOperator(),
              operands,
              visited.getWindow().partitionKeys,
              visited.getWindow().orderKeys,
              visited.getWindow().getLowerBound(),
              visited.getWindow().getUpperBound(),
              visited.getWindow().getExclude(),
              visited.getWindow().isRows(),
              true,
              false,
              visited.isDistinct(),
              visited.ignoreNulls());
    }

    private RexNode decimal(RexCall call) {
      RelDataType type = call.getType();
      return switch (call.getKind()) {
        case DIVIDE ->
            DecimalFunctions.divide(
                rex,
                type,
                ExactArithmetic.decimal(rex, call.operands.get(0)),
                ExactArithmetic.decimal(rex, call.operands.get(1)));
        case PLUS, MINUS, TIMES -> DecimalFunctions.fit(rex, type, call);
        default -> call;
      };
    }

    private RexNode integer(RexCall call) {
      SqlOperator checked = checkedOperator(call.getKind());
      return checked == null || !allExact(call)
          ? call
          : rex.makeCall(call.getType(), checked, call.operands);
    }

    private static boolean allExact(RexCall call) {
      return call.operands.stream()
          .allMatch(operand -> SqlTypeUtil.isExactNumeric(operand.getType()));
    }

    private static SqlOperator checkedOperator(SqlKind kind) {
      return switch (kind) {
        case PLUS -> SqlStdOperatorTable.CHECKED_PLUS;
        case MINUS -> SqlStdOperatorTable.CHECKED_MINUS;
        case TIMES -> SqlStdOperatorTable.CHECKED_MULTIPLY;
        case MINUS_PREFIX -> SqlStdOperatorTable.CHECKED_UNARY_MINUS;
        case DIVIDE -> SqlStdOperatorTable.CHECKED_DIVIDE;
        default -> null;
      };
    }
  }
}
