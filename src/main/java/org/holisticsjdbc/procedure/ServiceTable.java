package org.holisticsjdbc.procedure;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;

/**
 * A table of what the service lists.
 *
 * @param accesses ways to read it, the best first
 * @param settings parameters that a condition may set though they are no columns, such as {@code
 *     search_term}
 */
public record ServiceTable(
    String name,
    String description,
    List<TableColumn> columns,
    List<Access> accesses,
    List<Parameter> settings) {
  /** A list has a hundred rows a call, and mostly less than a thousand. */
  private static final int MOST_CALLS = 10;

  public ServiceTable {
    requireNonNull(name, "name");
    requireNonNull(description, "description");
    columns = List.copyOf(columns);
    accesses = List.copyOf(accesses);
    settings = List.copyOf(settings);
  }

  /** Returns the parameter that a condition of that name sets, in any case. */
  public Optional<Parameter> setting(String settingName) {
    return settings.stream().filter(it -> it.name().equalsIgnoreCase(settingName)).findFirst();
  }

  /**
   * Returns the best way to read the table.
   *
   * @param conditions columns of which values are known
   * @param set settings that have to be obeyed
   */
  public Optional<Access> access(Set<String> conditions, Set<Parameter> set) {
    return accesses.stream()
        .filter(access -> access.isPossibleWith(conditions) && access.knows(set))
        .findFirst();
  }

  /**
   * Returns the way to read the table in one execution: where one call for each of many values
   * would be needed, the list is read instead, if there is one.
   *
   * @param conditions the values of columns
   * @param set settings that have to be obeyed
   */
  public Optional<Access> access(Map<String, List<Object>> conditions, Set<Parameter> set) {
    Optional<Access> best = access(conditions.keySet(), set);
    boolean isCostly =
        best.isPresent()
            && best.get().required().stream()
                .anyMatch(
                    column ->
                        best.get().keys().get(column).form() == Parameter.Form.SCALAR
                            && conditions.get(column).size() > MOST_CALLS);
    return isCostly
        ? accesses.stream()
            .filter(access -> access.required().isEmpty() && access.through().isEmpty())
            .filter(access -> access.knows(set))
            .findFirst()
            .or(() -> best)
        : best;
  }

  /** Returns the failure of a statement that does not say enough to read the table. */
  public HolisticsException needsConditions() {
    String needed =
        accesses.stream()
            .map(access -> access.required().stream().sorted().collect(Collectors.joining(" and ")))
            .filter(columnNames -> !columnNames.isEmpty())
            .distinct()
            .collect(Collectors.joining(", or "));
    return new HolisticsException(
        Failure.SEMANTICS,
        "%s.%s cannot be listed as a whole: say which %s with = or IN in WHERE, or join it by that (inner, or left with it on the right)"
            .formatted(Procedures.SCHEMA, name, needed));
  }
}
