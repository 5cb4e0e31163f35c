package org.holisticsjdbc.jdbc;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;
import org.holisticsjdbc.engine.Column;

/** The columns of a result, as JDBC describes them. */
final class HolisticsResultSetMetaData extends JdbcObject implements ResultSetMetaData {
  private final List<Column> columns;

  HolisticsResultSetMetaData(List<Column> columns) {
    this.columns = columns;
  }

  private Column column(int column) throws SQLException {
    if (column < 1 || column > columns.size()) {
      throw SqlExceptions.invalidIndex("column", column, columns.size());
    }
    return columns.get(column - 1);
  }

  private SqlType type(int column) throws SQLException {
    return SqlType.of(column(column));
  }

  @Override
  public int getColumnCount() {
    return columns.size();
  }

  @Override
  public String getColumnLabel(int column) throws SQLException {
    return column(column).label();
  }

  @Override
  public String getColumnName(int column) throws SQLException {
    return column(column).name();
  }

  @Override
  public String getSchemaName(int column) throws SQLException {
    return column(column).schema();
  }

  @Override
  public String getTableName(int column) throws SQLException {
    return column(column).table();
  }

  @Override
  public String getCatalogName(int column) throws SQLException {
    column(column);
    return "";
  }

  @Override
  public int getColumnType(int column) throws SQLException {
    return column(column).jdbcType();
  }

  @Override
  public String getColumnTypeName(int column) throws SQLException {
    return column(column).typeName();
  }

  @Override
  public String getColumnClassName(int column) throws SQLException {
    return type(column).className();
  }

  @Override
  public int getPrecision(int column) throws SQLException {
    return type(column).precision(column(column).precision(), column(column).scale());
  }

  @Override
  public int getScale(int column) throws SQLException {
    return type(column).scale(column(column).precision(), column(column).scale());
  }

  @Override
  public int getColumnDisplaySize(int column) throws SQLException {
    return type(column).displaySize(column(column).precision(), column(column).scale());
  }

  @Override
  public int isNullable(int column) throws SQLException {
    return column(column).nullable() ? columnNullable : columnNoNulls;
  }

  @Override
  public boolean isSigned(int column) throws SQLException {
    return type(column).isNumber();
  }

  @Override
  public boolean isCaseSensitive(int column) throws SQLException {
    return type(column).isText();
  }

  @Override
  public boolean isSearchable(int column) throws SQLException {
    column(column);
    return true;
  }

  @Override
  public boolean isCurrency(int column) throws SQLException {
    column(column);
    return false;
  }

  @Override
  public boolean isAutoIncrement(int column) throws SQLException {
    column(column);
    return false;
  }

  @Override
  public boolean isReadOnly(int column) throws SQLException {
    column(column);
    return true;
  }

  @Override
  public boolean isWritable(int column) throws SQLException {
    column(column);
    return false;
  }

  @Override
  public boolean isDefinitelyWritable(int column) throws SQLException {
    column(column);
    return false;
  }
}
