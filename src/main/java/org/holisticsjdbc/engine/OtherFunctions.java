package org.holisticsjdbc.engine;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlShuttle;

/**
 * Functions of other databases that standard SQL says in other words, as in {@code ISNULL(a, b)},
 * and what a session is asked at its start, as in {@code version()}.
 *
 * <p>A function of two meanings is not among them: {@code DATE_ADD}, {@code DATE_DIFF}.
 */
final class OtherFunctions extends SqlShuttle {
  private static final String CURRENT_SCHEMA = "CURRENT_SCHEMA";

  /** The name and version that DatabaseMetaData tells. */
  private static final String VERSION = "Holistics 2";

  /** Same arguments, another name. */
  private static final Map<String, SqlOperator> RENAMED =
      Map.ofEntries(
          Map.entry("LCASE/1", SqlStdOperatorTable.LOWER),
          Map.entry("UCASE/1", SqlStdOperatorTable.UPPER),
          Map.entry("MID/2", SqlStdOperatorTable.SUBSTRING),
          Map.entry("MID/3", SqlStdOperatorTable.SUBSTRING),
          Map.entry("ISNULL/1", SqlStdOperatorTable.IS_NULL),
          Map.entry("ISNULL/2", SqlStdOperatorTable.COALESCE),
          Map.entry("CHARINDEX/2", SqlStdOperatorTable.POSITION),
          Map.entry("CHARINDEX/3", SqlStdOperatorTable.POSITION),
          Map.entry("STDEV/1", SqlStdOperatorTable.STDDEV_SAMP),
          Map.entry("STDEVP/1", SqlStdOperatorTable.STDDEV_POP),
          Map.entry("VAR/1", SqlStdOperatorTable.VAR_SAMP),
          Map.entry("VARP/1", SqlStdOperatorTable.VAR_POP));

  private final Optional<String> schema;

  /**
   * Creates a rewriter.
   *
   * @param schema what CURRENT_SCHEMA is; NULL where there is none
   */
  OtherFunctions(Optional<String> schema) {
    this.schema = requireNonNull(schema, "schema");
  }

  @Override
  public SqlNode visit(SqlIdentifier identifier) {
    return isCurrentSchema(identifier) ? currentSchema(identifier.getParserPosition()) : identifier;
  }

  private static boolean isCurrentSchema(SqlNode node) {
    return node instanceof SqlIdentifier identifier
        && identifier.isSimple()
        && !identifier.isComponentQuoted(0)
        && identifier.getSimple().equalsIgnoreCase(CURRENT_SCHEMA);
  }

  private SqlNode currentSchema(SqlParserPos at) {
    return schema
        .<SqlNode>map(name -> SqlLiteral.createCharString(name, at))
        .orElseGet(() -> cast(SqlLiteral.createNull(at), SqlTypeName.VARCHAR));
  }

  @Override
  public SqlNode visit(SqlCall call) {
    if (call instanceof SqlSelect select) {
      keepName(select.getSelectList());
    }
    return super.visit(call) instanceof SqlCall visited ? rewritten(visited) : call;
  }

  /** A column keeps the name it has as a variable. */
  private static void keepName(SqlNodeList items) {
    for (int i = 0; i < items.size(); i++) {
      if (isCurrentSchema(items.get(i))) {
        SqlNode item = items.get(i);
        SqlParserPos at = item.getParserPosition();
        // quoted, so that it is not taken for the variable again
        SqlIdentifier name =
            new SqlIdentifier(List.of(CURRENT_SCHEMA), null, at, List.of(SqlParserPos.QUOTED_ZERO));
        items.set(i, SqlStdOperatorTable.AS.createCall(at, item, name));
      }
    }
  }

  private SqlNode rewritten(SqlCall call) {
    boolean isOther =
        call.getOperator() instanceof SqlFunction function
            && function.getFunctionType() != SqlFunctionCategory.USER_DEFINED_TABLE_FUNCTION
            && (function.getSqlIdentifier() == null || function.getSqlIdentifier().isSimple());
    if (!isOther) {
      return call;
    }
    String name = call.getOperator().getName().toUpperCase(Locale.ROOT) + "/" + call.operandCount();
    SqlOperator renamed = RENAMED.get(name);
    SqlParserPos at = call.getParserPosition();
    return renamed == null
        ? rewritten(name, call, at)
        : renamed.createCall(call.getFunctionQuantifier(), at, call.getOperandList());
  }

  private static SqlNode rewritten(String name, SqlCall call, SqlParserPos at) {
    return switch (name) {
      case "VERSION/0" -> SqlLiteral.createCharString(VERSION, at);
      case "DATABASE/0", "CURRENT_DATABASE/0" -> SqlStdOperatorTable.CURRENT_CATALOG.createCall(at);
      case "NOW/0", "GETDATE/0" -> SqlStdOperatorTable.CURRENT_TIMESTAMP.createCall(at);
      case "TODAY/0" -> SqlStdOperatorTable.CURRENT_DATE.createCall(at);
      case "DATE/1" -> cast(call.operand(0), SqlTypeName.DATE);
      case "IIF/3" -> choice(call, at);
      case "ZEROIFNULL/1" ->
          SqlStdOperatorTable.COALESCE.createCall(
              at, call.operand(0), SqlLiteral.createExactNumeric("0", at));
      default -> DateFunctions.rewritten(name, call, at);
    };
  }

  private static SqlNode choice(SqlCall call, SqlParserPos at) {
    return new SqlCase(
        at,
        null,
        SqlNodeList.of(call.operand(0)),
        SqlNodeList.of(call.operand(1)),
        call.operand(2));
  }

  /** Returns a cast of a value to a type. */
  static SqlNode cast(SqlNode value, SqlTypeName type) {
    SqlParserPos at = value.getParserPosition();
    return SqlStdOperatorTable.CAST.createCall(
        at, value, new SqlDataTypeSpec(new SqlBasicTypeNameSpec(type, at), at));
  }
}
