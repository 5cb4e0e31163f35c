package org.holisticsjdbc.jdbc;

import java.sql.ParameterMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.holisticsjdbc.engine.Column;
import org.holisticsjdbc.engine.Parameter;

/** The parameter markers of a statement, as JDBC describes them. */
final class HolisticsParameterMetaData extends JdbcObject implements ParameterMetaData {
  private final List<Parameter> parameters;
  private final boolean firstReturns;

  HolisticsParameterMetaData(List<Parameter> parameters) {
    this(parameters, false);
  }

  private HolisticsParameterMetaData(List<Parameter> parameters, boolean firstReturns) {
    this.parameters = parameters;
    this.firstReturns = firstReturns;
  }

  /** Describes {@code {? = call p(…)}}, whose first marker returns a value of the column. */
  static HolisticsParameterMetaData withReturnValue(Column column, List<Parameter> parameters) {
    Parameter returned =
        new Parameter(column.jdbcType(), column.typeName(), column.precision(), column.scale());
    return new HolisticsParameterMetaData(
        Stream.concat(Stream.of(returned), parameters.stream()).toList(), true);
  }

  private Parameter parameter(int number) throws SQLException {
    if (number < 1 || number > parameters.size()) {
      throw SqlExceptions.invalidIndex("parameter", number, parameters.size());
    }
    return parameters.get(number - 1);
  }

  private SqlType type(int number) throws SQLException {
    return SqlType.of(parameter(number).jdbcType());
  }

  @Override
  public int getParameterCount() {
    return parameters.size();
  }

  @Override
  public int isNullable(int number) throws SQLException {
    parameter(number);
    return parameterNullable;
  }

  @Override
  public boolean isSigned(int number) throws SQLException {
    return type(number).isNumber();
  }

  @Override
  public int getPrecision(int number) throws SQLException {
    return type(number).precision(parameter(number).precision(), parameter(number).scale());
  }

  @Override
  public int getScale(int number) throws SQLException {
    return type(number).scale(parameter(number).precision(), parameter(number).scale());
  }

  @Override
  public int getParameterType(int number) throws SQLException {
    return parameter(number).jdbcType();
  }

  @Override
  public String getParameterTypeName(int number) throws SQLException {
    return parameter(number).typeName();
  }

  @Override
  public String getParameterClassName(int number) throws SQLException {
    return type(number).className();
  }

  @Override
  public int getParameterMode(int number) throws SQLException {
    parameter(number);
    return firstReturns && number == 1 ? parameterModeOut : parameterModeIn;
  }
}
