package org.holisticsjdbc.engine;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/**
 * The tables a statement names, as written: with or without a schema.
 *
 * @param names in the order of the text
 */
record TableReferences(Set<Name> names) {
  TableReferences {
    names = Collections.unmodifiableSet(new LinkedHashSet<>(names));
  }

  /**
   * A table as written.
   *
   * @param parts one or more names, the last of them the table's
   */
  record Name(List<String> parts) {
    Name {
      parts = List.copyOf(parts);
    }

    String table() {
      return parts.get(parts.size() - 1);
    }

    /** Returns the schema that stands before the table. */
    Optional<String> schema() {
      return parts.size() > 1 ? Optional.of(parts.get(parts.size() - 2)) : Optional.empty();
    }
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
  Set<String> schemas(Optional<String> defaultSchema) {
    return Stream.concat(
            names.stream().flatMap(name -> name.schema().stream()), defaultSchema.stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Identifiers in FROM: operands of SELECT, JOIN, AS that are tables there. Others may be
   * collected too: harmless.
   */
  private static final class Collector extends SqlBasicVisitor<Void> {
    private final Set<Name> names = new LinkedHashSet<>();

    @Override
    public Void visit(SqlCall call) {
      switch (call.getKind()) {
        case SELECT -> table(((SqlSelect) call).getFrom());
        case JOIN -> {
          table(call.operand(0));
          table(((SqlJoin) call).getRight());
        }
        case EXPLICIT_TABLE -> table(call.operand(0));
        case COLLECTION_TABLE -> function(call.operand(0));
        default -> {}
      }
      return super.visit(call);
    }

    /** A widget with its filters set is written like a function. */
    private void function(SqlNode call) {
      if (call instanceof SqlCall function
          && function.getOperator() instanceof SqlFunction operator
          && operator.getSqlIdentifier() != null) {
        names.add(new Name(operator.getSqlIdentifier().names));
      }
    }

    private void table(SqlNode from) {
      if (from instanceof SqlIdentifier identifier) {
        names.add(new Name(identifier.names));
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
