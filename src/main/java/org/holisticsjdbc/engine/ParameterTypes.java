package org.holisticsjdbc.engine;

import java.util.Map;
import java.util.TreeMap;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.validate.SqlValidator;

/** The types of a statement's parameters, those that set filters and are gone among them. */
final class ParameterTypes {
  private ParameterTypes() {}

  /**
   * Returns a field for each parameter, in the order of their indexes.
   *
   * @param statement the validated statement
   * @param bound types of the parameters that binding has taken out of it, by index
   */
  static RelDataType of(
      SqlNode statement,
      SqlValidator validator,
      Map<Integer, RelDataType> bound,
      RelDataTypeFactory types) {
    Map<Integer, RelDataType> byIndex = new TreeMap<>(bound);
    statement.accept(
        new SqlBasicVisitor<Void>() {
          @Override
          public Void visit(SqlDynamicParam parameter) {
            byIndex.put(parameter.getIndex(), validator.getValidatedNodeType(parameter));
            return null;
          }
        });
    RelDataTypeFactory.Builder all = types.builder();
    byIndex.forEach((index, type) -> all.add("?" + index, type));
    return all.build();
  }
}
