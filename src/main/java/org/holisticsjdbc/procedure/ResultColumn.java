package org.holisticsjdbc.procedure;

import static java.util.Objects.requireNonNull;

/**
 * A column of a procedure's result.
 *
 * @param name the property it is read from, in SQL's words
 * @param property as the service says it
 * @param isJson whether its text is a JSON document
 */
public record ResultColumn(String name, String property, DataType type, boolean isJson) {
  public ResultColumn {
    requireNonNull(name, "name");
    requireNonNull(property, "property");
    requireNonNull(type, "type");
  }

  static ResultColumn of(String name, DataType type) {
    return new ResultColumn(name, name, type, false);
  }
}
