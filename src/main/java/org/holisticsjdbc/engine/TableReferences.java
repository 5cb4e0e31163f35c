package org.holisticsjdbc.engine;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/**
 * The tables a statement names, as written: with or without a schema.
 *
 * @param names each one or more names, the last of them the table's
 */
record TableReferences(Set<List<String>> names) {
  TableReferences {
    names = Set.copyOf(names);
  }

  static TableReferences of(SqlNode statement) {
    Collector collector = new Collector();
    statement.accept(collector);
    return new TableReferences(collector.names);
  }

  /**
   * Returns the names of schemas that stand before a table, and the default schema where one is
   * set.
   */
  Set<String> schemas(java.util.Optional<String> defaultSchema) {
    return Stream.concat(
            names.stream().filter(name -> name.size() > 1).map(name -> name.get(name.size() - 2)),
            defaultSchema.stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Identifiers in FROM: operands of SELECT, JOIN, AS that are tables there. Others may be
   * collected too: harmless.
   */
  private static final class Collector extends SqlBasicVisitor<Void> {
    private final Set<List<String>> names = new LinkedHashSet<>();

    @Override
    public Void visit(SqlCall call) {
      switch (call.getKind()) {
        case SELECT -> table(((org.apache.calcite.sql.SqlSelect) call).getFrom());
        case JOIN -> {
          table(call.operand(0));
          table(((org.apache.calcite.sql.SqlJoin) call).getRight());
        }
        case EXPLICIT_TABLE -> table(call.operand(0));
        default -> {}
      }
      return super.visit(call);
    }

    private void table(SqlNode from) {
      if (from instanceof SqlIdentifier identifier) {
        names.add(List.copyOf(identifier.names));
      } else if (from instanceof SqlCall call && wrapsTable(call.getKind())) {
        table(call.operand(0));
      }
    }

    private static boolean wrapsTable(SqlKind kind) {
      return switch (kind) {
        case AS,
            TABLESAMPLE,
            EXTEND,
            TABLE_REF,
            LATERAL,
            SNAPSHOT,
            MATCH_RECOGNIZE,
            PIVOT,
            UNPIVOT ->
            true;
        default -> false;
      };
    }
  }
}
