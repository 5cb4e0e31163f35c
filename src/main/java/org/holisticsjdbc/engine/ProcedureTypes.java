package org.holisticsjdbc.engine;

import java.sql.Types;
import org.holisticsjdbc.adapter.WidgetTable;
import org.holisticsjdbc.procedure.DataType;
import org.holisticsjdbc.procedure.Parameter;
import org.holisticsjdbc.procedure.Procedure;
import org.holisticsjdbc.procedure.Procedures;
import org.holisticsjdbc.procedure.ResultColumn;

/** Types of procedures as those of parameters and columns. */
final class ProcedureTypes {
  private ProcedureTypes() {}

  /** Returns the type of a parameter marker. */
  static org.holisticsjdbc.engine.Parameter marker(Parameter parameter) {
    DataType type = parameter.type();
    return parameter.isArray()
        ? new org.holisticsjdbc.engine.Parameter(Types.ARRAY, type.name() + " ARRAY", 0, 0)
        : new org.holisticsjdbc.engine.Parameter(
            jdbcType(type), type.name(), precision(type), scale(type));
  }

  /** Returns a parameter of the procedure; nullable if it need not be given, or may be NULL. */
  static Column parameter(Procedure procedure, Parameter parameter) {
    org.holisticsjdbc.engine.Parameter type = marker(parameter);
    return new Column(
        parameter.name(),
        parameter.name(),
        Procedures.SCHEMA,
        procedure.name(),
        type.jdbcType(),
        type.typeName(),
        type.precision(),
        type.scale(),
        !parameter.required() || parameter.nullable());
  }

  /** Returns a column of the result. */
  static Column column(Procedure procedure, ResultColumn column) {
    DataType type = column.type();
    return new Column(
        column.name(),
        column.name(),
        Procedures.SCHEMA,
        procedure.name(),
        jdbcType(type),
        type.name(),
        precision(type),
        scale(type),
        true);
  }

  private static int jdbcType(DataType type) {
    return switch (type) {
      case BIGINT -> Types.BIGINT;
      case DECIMAL -> Types.DECIMAL;
      case BOOLEAN -> Types.BOOLEAN;
      case VARCHAR -> Types.VARCHAR;
      case TIMESTAMP -> Types.TIMESTAMP;
      case VARBINARY -> Types.VARBINARY;
    };
  }

  /** As Calcite counts them for columns of widgets. */
  private static int precision(DataType type) {
    return switch (type) {
      case BIGINT -> 19;
      case DECIMAL -> WidgetTable.DECIMAL_PRECISION;
      case BOOLEAN -> 1;
      case TIMESTAMP -> WidgetTable.TIMESTAMP_PRECISION;
      case VARCHAR, VARBINARY -> 0;
    };
  }

  private static int scale(DataType type) {
    return type == DataType.DECIMAL ? WidgetTable.DECIMAL_SCALE : 0;
  }
}
