package org.holisticsjdbc.engine;

import java.util.List;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlBasicFunction;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql2rel.SqlRexContext;
import org.apache.calcite.sql2rel.SqlRexConvertlet;
import org.apache.calcite.sql2rel.SqlRexConvertletTable;
import org.apache.calcite.sql2rel.StandardConvertletTable;

/**
 * {@code TRUNC}: of a number its digits are cut off, of a moment the time of day. Which of the two
 * it is, only the type of the argument tells.
 */
final class Truncation implements SqlRexConvertletTable {
  static final SqlFunction TRUNC =
      SqlBasicFunction.create(
          "TRUNC",
          ReturnTypes.ARG0_NULLABLE,
          OperandTypes.or(
              OperandTypes.NUMERIC, OperandTypes.NUMERIC_INTEGER, OperandTypes.DATETIME),
          SqlFunctionCategory.NUMERIC);

  @Override
  public SqlRexConvertlet get(SqlCall call) {
    return call.getOperator() == TRUNC
        ? Truncation::convert
        : StandardConvertletTable.INSTANCE.get(call);
  }

  private static RexNode convert(SqlRexContext context, SqlCall call) {
    RexBuilder rex = context.getRexBuilder();
    RexNode value = context.convertExpression(call.operand(0));
    if (SqlTypeUtil.isDatetime(value.getType())) {
      return rex.makeCall(
          value.getType(),
          SqlStdOperatorTable.FLOOR,
          List.of(value, rex.makeFlag(TimeUnitRange.DAY)));
    }
    return call.operandCount() == 1
        ? rex.makeCall(SqlStdOperatorTable.TRUNCATE, value)
        : rex.makeCall(
            SqlStdOperatorTable.TRUNCATE, value, context.convertExpression(call.operand(1)));
  }
}
