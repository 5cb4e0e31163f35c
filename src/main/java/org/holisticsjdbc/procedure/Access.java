package org.holisticsjdbc.procedure;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A way to read a table: which operation is called with what, and where its rows are in the answer.
 *
 * @param through operations that find the values of the one key, where nobody says them
 * @param keys the parameter that takes conditions on a column, by the column's name
 * @param required the columns without whose conditions there is no call
 * @param with arguments that every call has
 * @param each the property of an answered object that holds the rows; empty where it is a row
 */
public record Access(
    Procedure procedure,
    List<Step> through,
    Map<String, Parameter> keys,
    Set<String> required,
    Map<Parameter, Object> with,
    Optional<String> each) {
  public Access {
    requireNonNull(procedure, "procedure");
    through = List.copyOf(through);
    keys = Map.copyOf(keys);
    required = Set.copyOf(required);
    with = Map.copyOf(with);
    requireNonNull(each, "each");
  }

  /**
   * A step on the way to the values of a key.
   *
   * @param key takes a value that the step before has found; the first step has none
   * @param each the property of an answered object that holds the objects to look at
   * @param where the values that properties of an object must have, for it to be looked at
   * @param next where an object says the value that is looked for
   */
  record Step(
      Procedure procedure,
      Optional<Parameter> key,
      Map<Parameter, Object> with,
      Optional<String> each,
      Map<String, List<String>> where,
      String next) {
    Step {
      requireNonNull(procedure, "procedure");
      requireNonNull(key, "key");
      with = Map.copyOf(with);
      requireNonNull(each, "each");
      where = Map.copyOf(where);
      requireNonNull(next, "next");
    }
  }

  /** Returns whether a call can be made of conditions on these columns. */
  public boolean isPossibleWith(Set<String> columns) {
    return columns.containsAll(required);
  }

  /** Returns whether the operation knows all of these parameters. */
  boolean knows(Set<Parameter> parameters) {
    return parameters.stream().allMatch(it -> procedure.parameter(it.name()).isPresent());
  }
}
