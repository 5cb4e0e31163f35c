package org.holisticsjdbc.jdbc;

import java.sql.DatabaseMetaData;
import java.sql.PseudoColumnUsage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.holisticsjdbc.api.Cancellation;
import org.holisticsjdbc.engine.Column;
import org.holisticsjdbc.engine.PartialList;
import org.holisticsjdbc.engine.Session;
import org.holisticsjdbc.engine.Session.Table;
import org.holisticsjdbc.engine.Session.TableColumn;

/**
 * Reads the schemas, tables and columns that patterns name.
 *
 * <p>An exact name reads only what it names. Where a pattern covers several dashboards, one that
 * cannot be read does not hide the others: it becomes a warning.
 */
final class MetadataReader {
  static final String TABLE_TYPE = "TABLE";
  private static final Comparator<Table> TABLE_ORDER =
      Comparator.comparing(Table::schema).thenComparing(Table::name);
  private static final Comparator<TableColumn> PSEUDO_COLUMN_ORDER =
      Comparator.comparing((TableColumn it) -> it.column().schema())
          .thenComparing(it -> it.column().table())
          .thenComparing(it -> it.column().label());

  private final Workspace workspace;
  private final Cancellation cancellation;
  private final Consumer<String> warn;

  MetadataReader(Workspace workspace, Cancellation cancellation, Consumer<String> warn) {
    this.workspace = workspace;
    this.cancellation = cancellation;
    this.warn = warn;
  }

  /** Returns the rows of getSchemas. */
  List<Object[]> schemas(NamePattern schema) {
    return schemaNames(schema).stream().sorted().map(name -> new Object[] {name, null}).toList();
  }

  /** Returns the rows of getTables. */
  List<Object[]> tables(NamePattern schema, NamePattern table) {
    return matchingTables(schema, table).stream()
        .map(
            found ->
                new Object[] {
                  null,
                  found.schema(),
                  found.name(),
                  TABLE_TYPE,
                  found.remarks(),
                  null,
                  null,
                  null,
                  null,
                  null
                })
        .toList();
  }

  /** Returns the rows of getColumns. */
  List<Object[]> columns(NamePattern schema, NamePattern table, NamePattern column) {
    List<Object[]> rows = new ArrayList<>();
    for (List<TableColumn> columns :
        eachTable(schema, table, workspace::columns, workspace::columns)) {
      for (TableColumn selected : column.select(columns, found -> found.column().label())) {
        rows.add(row(selected.column(), selected.remarks(), columns.indexOf(selected) + 1));
      }
    }
    return rows;
  }

  /** Returns the rows of getPseudoColumns. */
  List<Object[]> pseudoColumns(NamePattern schema, NamePattern table, NamePattern column) {
    return eachTable(schema, table, workspace::filters, workspace::filters).stream()
        .flatMap(filters -> column.select(filters, found -> found.column().label()).stream())
        .sorted(PSEUDO_COLUMN_ORDER)
        .map(filter -> pseudoRow(filter.column(), filter.remarks()))
        .toList();
  }

  /** What one table has: columns, or filters. */
  @FunctionalInterface
  private interface OfOne {
    List<TableColumn> read(String schema, String table, Cancellation cancellation);
  }

  /** What each of many tables has. */
  @FunctionalInterface
  private interface OfMany {
    PartialList<List<TableColumn>> read(List<Table> tables, Cancellation cancellation);
  }

  private List<List<TableColumn>> eachTable(
      NamePattern schema, NamePattern table, OfOne one, OfMany many) {
    if (schema.literal().isPresent() && table.literal().isPresent()) {
      return List.of(one.read(schema.literal().get(), table.literal().get(), cancellation));
    }
    return noting(many.read(matchingTables(schema, table), cancellation));
  }

  /** The schema of the service is known without asking. */
  private List<String> schemaNames(NamePattern schema) {
    if (schema.literal().filter(Session.SERVICE_SCHEMA::equalsIgnoreCase).isPresent()) {
      return List.of(Session.SERVICE_SCHEMA);
    }
    return schema.select(workspace.schemas(cancellation), name -> name);
  }

  private List<Table> matchingTables(NamePattern schema, NamePattern table) {
    List<Table> tables =
        schema.literal().isPresent()
            ? workspace.tables(schema.literal().get(), cancellation)
            : noting(workspace.tables(schemaNames(schema), cancellation));
    return table.select(tables, Table::name).stream().sorted(TABLE_ORDER).toList();
  }

  /** What could not be read of many only becomes a warning. */
  private <T> List<T> noting(PartialList<T> partial) {
    partial.problems().forEach(warn);
    return partial.items();
  }

  /** A filter can be named in conditions only. */
  private static Object[] pseudoRow(Column column, String remarks) {
    SqlType type = SqlType.of(column);
    int size = type.precision(column.precision(), column.scale());
    return new Object[] {
      null,
      column.schema(),
      column.table(),
      column.label(),
      column.jdbcType(),
      size,
      type.isNumber() ? (Object) type.scale(column.precision(), column.scale()) : null,
      type.isNumber() ? (Object) type.radix() : null,
      PseudoColumnUsage.WHERE_CLAUSE_ONLY.name(),
      remarks,
      type.isText() ? (Object) size : null,
      "YES"
    };
  }

  private static Object[] row(Column column, String remarks, int position) {
    SqlType type = SqlType.of(column);
    int size = type.precision(column.precision(), column.scale());
    boolean hasDigits = type.isNumber() || type == SqlType.TIME || type == SqlType.TIMESTAMP;
    return new Object[] {
      null,
      column.schema(),
      column.table(),
      column.label(),
      column.jdbcType(),
      column.typeName(),
      size,
      null,
      hasDigits ? (Object) type.scale(column.precision(), column.scale()) : null,
      type.isNumber() ? (Object) type.radix() : null,
      column.nullable() ? DatabaseMetaData.columnNullable : DatabaseMetaData.columnNoNulls,
      remarks,
      null,
      null,
      null,
      type.isText() ? (Object) size : null,
      position,
      column.nullable() ? "YES" : "NO",
      null,
      null,
      null,
      null,
      "NO",
      "NO"
    };
  }
}
