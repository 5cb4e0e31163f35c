package org.holisticsjdbc.procedure;

import static java.util.Objects.requireNonNull;

/**
 * A column of a table of the service.
 *
 * @param isJson whether its text is a JSON document
 * @param from where its value is: {@code a.b} a property of the row's object · {@code ^a} of the
 *     object that holds the row · {@code .} the row itself · {@code $a} an argument of the call ·
 *     {@code user_status()} computed
 */
public record TableColumn(
    String name, DataType type, boolean isJson, String from, String description) {
  public TableColumn {
    requireNonNull(name, "name");
    requireNonNull(type, "type");
    requireNonNull(from, "from");
    requireNonNull(description, "description");
  }
}
