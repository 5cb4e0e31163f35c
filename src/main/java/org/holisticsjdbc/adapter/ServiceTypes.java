package org.holisticsjdbc.adapter;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.type.SqlTypeName;
import org.holisticsjdbc.procedure.DataType;
import org.holisticsjdbc.procedure.Parameter;

/** Types of the service's columns and parameters as SQL's. */
public final class ServiceTypes {
  private ServiceTypes() {}

  /** Returns the SQL type of a column; every column may hold NULL. */
  public static RelDataType sqlType(RelDataTypeFactory types, DataType type) {
    RelDataType notNull =
        switch (type) {
          case BIGINT -> types.createSqlType(SqlTypeName.BIGINT);
          case DECIMAL ->
              types.createSqlType(
                  SqlTypeName.DECIMAL, WidgetTable.DECIMAL_PRECISION, WidgetTable.DECIMAL_SCALE);
          case BOOLEAN -> types.createSqlType(SqlTypeName.BOOLEAN);
          case VARCHAR -> types.createSqlType(SqlTypeName.VARCHAR);
          case TIMESTAMP ->
              types.createSqlType(SqlTypeName.TIMESTAMP, WidgetTable.TIMESTAMP_PRECISION);
          case VARBINARY -> types.createSqlType(SqlTypeName.VARBINARY);
        };
    return types.createTypeWithNullability(notNull, true);
  }

  /** Returns the SQL type of a marker that sets a parameter. */
  public static RelDataType markerType(
      RelDataTypeFactory types, Parameter parameter, boolean isElement) {
    RelDataType type = sqlType(types, parameter.type());
    return parameter.isArray() && !isElement
        ? types.createTypeWithNullability(types.createArrayType(type, -1), true)
        : type;
  }
}
