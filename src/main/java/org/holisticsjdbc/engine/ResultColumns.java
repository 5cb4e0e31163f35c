package org.holisticsjdbc.engine;

import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.type.SqlTypeName;

/** Calcite's types as columns and parameters of a result. */
final class ResultColumns {
  private ResultColumns() {}

  /** Returns the columns of a result; an origin is schema, table and column, or absent. */
  static List<Column> columns(RelDataType rowType, List<? extends List<String>> origins) {
    List<Column> columns = new ArrayList<>();
    for (RelDataTypeField field : rowType.getFieldList()) {
      List<String> origin =
          field.getIndex() < origins.size() ? origins.get(field.getIndex()) : null;
      columns.add(column(field.getName(), origin == null ? List.of() : origin, field.getType()));
    }
    return List.copyOf(columns);
  }

  /** Returns a column of a type. */
  static Column column(String label, List<String> origin, RelDataType type) {
    int size = origin.size();
    return new Column(
        label,
        size > 0 ? origin.get(size - 1) : label,
        size > 2 ? origin.get(size - 3) : "",
        size > 1 ? origin.get(size - 2) : "",
        jdbcType(type),
        typeName(type),
        precision(type),
        scale(type),
        type.isNullable());
  }

  static List<Parameter> parameters(RelDataType types) {
    return types.getFieldList().stream()
        .map(RelDataTypeField::getType)
        .map(ResultColumns::parameter)
        .toList();
  }

  /** Returns a parameter of a type. */
  static Parameter parameter(RelDataType type) {
    return new Parameter(jdbcType(type), typeName(type), precision(type), scale(type));
  }

  private static int jdbcType(RelDataType type) {
    return isText(type) ? Types.VARCHAR : type.getSqlTypeName().getJdbcOrdinal();
  }

  /**
   * Calcite makes CHAR(n) of literals and keeps the n where a function has made the text longer.
   */
  private static boolean isText(RelDataType type) {
    return SqlTypeName.CHAR_TYPES.contains(type.getSqlTypeName());
  }

  private static String typeName(RelDataType type) {
    return switch (type.getSqlTypeName()) {
      case CHAR, VARCHAR -> SqlTypeName.VARCHAR.getName();
      case ARRAY, MULTISET -> type.toString();
      default -> type.getSqlTypeName().getName();
    };
  }

  private static int precision(RelDataType type) {
    return type.getPrecision() == RelDataType.PRECISION_NOT_SPECIFIED
            || type.getSqlTypeName() == SqlTypeName.CHAR
        ? 0
        : Math.max(0, type.getPrecision());
  }

  private static int scale(RelDataType type) {
    return type.getSqlTypeName() == SqlTypeName.DECIMAL ? type.getScale() : 0;
  }
}
