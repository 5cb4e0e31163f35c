package org.holisticsjdbc.engine;

import static java.util.Objects.requireNonNull;

/**
 * A column of a result.
 *
 * @param label the name the result shows, an alias where one was given
 * @param name the name of the column it comes from, else the label
 * @param schema the schema it comes from, empty where it is computed
 * @param table the table it comes from, empty where it is computed
 * @param jdbcType a constant of {@link java.sql.Types}
 * @param typeName the SQL name of the type, such as {@code DECIMAL}
 * @param precision digits, characters or fraction digits as JDBC counts them; 0 where unbounded
 * @param scale digits after the point
 */
public record Column(
    String label,
    String name,
    String schema,
    String table,
    int jdbcType,
    String typeName,
    int precision,
    int scale,
    boolean nullable) {
  public Column {
    requireNonNull(label, "label");
    requireNonNull(name, "name");
    requireNonNull(schema, "schema");
    requireNonNull(table, "table");
    requireNonNull(typeName, "typeName");
  }
}
