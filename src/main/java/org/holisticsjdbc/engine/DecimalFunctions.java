package org.holisticsjdbc.engine;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.schema.ScalarFunction;
import org.apache.calcite.schema.impl.ScalarFunctionImpl;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.InferTypes;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.validate.SqlUserDefinedFunction;

/**
 * {@link DecimalArithmetic} as operators of a plan. They are made by rewriting; no user can write
 * them.
 */
final class DecimalFunctions {
  private static final SqlOperator DIVIDE = operator("divide", 3);
  private static final SqlOperator FIT = operator("fit", 3);
  private static final SqlOperator NORMALIZE = operator("normalize", 1);

  private DecimalFunctions() {}

  private static SqlOperator operator(String method, int operands) {
    ScalarFunction function = ScalarFunctionImpl.create(DecimalArithmetic.class, method);
    return new SqlUserDefinedFunction(
        new SqlIdentifier("$DECIMAL_" + method, SqlParserPos.ZERO),
        SqlKind.OTHER_FUNCTION,
        ReturnTypes.ARG0, // never derived: every call is made with its type
        InferTypes.FIRST_KNOWN,
        OperandTypes.operandMetadata(
            Collections.nCopies(operands, SqlTypeFamily.NUMERIC),
            types -> List.of(),
            i -> "arg" + i,
            i -> false),
        function);
  }

  static RexNode divide(RexBuilder rex, RelDataType type, RexNode dividend, RexNode divisor) {
    return rex.makeCall(type, DIVIDE, List.of(dividend, divisor, integer(rex, type.getScale())));
  }

  static RexNode fit(RexBuilder rex, RelDataType type, RexNode value) {
    return rex.makeCall(
        type,
        FIT,
        List.of(value, integer(rex, type.getPrecision()), integer(rex, type.getScale())));
  }

  static RexNode normalize(RexBuilder rex, RexNode value) {
    return rex.makeCall(value.getType(), NORMALIZE, List.of(value));
  }

  static boolean isNormalize(RexNode node) {
    return node instanceof RexCall call && call.getOperator() == NORMALIZE;
  }

  private static RexNode integer(RexBuilder rex, int value) {
    return rex.makeExactLiteral(BigDecimal.valueOf(value));
  }
}
