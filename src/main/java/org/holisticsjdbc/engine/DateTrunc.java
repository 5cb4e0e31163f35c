package org.holisticsjdbc.engine;

import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;

/**
 * {@code DATE_TRUNC('month', d)}, as PostgreSQL, Trino and Snowflake write it.
 *
 * <p>Becomes {@code FLOOR(d TO MONTH)}, whose comparisons Calcite turns into date ranges. Calcite's
 * own DATE_TRUNC is BigQuery's, with the arguments the other way round. Weeks start on Monday, as
 * in those databases; Calcite's on Sunday.
 */
final class DateTrunc extends SqlShuttle {
  @Override
  public SqlNode visit(SqlCall call) {
    SqlNode visited = super.visit(call);
    return visited instanceof SqlCall rewritten
            && rewritten.getOperator().getName().equalsIgnoreCase("DATE_TRUNC")
            && rewritten.operandCount() == 2
            && rewritten.operand(0) instanceof SqlLiteral unit
        ? truncated(
            DateUnits.unit("DATE_TRUNC", unit.toValue()),
            rewritten.operand(1),
            rewritten.getParserPosition())
        : visited;
  }

  /** Returns the start of the unit that a value lies in; its type is that of the value. */
  static SqlNode truncated(TimeUnit unit, SqlNode value, SqlParserPos at) {
    if (unit != TimeUnit.WEEK) {
      return floor(value, unit, at);
    }
    SqlNode day = SqlLiteral.createExactNumeric("1", at);
    SqlNode dayBack = SqlStdOperatorTable.UNARY_MINUS.createCall(at, day);
    return addDays(day, floor(addDays(dayBack, value, at), unit, at), at);
  }

  private static SqlNode floor(SqlNode value, TimeUnit unit, SqlParserPos at) {
    return SqlStdOperatorTable.FLOOR.createCall(
        at, value, new SqlIntervalQualifier(unit, null, at));
  }

  private static SqlNode addDays(SqlNode days, SqlNode value, SqlParserPos at) {
    return SqlStdOperatorTable.TIMESTAMP_ADD.createCall(
        at, new SqlIntervalQualifier(TimeUnit.DAY, null, at), days, value);
  }
}
