package org.holisticsjdbc.engine;

import java.util.List;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.holisticsjdbc.adapter.ServiceTypes;
import org.holisticsjdbc.engine.Session.Table;
import org.holisticsjdbc.engine.Session.TableColumn;
import org.holisticsjdbc.procedure.Parameter;
import org.holisticsjdbc.procedure.Procedures;
import org.holisticsjdbc.procedure.ServiceTable;
import org.holisticsjdbc.procedure.ServiceTables;

/** The tables of the schema {@code holistics} as metadata shows them; no request is made. */
final class ServiceLists {
  private static final RelDataTypeFactory TYPES = new HolisticsTypeFactory();

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
        .flatMap(found -> found.columns().stream().map(column -> column(found, column)))
        .toList();
  }

  private static TableColumn column(
      ServiceTable table, org.holisticsjdbc.procedure.TableColumn column) {
    Column shown =
        ResultColumns.column(
            column.name(),
            List.of(Procedures.SCHEMA, table.name(), column.name()),
            ServiceTypes.sqlType(TYPES, column.type()));
    return new TableColumn(shown, column.description());
  }

  /** Returns what a condition may set though it is no column. */
  static List<TableColumn> settings(String table) {
    return ServiceTables.get().find(table).stream()
        .flatMap(found -> found.settings().stream().map(setting -> setting(found, setting)))
        .toList();
  }

  private static TableColumn setting(ServiceTable table, Parameter parameter) {
    Column shown =
        ResultColumns.column(
            parameter.name(),
            List.of(Procedures.SCHEMA, table.name(), parameter.name()),
            ServiceTypes.sqlType(TYPES, parameter.type()));
    return new TableColumn(shown, parameter.description());
  }
}
