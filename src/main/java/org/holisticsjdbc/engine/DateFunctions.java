package org.holisticsjdbc.engine;

import java.util.Set;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;

/**
 * {@code DATEADD('day', 1, d)} and its kin, as Tableau, Excel, SQL Server, Snowflake and Redshift
 * write them.
 *
 * <p>DATEDIFF counts the boundaries between two moments, as all of those do, not whole units: there
 * is one month between 31 May and 1 June.
 */
final class DateFunctions {
  private static final Set<TimeUnit> WITHIN_DAYS =
      Set.of(TimeUnit.HOUR, TimeUnit.MINUTE, TimeUnit.SECOND);

  private DateFunctions() {}

  /** Returns what a call of a function, by name and number of arguments, means; or the call. */
  static SqlNode rewritten(String name, SqlCall call, SqlParserPos at) {
    if (name.equals("DATEDIFF/2")) {
      return difference(TimeUnit.DAY, call.operand(1), call.operand(0), at);
    }
    if (name.equals("TRUNC/2") && call.operand(1) instanceof SqlCharStringLiteral unit) {
      return DateTrunc.truncated(truncatedTo(unit.toValue()), moment(call.operand(0)), at);
    }
    return call.operandCount() > 1 && call.operand(0) instanceof SqlCharStringLiteral unit
        ? withUnit(name, unit.toValue(), call, at)
        : call;
  }

  private static SqlNode withUnit(String name, String unit, SqlCall call, SqlParserPos at) {
    return switch (name) {
      case "DATEADD/3" ->
          SqlStdOperatorTable.TIMESTAMP_ADD.createCall(
              at,
              qualifier(DateUnits.unit("DATEADD", unit), at),
              call.operand(1),
              moment(call.operand(2)));
      case "DATEDIFF/3" ->
          difference(
              notWeek("DATEDIFF", DateUnits.unit("DATEDIFF", unit)),
              call.operand(1),
              call.operand(2),
              at);
      case "DATEPART/2" ->
          SqlStdOperatorTable.EXTRACT.createCall(
              at,
              qualifier(notWeek("DATEPART", DateUnits.part("DATEPART", unit)), at),
              moment(call.operand(1)));
      case "DATENAME/2" -> named(unit, moment(call.operand(1)), at);
      case "DATETRUNC/2" ->
          DateTrunc.truncated(
              notWeek("DATETRUNC", DateUnits.unit("DATETRUNC", unit)), moment(call.operand(1)), at);
      default -> call;
    };
  }

  private static SqlNode difference(TimeUnit unit, SqlNode from, SqlNode to, SqlParserPos at) {
    return SqlStdOperatorTable.TIMESTAMP_DIFF.createCall(
        at, qualifier(unit, at), start(unit, from, at), start(unit, to, at));
  }

  private static SqlNode start(TimeUnit unit, SqlNode value, SqlParserPos at) {
    if (WITHIN_DAYS.contains(unit)) {
      return DateTrunc.truncated(unit, OtherFunctions.cast(value, SqlTypeName.TIMESTAMP), at);
    }
    SqlNode day = OtherFunctions.cast(moment(value), SqlTypeName.DATE);
    return unit == TimeUnit.DAY ? day : DateTrunc.truncated(unit, day, at);
  }

  /** Weeks begin on another day, and the first one of a year is another, in each database. */
  private static TimeUnit notWeek(String function, TimeUnit unit) {
    if (unit == TimeUnit.WEEK) {
      throw new HolisticsException(
          Failure.NOT_SUPPORTED,
          ("%s of weeks has more than one meaning: DATE_TRUNC('week', …) and EXTRACT(WEEK FROM …) go by ISO 8601,"
                  + " TIMESTAMPDIFF(WEEK, …) counts seven days")
              .formatted(function));
    }
    return unit;
  }

  private static SqlNode named(String unit, SqlNode value, SqlParserPos at) {
    TimeUnit part = notWeek("DATENAME", DateUnits.part("DATENAME", unit));
    return switch (part) {
      case MONTH -> SqlLibraryOperators.MONTHNAME.createCall(at, value);
      case DOW -> SqlLibraryOperators.DAYNAME.createCall(at, value);
      default ->
          OtherFunctions.cast(
              SqlStdOperatorTable.EXTRACT.createCall(at, qualifier(part, at), value),
              SqlTypeName.VARCHAR);
    };
  }

  /** In Oracle, {@code 'DAY'} and {@code 'D'} are the start of the week; elsewhere they are not. */
  private static TimeUnit truncatedTo(String unit) {
    if (unit.equalsIgnoreCase("DAY") || unit.equalsIgnoreCase("D")) {
      throw new HolisticsException(
          Failure.NOT_SUPPORTED,
          "TRUNC to '%s' has more than one meaning: write DATE_TRUNC('day', …) or DATE_TRUNC('week', …)"
              .formatted(unit));
    }
    return notWeek("TRUNC", DateUnits.unit("TRUNC", unit));
  }

  /** A text that stands for a moment is read as one. */
  private static SqlNode moment(SqlNode value) {
    return value instanceof SqlCharStringLiteral
        ? OtherFunctions.cast(value, SqlTypeName.TIMESTAMP)
        : value;
  }

  private static SqlIntervalQualifier qualifier(TimeUnit unit, SqlParserPos at) {
    return new SqlIntervalQualifier(unit, null, at);
  }
}
