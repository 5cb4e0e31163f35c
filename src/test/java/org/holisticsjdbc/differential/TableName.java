package org.holisticsjdbc.differential;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A widget as SQL names it. */
record TableName(String schema, String table) {

  /** Returns the widgets of an account, as its metadata list them. */
  static List<TableName> all(Connection connection) throws SQLException {
    List<TableName> names = new ArrayList<>();
    try (ResultSet tables = connection.getMetaData().getTables(null, null, "%", null)) {
      while (tables.next()) {
        names.add(new TableName(tables.getString("TABLE_SCHEM"), tables.getString("TABLE_NAME")));
      }
    }
    return names;
  }

  String sql() {
    return DuckDb.quoted(schema) + "." + DuckDb.quoted(table);
  }

  @Override
  public String toString() {
    return schema + "." + table;
  }
}
