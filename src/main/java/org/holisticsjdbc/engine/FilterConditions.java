package org.holisticsjdbc.engine;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** Takes the conditions that set filters out of a WHERE or an ON. */
final class FilterConditions {
  private final FilterBinding binding;
  private final NameScope scope;

  FilterConditions(FilterBinding binding, NameScope scope) {
    this.binding = requireNonNull(binding, "binding");
    this.scope = requireNonNull(scope, "scope");
  }

  /** Sets the filters and returns what is left of the condition. */
  Optional<SqlNode> without(SqlNode condition) {
    List<SqlNode> parts = conjuncts(condition);
    List<SqlNode> kept = parts.stream().filter(part -> !sets(part)).toList();
    return kept.size() == parts.size()
        ? Optional.of(condition)
        : kept.stream()
            .reduce(
                (left, right) ->
                    SqlStdOperatorTable.AND.createCall(right.getParserPosition(), left, right));
  }

  private static List<SqlNode> conjuncts(SqlNode condition) {
    List<SqlNode> conjuncts = new ArrayList<>();
    Deque<SqlNode> open = new ArrayDeque<>(List.of(condition));
    while (!open.isEmpty()) {
      SqlNode node = open.pop();
      if (node.getKind() == SqlKind.AND) {
        List<SqlNode> operands = ((SqlCall) node).getOperandList();
        for (int i = operands.size() - 1; i >= 0; i--) {
          open.push(operands.get(i));
        }
      } else {
        conjuncts.add(node);
      }
    }
    return conjuncts;
  }

  private boolean sets(SqlNode part) {
    for (FilterComparison comparison : FilterComparison.of(part)) {
      Optional<FilterReference> filter = scope.filter(comparison.subject());
      if (filter.isPresent()) {
        filter.get().set(comparison);
        return true;
      }
    }
    binding.expression(part, scope);
    return false;
  }
}
