package org.holisticsjdbc.engine;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlShuttle;

/**
 * {@code LIKE p ESCAPE ''}, which PostgreSQL reads as no escape character at all.
 *
 * <p>Hibernate writes it so for PostgreSQL. Calcite has no escape character unless it is told one,
 * and refuses the empty one.
 */
final class EmptyEscape extends SqlShuttle {
  @Override
  public SqlNode visit(SqlCall call) {
    SqlNode visited = super.visit(call);
    return visited instanceof SqlCall like
            && like.getKind() == SqlKind.LIKE
            && like.operandCount() == 3
            && like.operand(2) instanceof SqlLiteral escape
            && "".equals(escape.toValue())
        ? like.getOperator().createCall(like.getParserPosition(), like.operand(0), like.operand(1))
        : visited;
  }
}
