package org.holisticsjdbc.engine;

import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.dialect.AnsiSqlDialect;

/** Parts of a statement as messages show them. */
final class SqlShown {
  private SqlShown() {}

  static String of(SqlNode node) {
    return node.toSqlString(AnsiSqlDialect.DEFAULT).getSql().replaceAll("\\s+", " ");
  }
}
