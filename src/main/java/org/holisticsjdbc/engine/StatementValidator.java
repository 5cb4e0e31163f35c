package org.holisticsjdbc.engine;

import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.prepare.CalciteSqlValidator;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperatorTable;

/** Calcite's validator, but for parameters that it looks at before it has found their type. */
final class StatementValidator extends CalciteSqlValidator {
  StatementValidator(
      SqlOperatorTable operators,
      CalciteCatalogReader reader,
      JavaTypeFactory types,
      Config config) {
    super(operators, reader, types, config);
  }

  /**
   * Within CASE, Calcite asks for the type of {@code ?} too early and gives up; its type is unknown
   * until then.
   */
  @Override
  public RelDataType getValidatedNodeType(SqlNode node) {
    boolean early =
        node.getKind() == SqlKind.DYNAMIC_PARAM && getValidatedNodeTypeIfKnown(node) == null;
    return early ? getUnknownType() : super.getValidatedNodeType(node);
  }
}
