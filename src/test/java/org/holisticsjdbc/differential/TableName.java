package org.holisticsjdbc.differential;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A widget, or a list of the service, as SQL names it. */
record TableName(String schema, String table) {
  private static final String LISTS = "holistics";

  /** Returns lists whose rows stay the same while nobody changes the account. */
  static List<TableName> lists() {
    return Stream.of(
            "users",
            "groups",
            "group_members",
            "user_attributes",
            "dashboards",
            "widgets",
            "filters",
            "data_schedules",
            "data_alerts")
        .map(table -> new TableName(LISTS, table))
        .toList();
  }

  /** Returns the widgets of an account, as its metadata list them. */
  static List<TableName> all(Connection connection) throws SQLException {
    List<TableName> names = new ArrayList<>();
    try (ResultSet tables = connection.getMetaData().getTables(null, null, "%", null)) {
      while (tables.next()) {
        if (!tables.getString("TABLE_SCHEM").equals(LISTS)) {
          names.add(new TableName(tables.getString("TABLE_SCHEM"), tables.getString("TABLE_NAME")));
        }
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
