package org.holisticsjdbc.engine;

import java.util.List;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.util.SqlShuttle;

/**
 * Integers where a condition stands: 0 is false, others are true, as in {@code WHERE (CASE WHEN …
 * THEN 0 ELSE 1 END)}. {@code flag IN (1)} becomes {@code flag = 1}, which also fits truth values.
 */
final class TruthValues extends SqlShuttle {
  @Override
  public SqlNode visit(SqlCall call) {
    if (!(super.visit(call) instanceof SqlCall visited)) {
      return call;
    }
    switch (visited.getKind()) {
      case SELECT -> conditionsOf((SqlSelect) visited);
      case JOIN -> conditionOf((SqlJoin) visited);
      case AND, OR, NOT -> {
        for (int i = 0; i < visited.operandCount(); i++) {
          visited.setOperand(i, condition(visited.operand(i)));
        }
      }
      case FILTER -> visited.setOperand(1, condition(visited.operand(1)));
      case CASE -> conditionsOf((SqlCase) visited);
      case IN, NOT_IN -> {
        return comparison(visited);
      }
      default -> {}
    }
    return visited;
  }

  private static void conditionsOf(SqlSelect select) {
    select.setWhere(condition(select.getWhere()));
    select.setHaving(condition(select.getHaving()));
    select.setQualify(condition(select.getQualify()));
  }

  private static void conditionOf(SqlJoin join) {
    if (join.getConditionType() == JoinConditionType.ON) {
      join.setOperand(5, condition(join.getCondition()));
    }
  }

  private static void conditionsOf(SqlCase choice) {
    if (choice.getValueOperand() == null) {
      SqlNodeList conditions = choice.getWhenOperands();
      conditions.replaceAll(TruthValues::condition);
    }
  }

  /** Returns the condition that a node in its place stands for; Calcite's null for none. */
  private static SqlNode condition(SqlNode node) {
    if (node instanceof SqlNumericLiteral number && number.isInteger()) {
      return SqlLiteral.createBoolean(
          number.bigDecimalValue().signum() != 0, number.getParserPosition());
    }
    return node instanceof SqlCase choice && results(choice).stream().allMatch(TruthValues::isTruth)
        ? withConditions(choice)
        : node;
  }

  private static List<SqlNode> results(SqlCase choice) {
    SqlNodeList results = choice.getThenOperands().clone(choice.getParserPosition());
    results.add(choice.getElseOperand());
    return results.getList();
  }

  private static boolean isTruth(SqlNode result) {
    return SqlUtil.isNullLiteral(result, false) || condition(result) != result;
  }

  private static SqlNode withConditions(SqlCase choice) {
    SqlNodeList results = choice.getThenOperands().clone(choice.getParserPosition());
    results.replaceAll(TruthValues::condition);
    return new SqlCase(
        choice.getParserPosition(),
        choice.getValueOperand(),
        choice.getWhenOperands(),
        results,
        condition(choice.getElseOperand()));
  }

  private static SqlNode comparison(SqlCall in) {
    boolean isOneNumber =
        in.operand(0) instanceof SqlIdentifier
            && in.operand(1) instanceof SqlNodeList values
            && values.size() == 1
            && values.get(0) instanceof SqlNumericLiteral;
    if (!isOneNumber) {
      return in;
    }
    SqlOperator operator =
        in.getKind() == SqlKind.IN ? SqlStdOperatorTable.EQUALS : SqlStdOperatorTable.NOT_EQUALS;
    SqlNode value = in.<SqlNodeList>operand(1).get(0);
    return operator.createCall(in.getParserPosition(), in.operand(0), value);
  }
}
