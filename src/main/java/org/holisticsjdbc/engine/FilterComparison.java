package org.holisticsjdbc.engine;

import java.util.List;
import java.util.stream.Stream;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlBetweenOperator;
import org.apache.calcite.sql.fun.SqlLikeOperator;
import org.holisticsjdbc.adapter.Comparison;

/**
 * A condition that may set a filter, if its subject is one.
 *
 * @param subject a name that is compared
 * @param values what it is compared with
 */
record FilterComparison(SqlIdentifier subject, Comparison comparison, List<SqlNode> values) {
  FilterComparison {
    values = List.copyOf(values);
  }

  /**
   * Returns what the condition may set: nothing, one name, or either of two that are compared with
   * each other.
   */
  static List<FilterComparison> of(SqlNode condition) {
    if (condition instanceof SqlIdentifier identifier) {
      return List.of(new FilterComparison(identifier, Comparison.IS_TRUE, List.of()));
    }
    if (!(condition instanceof SqlBasicCall call)) {
      return List.of();
    }
    return switch (call.getKind()) {
      case EQUALS -> sides(call, Comparison.EQUAL);
      case NOT_EQUALS -> sides(call, Comparison.NOT_EQUAL);
      case LESS_THAN -> sides(call, Comparison.LESS);
      case LESS_THAN_OR_EQUAL -> sides(call, Comparison.LESS_OR_EQUAL);
      case GREATER_THAN -> sides(call, Comparison.GREATER);
      case GREATER_THAN_OR_EQUAL -> sides(call, Comparison.GREATER_OR_EQUAL);
      case IS_NULL -> of(call, Comparison.IS_NULL, List.of());
      case IS_NOT_NULL -> of(call, Comparison.IS_NOT_NULL, List.of());
      case IS_TRUE -> of(call, Comparison.IS_TRUE, List.of());
      case IS_FALSE -> of(call, Comparison.IS_FALSE, List.of());
      case IN -> list(call, Comparison.IN);
      case NOT_IN -> list(call, Comparison.NOT_IN);
      case LIKE -> like(call);
      case BETWEEN -> between(call);
      default -> List.of();
    };
  }

  private static List<FilterComparison> sides(SqlCall call, Comparison comparison) {
    SqlNode left = call.operand(0);
    SqlNode right = call.operand(1);
    return Stream.concat(
            of(left, comparison, List.of(right)).stream(),
            of(right, comparison.swapped(), List.of(left)).stream())
        .toList();
  }

  private static List<FilterComparison> list(SqlCall call, Comparison comparison) {
    SqlNode values = call.operand(1);
    return values instanceof SqlNodeList list ? of(call, comparison, list.getList()) : List.of();
  }

  /** ILIKE and ESCAPE have no operator of the service. */
  private static List<FilterComparison> like(SqlCall call) {
    SqlLikeOperator operator = (SqlLikeOperator) call.getOperator();
    return operator.isCaseSensitive() && call.operandCount() == 2
        ? of(
            call,
            operator.isNegated() ? Comparison.NOT_LIKE : Comparison.LIKE,
            List.of(call.operand(1)))
        : List.of();
  }

  private static List<FilterComparison> between(SqlCall call) {
    SqlBetweenOperator operator = (SqlBetweenOperator) call.getOperator();
    boolean isPlain = !operator.isNegated() && operator.flag == SqlBetweenOperator.Flag.ASYMMETRIC;
    return isPlain
        ? of(call, Comparison.BETWEEN, List.of(call.operand(1), call.operand(2)))
        : List.of();
  }

  private static List<FilterComparison> of(
      SqlCall call, Comparison comparison, List<SqlNode> values) {
    return of(call.<SqlNode>operand(0), comparison, values);
  }

  private static List<FilterComparison> of(
      SqlNode subject, Comparison comparison, List<SqlNode> values) {
    return subject instanceof SqlIdentifier identifier
        ? List.of(new FilterComparison(identifier, comparison, values))
        : List.of();
  }
}
