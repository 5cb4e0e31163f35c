package org.holisticsjdbc.engine;

import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlShuttle;

/**
 * What stands inside {@code JSON_OBJECT} and {@code JSON_ARRAY} as the standard wants it.
 *
 * <p>Calcite takes the result of a nested {@code JSON_VALUE} for JSON, so that the text {@code 0 7
 * * * *} becomes the number 0, and that of {@code JSON_QUERY} for text. A cast hides the first from
 * it, {@code FORMAT JSON} tells it of the second.
 */
final class NestedJson extends SqlShuttle {
  /** How the names of the functions that make JSON begin, those of aggregates among them. */
  private static final List<String> CONSTRUCTORS = List.of("JSON_OBJECT", "JSON_ARRAY");

  @Override
  public SqlNode visit(SqlCall call) {
    SqlNode visited = super.visit(call);
    if (!(visited instanceof SqlCall constructor) || !makesJson(constructor)) {
      return visited;
    }
    SqlNode[] told =
        constructor.getOperandList().stream().map(NestedJson::told).toArray(SqlNode[]::new);
    return constructor
        .getOperator()
        .createCall(constructor.getFunctionQuantifier(), constructor.getParserPosition(), told);
  }

  private static boolean makesJson(SqlCall call) {
    String name = name(call);
    return CONSTRUCTORS.stream().anyMatch(name::startsWith);
  }

  private static String name(SqlCall call) {
    return call.getOperator().getName().toUpperCase(Locale.ROOT);
  }

  /** Absent clauses are operands that are null. */
  private static SqlNode told(SqlNode operand) {
    if (!(operand instanceof SqlCall call)) {
      return operand;
    }
    return switch (name(call)) {
      case "JSON_VALUE" -> plain(call);
      case "JSON_QUERY" ->
          SqlStdOperatorTable.JSON_VALUE_EXPRESSION.createCall(call.getParserPosition(), call);
      default -> operand;
    };
  }

  /**
   * Casts a text to a type that is not quite its own, for a cast to the same would be dropped;
   * numbers and truth values are the same as JSON.
   */
  private static SqlNode plain(SqlCall value) {
    boolean isText =
        value.getOperandList().stream()
            .filter(SqlDataTypeSpec.class::isInstance)
            .map(it -> ((SqlDataTypeSpec) it).getTypeName().getSimple())
            .allMatch(it -> it.toUpperCase(Locale.ROOT).contains("CHAR"));
    if (!isText) {
      return value;
    }
    SqlParserPos at = value.getParserPosition();
    return SqlStdOperatorTable.CAST.createCall(
        at, value, new SqlDataTypeSpec(new SqlBasicTypeNameSpec(SqlTypeName.VARCHAR, at), at));
  }
}
