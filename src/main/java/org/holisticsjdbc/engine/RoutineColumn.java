package org.holisticsjdbc.engine;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A parameter of a procedure, or a column of its rows.
 *
 * @param column its name and type; a parameter is nullable if it need not be given or may be NULL
 * @param defaultText what is taken where nothing is said, as it is written in SQL
 */
public record RoutineColumn(Column column, String remarks, Optional<String> defaultText) {
  public RoutineColumn {
    requireNonNull(column, "column");
    requireNonNull(remarks, "remarks");
    requireNonNull(defaultText, "defaultText");
  }
}
