package org.holisticsjdbc.engine;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlExplain;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;
import org.holisticsjdbc.catalog.Catalog;

/**
 * Turns the filters that a statement sets into bound tables, before Calcite validates it (DESIGN
 * §5).
 *
 * <p>Two spellings mean the same: {@code TABLE("Dashboard"."Widget"("Filter" => v))}, and a
 * condition {@code alias."Filter" = v} that WHERE or ON joins with AND. The table reference is
 * replaced by one to a schema that exists in this statement only; the condition is taken out. A
 * join stays what it is: the binding only configures the scan. The parse tree is changed in place.
 */
final class FilterBinding {
  private final WidgetLookup widgets;
  private final BoundTables bound;

  private FilterBinding(WidgetLookup widgets, BoundTables bound) {
    this.widgets = requireNonNull(widgets, "widgets");
    this.bound = requireNonNull(bound, "bound");
  }

  /**
   * Binds the filters of a statement.
   *
   * @param schemas names of schemas that the statement uses
   */
  static BoundTables bind(
      SqlNode statement, Catalog catalog, Optional<String> defaultSchema, Set<String> schemas) {
    BoundTables bound = new BoundTables(schemas);
    new FilterBinding(new WidgetLookup(catalog, defaultSchema), bound)
        .query(statement, NameScope.NONE);
    return bound;
  }

  WidgetLookup widgets() {
    return widgets;
  }

  BoundTables bound() {
    return bound;
  }

  /** Binds a query and returns its columns. */
  ColumnNames query(SqlNode query, NameScope scope) {
    return query(query, List.of(), scope);
  }

  /**
   * Binds a query.
   *
   * @param trailing expressions of an ORDER BY behind it, which see the same names
   */
  private ColumnNames query(SqlNode query, List<SqlNode> trailing, NameScope scope) {
    return switch (query.getKind()) {
      case EXPLAIN -> query(((SqlExplain) query).getExplicandum(), trailing, scope);
      case WITH -> with((SqlWith) query, trailing, scope);
      case ORDER_BY -> ordered((SqlOrderBy) query, scope);
      case SELECT -> select((SqlSelect) query, trailing, scope);
      case UNION, INTERSECT, EXCEPT -> setOperation((SqlCall) query, trailing, scope);
      case EXPLICIT_TABLE -> {
        FromClause from = new FromClause(this, scope);
        from.add(((SqlCall) query).operand(0), node -> ((SqlCall) query).setOperand(0, node));
        yield from.columns();
      }
      case VALUES -> {
        ((SqlCall) query).getOperandList().forEach(row -> expression(row, scope));
        yield ColumnNames.of(List.of()); // they have no names
      }
      default -> {
        expression(query, scope);
        yield ColumnNames.UNKNOWN;
      }
    };
  }

  private ColumnNames with(SqlWith with, List<SqlNode> trailing, NameScope scope) {
    NameScope inner = scope;
    for (SqlNode node : with.withList) {
      SqlWithItem item = (SqlWithItem) node;
      String name = item.name.getSimple();
      boolean recursive = item.recursive.booleanValue();
      NameScope own = recursive ? inner.withTable(name, ColumnNames.UNKNOWN) : inner;
      ColumnNames columns = query(item.query, own);
      inner = inner.withTable(name, item.columnList == null ? columns : namesOf(item.columnList));
    }
    return query(with.body, trailing, inner);
  }

  static ColumnNames namesOf(List<SqlNode> identifiers) {
    return ColumnNames.of(
        identifiers.stream().map(node -> ((SqlIdentifier) node).getSimple()).distinct().toList());
  }

  private ColumnNames ordered(SqlOrderBy ordered, NameScope scope) {
    List<SqlNode> trailing = new ArrayList<>(ordered.orderList.getList());
    Optional.ofNullable(ordered.offset).ifPresent(trailing::add);
    Optional.ofNullable(ordered.fetch).ifPresent(trailing::add);
    return query(ordered.query, trailing, scope);
  }

  /** ORDER BY behind a set operation sees the columns of its result only. */
  private ColumnNames setOperation(SqlCall operation, List<SqlNode> trailing, NameScope scope) {
    List<ColumnNames> columns =
        operation.getOperandList().stream().map(operand -> query(operand, scope)).toList();
    NameScope result = scope.withAliases(columns.get(0));
    trailing.forEach(node -> expression(node, result));
    return columns.get(0);
  }

  private ColumnNames select(SqlSelect select, List<SqlNode> trailing, NameScope scope) {
    FromClause from = new FromClause(this, scope);
    Optional.ofNullable(select.getFrom()).ifPresent(node -> from.add(node, select::setFrom));
    NameScope inner = scope.of(from.sources());
    Optional.ofNullable(select.getWhere())
        .ifPresent(
            where ->
                select.setWhere(new FilterConditions(this, inner).without(where).orElse(null)));
    expression(select.getSelectList(), inner);
    NameScope behind = inner.withAliases(SelectList.aliases(select.getSelectList()));
    behindSelect(select).forEach(node -> expression(node, behind));
    trailing.forEach(node -> expression(node, behind));
    ColumnNames columns = SelectList.columns(select.getSelectList(), from.sources());
    from.bind();
    return columns;
  }

  private static List<SqlNode> behindSelect(SqlSelect select) {
    List<SqlNode> nodes = new ArrayList<>();
    Optional.ofNullable(select.getGroup()).ifPresent(nodes::add);
    Optional.ofNullable(select.getHaving()).ifPresent(nodes::add);
    nodes.add(select.getWindowList());
    Optional.ofNullable(select.getQualify()).ifPresent(nodes::add);
    Optional.ofNullable(select.getOrderList()).ifPresent(nodes::add);
    Optional.ofNullable(select.getOffset()).ifPresent(nodes::add);
    Optional.ofNullable(select.getFetch()).ifPresent(nodes::add);
    return nodes;
  }

  /** Refuses filters in an expression, where they cannot be set, and binds its sub-queries. */
  void expression(SqlNode node, NameScope scope) {
    node.accept(new FilterMisuse(this, scope));
  }

  /** Returns whether a node of an expression is a query. */
  static boolean isQuery(SqlNode node) {
    return node.getKind().belongsTo(SqlKind.QUERY);
  }

  /** Returns the operands of a list. */
  static List<SqlNode> list(SqlNode node) {
    return node instanceof SqlNodeList list ? list.getList() : List.of(node);
  }
}
