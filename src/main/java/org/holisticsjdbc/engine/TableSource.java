package org.holisticsjdbc.engine;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.holisticsjdbc.adapter.Bound;

/** A table in FROM, which becomes a bound table where its statement sets something of it. */
abstract class TableSource implements Source {
  private final List<String> names;
  private final Naming naming;
  private final Consumer<SqlNode> replace;
  private final List<SqlIdentifier> qualified = new ArrayList<>();

  /**
   * Creates the source of a table.
   *
   * @param names as they are written: table, or schema and table
   * @param replace puts another node into the place of the reference
   */
  TableSource(List<String> names, Naming naming, Consumer<SqlNode> replace) {
    this.names = List.copyOf(names);
    this.naming = requireNonNull(naming, "naming");
    this.replace = requireNonNull(replace, "replace");
  }

  /** What stands behind AS: an alias, and perhaps names for the columns. */
  record Naming(Optional<String> alias, Optional<ColumnNames> columns) {
    static final Naming NONE = new Naming(Optional.empty(), Optional.empty());
  }

  final List<String> names() {
    return names;
  }

  final String tableName() {
    return names.get(names.size() - 1);
  }

  final String shownName() {
    return naming.alias().orElseGet(this::tableName);
  }

  /** Returns the names that the statement gives its columns. */
  final Optional<ColumnNames> givenColumns() {
    return naming.columns();
  }

  @Override
  public final boolean isCalled(List<String> qualifier) {
    return qualifier.size() == 1
        ? shownName().equalsIgnoreCase(qualifier.get(0))
        : isQualifiedBy(qualifier);
  }

  private boolean isQualifiedBy(List<String> qualifier) {
    return naming.alias().isEmpty()
        && names.size() == 2
        && qualifier.size() == 2
        && names.get(0).equalsIgnoreCase(qualifier.get(0))
        && names.get(1).equalsIgnoreCase(qualifier.get(1));
  }

  @Override
  public final void isNamedBy(SqlIdentifier identifier) {
    if (identifier.names.size() > 2) {
      qualified.add(identifier);
    }
  }

  /** Returns the table with an argument, for messages. */
  final String asFunction(String argument) {
    String table = names.stream().map(it -> '"' + it + '"').collect(Collectors.joining("."));
    return "TABLE(%s(\"%s\" => …))".formatted(table, argument);
  }

  /** Replaces the reference by one to a bound table, if something of it is set. */
  final void bind(BoundTables bound) {
    binding().ifPresent(it -> replaceBy(it, bound));
  }

  /** Returns what the reference is replaced by; nothing where nothing is set. */
  abstract Optional<Bound> binding();

  private void replaceBy(Bound table, BoundTables bound) {
    String schema = bound.add(table);
    replace.accept(new SqlIdentifier(List.of(schema, tableName()), SqlParserPos.ZERO));
    qualified.forEach(
        identifier ->
            identifier.setNames(identifier.names.subList(1, identifier.names.size()), null));
  }
}
