package org.holisticsjdbc.engine;

import java.util.Locale;
import java.util.Set;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.validate.SqlValidator;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;

/**
 * {@code DATE_TRUNC('month', d)}, as PostgreSQL, Trino and Snowflake write it.
 *
 * <p>Becomes {@code FLOOR(d TO MONTH)}, whose comparisons Calcite turns into date ranges. Calcite's
 * own DATE_TRUNC is BigQuery's, with the arguments the other way round. Weeks start on Monday, as
 * in those databases; Calcite's on Sunday.
 */
final class DateTrunc extends SqlFunction {
  private static final Set<TimeUnit> UNITS =
      Set.of(
          TimeUnit.YEAR,
          TimeUnit.QUARTER,
          TimeUnit.MONTH,
          TimeUnit.WEEK,
          TimeUnit.DAY,
          TimeUnit.HOUR,
          TimeUnit.MINUTE,
          TimeUnit.SECOND);

  DateTrunc() {
    super(
        "DATE_TRUNC",
        SqlKind.OTHER_FUNCTION,
        ReturnTypes.ARG1_NULLABLE,
        null,
        OperandTypes.family(SqlTypeFamily.CHARACTER, SqlTypeFamily.DATETIME),
        SqlFunctionCategory.TIMEDATE);
  }

  @Override
  public SqlNode rewriteCall(SqlValidator validator, SqlCall call) {
    if (call.operandCount() != 2 || !(call.operand(0) instanceof SqlLiteral literal)) {
      return call;
    }
    SqlParserPos at = call.getParserPosition();
    TimeUnit unit = unit(literal.toValue());
    SqlNode day = SqlLiteral.createExactNumeric("1", at);
    SqlNode value = call.operand(1);
    if (unit != TimeUnit.WEEK) {
      return floor(value, unit, at);
    }
    return addDays(day, floor(addDays(negative(day, at), value, at), unit, at), at);
  }

  private static TimeUnit unit(String name) {
    String wanted = name == null ? "" : name.trim().toUpperCase(Locale.ROOT);
    return UNITS.stream()
        .filter(unit -> unit.name().equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new HolisticsException(
                    Failure.SEMANTICS,
                    "DATE_TRUNC knows year, quarter, month, week, day, hour, minute and second, not '%s'"
                        .formatted(name)));
  }

  private static SqlNode floor(SqlNode value, TimeUnit unit, SqlParserPos at) {
    return SqlStdOperatorTable.FLOOR.createCall(
        at, value, new SqlIntervalQualifier(unit, null, at));
  }

  private static SqlNode negative(SqlNode number, SqlParserPos at) {
    return SqlStdOperatorTable.UNARY_MINUS.createCall(at, number);
  }

  private static SqlNode addDays(SqlNode days, SqlNode value, SqlParserPos at) {
    return SqlStdOperatorTable.TIMESTAMP_ADD.createCall(
        at, new SqlIntervalQualifier(TimeUnit.DAY, null, at), days, value);
  }
}
