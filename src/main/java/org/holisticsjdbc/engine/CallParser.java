package org.holisticsjdbc.engine;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.holisticsjdbc.adapter.GivenArguments;
import org.holisticsjdbc.adapter.GivenArguments.Argument;
import org.holisticsjdbc.adapter.GivenValue;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;
import org.holisticsjdbc.api.NearestNames;
import org.holisticsjdbc.procedure.Parameter;
import org.holisticsjdbc.procedure.Procedure;
import org.holisticsjdbc.procedure.Procedures;
import org.holisticsjdbc.procedure.Usage;

/** Reads which procedure is called, and what its parameters are set to. */
final class CallParser {
  private final Function<SqlNode, Optional<GivenValue>> computed;

  private CallParser(Function<SqlNode, Optional<GivenValue>> computed) {
    this.computed = requireNonNull(computed, "computed");
  }

  /**
   * Parses {@code CALL p(…)}.
   *
   * @param computed takes the values that are expressions
   */
  static GivenArguments parse(String sql, ComputedValues computed) {
    try {
      SqlNode statement = SqlParser.create(sql, PlanningContext.parserConfig()).parseStmt();
      if (statement.getKind() == SqlKind.PROCEDURE_CALL
          && ((SqlCall) statement).operand(0) instanceof SqlCall called) {
        return new CallParser(node -> computed.add(node, sql)).read(called);
      }
    } catch (SqlParseException e) {
      throw withoutTexts(EngineFailures.ofPlanning(e));
    }
    throw new HolisticsException(Failure.SYNTAX, "Syntax error: CALL needs a procedure");
  }

  /** A text in a call may be a password; the parser's own message, as the cause, quotes it too. */
  private static RuntimeException withoutTexts(RuntimeException e) {
    return e instanceof HolisticsException failure
        ? new HolisticsException(failure.failure(), failure.getMessage().replaceAll("'.*'", "'…'"))
        : e;
  }

  /** Returns what a table function sets its parameters to. */
  static GivenArguments arguments(SqlCall called) {
    return new CallParser(node -> Optional.empty()).read(called);
  }

  private GivenArguments read(SqlCall called) {
    Procedure procedure = procedure(called);
    Map<Parameter, Argument> arguments = new LinkedHashMap<>();
    List<SqlNode> operands = called.getOperandList();
    boolean named = false;
    for (int i = 0; i < operands.size(); i++) {
      SqlNode operand = operands.get(i);
      boolean isNamed = operand.getKind() == SqlKind.ARGUMENT_ASSIGNMENT;
      if (named && !isNamed) {
        throw refused(procedure, "Arguments without a name stand before those with one");
      }
      named |= isNamed;
      Parameter parameter = isNamed ? named(procedure, operand) : positional(procedure, i);
      SqlNode value = isNamed ? ((SqlCall) operand).operand(0) : operand;
      if (arguments.containsKey(parameter)) {
        throw refused(procedure, "%s is given twice".formatted(parameter.name()));
      }
      argument(procedure, parameter, value).ifPresent(it -> arguments.put(parameter, it));
    }
    return new GivenArguments(procedure, arguments);
  }

  private static Procedure procedure(SqlCall called) {
    SqlIdentifier identifier =
        called.getOperator() instanceof SqlFunction function && function.getSqlIdentifier() != null
            ? function.getSqlIdentifier()
            : called.getOperator().getNameAsId();
    List<String> names = identifier.names;
    boolean isOwn =
        names.size() == 1 || names.size() == 2 && names.get(0).equalsIgnoreCase(Procedures.SCHEMA);
    if (!isOwn) {
      throw new HolisticsException(
          Failure.SEMANTICS,
          "There is no procedure %s: procedures are in the schema %s"
              .formatted(String.join(".", names), Procedures.SCHEMA));
    }
    return Procedures.get().require(names.get(names.size() - 1));
  }

  private static Parameter named(Procedure procedure, SqlNode assignment) {
    String name = ((SqlCall) assignment).<SqlIdentifier>operand(1).getSimple();
    List<String> names = procedure.parameters().stream().map(Parameter::name).toList();
    return procedure
        .parameter(name)
        .orElseThrow(() -> refused(procedure, unknown(procedure, name, names)));
  }

  private static String unknown(Procedure procedure, String name, List<String> names) {
    String hint = NearestNames.hint(name, names);
    return "%s has no parameter %s%s"
        .formatted(procedure.name(), name, hint.isEmpty() ? "" : "." + hint);
  }

  private static Parameter positional(Procedure procedure, int position) {
    int count = procedure.parameters().size();
    if (position >= count) {
      throw refused(
          procedure,
          count == 0
              ? "%s takes no arguments".formatted(procedure.name())
              : "%s takes at most %d arguments".formatted(procedure.name(), count));
    }
    return procedure.parameters().get(position);
  }

  /** Returns the argument; none for DEFAULT. */
  private Optional<Argument> argument(Procedure procedure, Parameter parameter, SqlNode value) {
    if (value.getKind() == SqlKind.DEFAULT) {
      return Optional.empty();
    }
    boolean isArray = value.getKind() == SqlKind.ARRAY_VALUE_CONSTRUCTOR;
    List<SqlNode> nodes = isArray ? ((SqlCall) value).getOperandList() : List.of(value);
    List<GivenValue> values =
        nodes.stream().map(node -> constant(procedure, parameter, node)).toList();
    return Optional.of(new Argument(isArray, values));
  }

  private GivenValue constant(Procedure procedure, Parameter parameter, SqlNode node) {
    return GivenValues.read(node)
        .or(() -> computed.apply(node))
        .orElseThrow(
            () ->
                new HolisticsException(
                    Failure.NOT_SUPPORTED,
                    "%s: the value of %s cannot be computed here: write a value, ARRAY[…], DEFAULT or ?"
                        .formatted(procedure.name(), parameter.name())));
  }

  private static HolisticsException refused(Procedure procedure, String what) {
    return new HolisticsException(
        Failure.SEMANTICS,
        "%s%s %s".formatted(what, what.endsWith("?") ? "" : ".", Usage.of(procedure)));
  }
}
