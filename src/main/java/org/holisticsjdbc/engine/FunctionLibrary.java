package org.holisticsjdbc.engine;

import java.util.EnumSet;
import java.util.List;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.fun.SqlLibrary;
import org.apache.calcite.sql.fun.SqlLibraryOperatorTableFactory;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.util.SqlOperatorTables;

/**
 * The functions a statement may call: standard SQL, Calcite's PostgreSQL library, and the few from
 * elsewhere that people type in BI tools.
 *
 * <p>Whole further libraries would take more than they give: BigQuery's turns {@code
 * DATE_TRUNC('month', d)} away, and two libraries often hold one name with two meanings.
 */
final class FunctionLibrary {
  private static final List<SqlOperator> MORE =
      List.of(
          Truncation.TRUNC,
          SqlLibraryOperators.NVL,
          SqlLibraryOperators.NVL2,
          SqlLibraryOperators.IFNULL,
          SqlLibraryOperators.IF,
          SqlLibraryOperators.DECODE,
          SqlLibraryOperators.LEN,
          SqlLibraryOperators.INSTR,
          SqlLibraryOperators.ENDS_WITH,
          SqlLibraryOperators.REGEXP_CONTAINS,
          SqlLibraryOperators.REVERSE,
          SqlLibraryOperators.SPACE,
          SqlLibraryOperators.ADD_MONTHS,
          SqlLibraryOperators.DAYNAME,
          SqlLibraryOperators.MONTHNAME,
          SqlLibraryOperators.GROUP_CONCAT,
          SqlLibraryOperators.MAX_BY,
          SqlLibraryOperators.MIN_BY,
          SqlLibraryOperators.COUNTIF,
          SqlLibraryOperators.POW,
          SqlLibraryOperators.LOG2,
          SqlLibraryOperators.SAFE_CAST,
          SqlLibraryOperators.TRY_CAST);

  private static final SqlOperatorTable OPERATORS =
      SqlOperatorTables.chain(
          SqlOperatorTables.of(MORE),
          SqlLibraryOperatorTableFactory.INSTANCE.getOperatorTable(
              EnumSet.of(SqlLibrary.STANDARD, SqlLibrary.POSTGRESQL)));

  private FunctionLibrary() {}

  static SqlOperatorTable operators() {
    return OPERATORS;
  }
}
