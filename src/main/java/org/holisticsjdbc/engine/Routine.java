package org.holisticsjdbc.engine;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A procedure as metadata shows it.
 *
 * @param isFunction whether it is a table function too: those that only read are
 * @param parameters in the order in which arguments without a name are taken
 * @param results the columns of its rows
 */
public record Routine(
    String schema,
    String name,
    String remarks,
    boolean isFunction,
    List<RoutineColumn> parameters,
    List<RoutineColumn> results) {
  public Routine {
    requireNonNull(schema, "schema");
    requireNonNull(name, "name");
    requireNonNull(remarks, "remarks");
    parameters = List.copyOf(parameters);
    results = List.copyOf(results);
  }
}
