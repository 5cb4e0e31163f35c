package org.holisticsjdbc.engine;

import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.holisticsjdbc.adapter.ServiceTypes;
import org.holisticsjdbc.procedure.DataType;
import org.holisticsjdbc.procedure.Parameter;
import org.holisticsjdbc.procedure.Procedure;
import org.holisticsjdbc.procedure.Procedures;

/** What the service has, as columns and parameters of statements. */
final class ProcedureTypes {
  private static final RelDataTypeFactory TYPES = new HolisticsTypeFactory();

  private ProcedureTypes() {}

  /** Returns the type of a parameter marker. */
  static org.holisticsjdbc.engine.Parameter marker(Parameter parameter) {
    return ResultColumns.parameter(type(parameter));
  }

  private static RelDataType type(Parameter parameter) {
    return ServiceTypes.markerType(TYPES, parameter, false);
  }

  /** Returns a parameter of the procedure; nullable if it need not be given, or may be NULL. */
  static Column parameter(Procedure procedure, Parameter parameter) {
    boolean isNullable = !parameter.required() || parameter.nullable();
    return column(
        procedure.name(),
        parameter.name(),
        TYPES.createTypeWithNullability(type(parameter), isNullable));
  }

  /** Returns a column of a table, or of the result of a procedure. */
  static Column column(String owner, String name, DataType type) {
    return column(owner, name, ServiceTypes.sqlType(TYPES, type));
  }

  private static Column column(String owner, String name, RelDataType type) {
    return ResultColumns.column(name, List.of(Procedures.SCHEMA, owner, name), type);
  }
}
