package org.holisticsjdbc.engine;

import java.util.List;
import org.holisticsjdbc.engine.Session.Table;
import org.holisticsjdbc.engine.Session.TableColumn;
import org.holisticsjdbc.procedure.DataType;
import org.holisticsjdbc.procedure.Procedures;
import org.holisticsjdbc.procedure.ServiceTable;
import org.holisticsjdbc.procedure.ServiceTables;

/** The tables of the schema {@code holistics} as metadata shows them; no request is made. */
final class ServiceLists {
  private ServiceLists() {}

  static boolean isOwn(String schema) {
    return schema.equalsIgnoreCase(Procedures.SCHEMA);
  }

  static List<Table> tables() {
    return ServiceTables.get().all().stream()
        .map(table -> new Table(Procedures.SCHEMA, table.name(), table.description()))
        .toList();
  }

  /** Returns the columns of a table; none where it does not exist. */
  static List<TableColumn> columns(String table) {
    return ServiceTables.get().find(table).stream()
        .flatMap(
            found ->
                found.columns().stream()
                    .map(it -> shown(found, it.name(), it.type(), it.description())))
        .toList();
  }

  /** Returns what a condition may set though it is no column. */
  static List<TableColumn> settings(String table) {
    return ServiceTables.get().find(table).stream()
        .flatMap(
            found ->
                found.settings().stream()
                    .map(it -> shown(found, it.name(), it.type(), it.description())))
        .toList();
  }

  private static TableColumn shown(
      ServiceTable table, String name, DataType type, String description) {
    return new TableColumn(ProcedureTypes.column(table.name(), name, type), description);
  }
}
