package org.holisticsjdbc.engine;

import static java.util.Objects.requireNonNull;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/** Refuses filters in an expression, where they cannot be set, and binds its sub-queries. */
final class FilterMisuse extends SqlBasicVisitor<Void> {
  private final FilterBinding binding;
  private final NameScope scope;

  FilterMisuse(FilterBinding binding, NameScope scope) {
    this.binding = requireNonNull(binding, "binding");
    this.scope = requireNonNull(scope, "scope");
  }

  @Override
  public Void visit(SqlIdentifier identifier) {
    scope
        .filter(identifier)
        .ifPresent(
            filter -> {
              throw filter.misplaced();
            });
    return null;
  }

  /** Some operands are names, but not of columns: of aliases, arguments, windows. */
  @Override
  public Void visit(SqlCall call) {
    if (FilterBinding.isQuery(call)) {
      binding.query(call, scope);
      return null;
    }
    switch (call.getKind()) {
      case AS, ARGUMENT_ASSIGNMENT -> call.<SqlNode>operand(0).accept(this);
      case WINDOW -> {
        ((SqlWindow) call).getPartitionList().accept(this);
        ((SqlWindow) call).getOrderList().accept(this);
      }
      case OVER -> {
        call.<SqlNode>operand(0).accept(this);
        if (!(call.operand(1) instanceof SqlIdentifier)) {
          call.<SqlNode>operand(1).accept(this);
        }
      }
      default -> super.visit(call);
    }
    return null;
  }
}
