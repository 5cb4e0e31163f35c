package org.holisticsjdbc.engine;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.holisticsjdbc.adapter.BoundTable;
import org.holisticsjdbc.adapter.GivenValue;
import org.holisticsjdbc.adapter.QueryWarning;
import org.holisticsjdbc.adapter.UserCondition;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;
import org.holisticsjdbc.catalog.ColumnType;
import org.holisticsjdbc.catalog.WidgetFilter;

/** The tables of one statement that have filters set, each under a schema name of its own. */
final class BoundTables {
  private final Map<String, BoundTable> bySchema = new LinkedHashMap<>();
  private final Set<String> taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

  /**
   * Creates an empty collection.
   *
   * @param schemas names of schemas that the statement uses
   */
  BoundTables(Collection<String> schemas) {
    taken.addAll(schemas);
  }

  /** Adds a table and returns the name of its schema; the table keeps its name. */
  String add(BoundTable table) {
    int number = 1;
    while (!taken.add(table.schema() + "$" + number)) {
      number++;
    }
    String schema = table.schema() + "$" + number;
    bySchema.put(schema, table);
    return schema;
  }

  /** Returns the tables by the names of their schemas. */
  Map<String, BoundTable> bySchema() {
    return Map.copyOf(bySchema);
  }

  /** Returns the origin of a result's column, schema first, as metadata has it. */
  List<String> origin(List<String> planned) {
    if (planned == null || planned.size() < 3 || !bySchema.containsKey(planned.get(0))) {
      return planned;
    }
    String schema = bySchema.get(planned.get(0)).schema();
    return List.of(schema, planned.get(1), planned.get(2));
  }

  /** Returns the types of the parameters that filters are set to, by index. */
  Map<Integer, ColumnType> parameterTypes() {
    Map<Integer, ColumnType> types = new LinkedHashMap<>();
    conditions()
        .forEach(
            condition ->
                condition.values().stream()
                    .filter(GivenValue.Parameter.class::isInstance)
                    .map(GivenValue.Parameter.class::cast)
                    .forEach(it -> types.put(it.index(), condition.parameterType())));
    return types;
  }

  /** Returns what the user should know of the filters that are set. */
  List<QueryWarning> warnings() {
    return assumedReach().stream().map(message -> new QueryWarning("01000", message)).toList();
  }

  /** Fails if a filter is set of which it is not known whether it does anything. */
  void requireKnownReach() {
    assumedReach().stream()
        .findFirst()
        .ifPresent(
            message -> {
              throw new HolisticsException(
                  Failure.NOT_SUPPORTED, message + ", and requirePushdown is true");
            });
  }

  private List<String> assumedReach() {
    return conditions().stream()
        .map(UserCondition::filter)
        .filter(filter -> filter.reach() == WidgetFilter.Reach.ASSUMED)
        .map(
            filter ->
                ("Whether the filter \"%s\" acts on the widget is not told by the dashboard; it is assumed, because the"
                        + " widget's data set holds its field")
                    .formatted(filter.name()))
        .distinct()
        .toList();
  }

  private List<UserCondition> conditions() {
    return bySchema.values().stream().flatMap(table -> table.conditions().stream()).toList();
  }
}
