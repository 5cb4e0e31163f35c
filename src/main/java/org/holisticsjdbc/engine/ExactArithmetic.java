package org.holisticsjdbc.engine;

import java.util.List;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * Rewrites arithmetic on exact numbers so that it fails instead of wrapping around, and divides
 * exactly.
 *
 * <p>Calcite's own {@code ConvertToChecked} is not used: inside a decimal expression it leaves
 * integer operands unchecked (it drops the rewritten operands of the inner call).
 */
final class ExactArithmetic extends RelHomogeneousShuttle {
  private final RexShuttle expressions;

  ExactArithmetic(RexBuilder rex) {
    this.expressions = new Expressions(rex);
  }

  @Override
  public RelNode visit(RelNode other) {
    return super.visitChildren(other).accept(expressions);
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

    private RexNode decimal(RexCall call) {
      RelDataType type = call.getType();
      return switch (call.getKind()) {
        case DIVIDE ->
            DecimalFunctions.divide(
                rex, type, exact(call.operands.get(0)), exact(call.operands.get(1)));
        case PLUS, MINUS, TIMES -> DecimalFunctions.fit(rex, type, call);
        default -> call;
      };
    }

    /** An operand as a decimal, so that the generated code hands over a BigDecimal. */
    private RexNode exact(RexNode operand) {
      if (SqlTypeUtil.isDecimal(operand.getType())) {
        return operand;
      }
      RelDataType decimal =
          rex.getTypeFactory()
              .createTypeWithNullability(
                  rex.getTypeFactory()
                      .createSqlType(SqlTypeName.DECIMAL, HolisticsTypeSystem.MAX_DIGITS, 0),
                  operand.getType().isNullable());
      return rex.makeCast(decimal, operand);
    }

    private RexNode integer(RexCall call) {
      SqlOperator checked = checkedOperator(call.getKind());
      return checked == call.getOperator() || !allExact(call)
          ? call
          : rex.makeCall(
              call.getType(), checked == null ? call.getOperator() : checked, call.operands);
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
