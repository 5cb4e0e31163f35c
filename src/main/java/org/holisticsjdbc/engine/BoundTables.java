package org.holisticsjdbc.engine;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.holisticsjdbc.adapter.Bound;
import org.holisticsjdbc.adapter.BoundListing;
import org.holisticsjdbc.adapter.BoundTable;
import org.holisticsjdbc.adapter.GivenValue;
import org.holisticsjdbc.adapter.QueryWarning;
import org.holisticsjdbc.adapter.ServiceTypes;
import org.holisticsjdbc.adapter.UserCondition;
import org.holisticsjdbc.adapter.WidgetTable;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;
import org.holisticsjdbc.catalog.WidgetFilter;

/** The tables of one statement that have filters set, each under a schema name of its own. */
final class BoundTables {
  private final Map<String, Bound> bySchema = new LinkedHashMap<>();
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
  String add(Bound table) {
    int number = 1;
    while (!taken.add(table.schema() + "$" + number)) {
      number++;
    }
    String schema = table.schema() + "$" + number;
    bySchema.put(schema, table);
    return schema;
  }

  /** Returns the tables by the names of their schemas. */
  Map<String, Bound> bySchema() {
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

  /** Returns the types of the parameters that filters and lists are set to, by index. */
  Map<Integer, RelDataType> parameterTypes(RelDataTypeFactory types) {
    Map<Integer, RelDataType> byIndex = new LinkedHashMap<>();
    for (Bound bound : bySchema.values()) {
      if (bound instanceof BoundListing list) {
        list.listing()
            .arguments()
            .forEach(
                (parameter, argument) ->
                    putMarkers(
                        argument.values(),
                        ServiceTypes.markerType(types, parameter, argument.isArray()),
                        byIndex));
      }
    }
    conditions()
        .forEach(
            it ->
                putMarkers(
                    it.values(), WidgetTable.sqlType(types, it.parameterType(), false), byIndex));
    return byIndex;
  }

  private static void putMarkers(
      List<GivenValue> values, RelDataType type, Map<Integer, RelDataType> byIndex) {
    values.stream()
        .filter(GivenValue.Parameter.class::isInstance)
        .forEach(it -> byIndex.put(((GivenValue.Parameter) it).index(), type));
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
    return bySchema.values().stream()
        .filter(BoundTable.class::isInstance)
        .flatMap(table -> ((BoundTable) table).conditions().stream())
        .toList();
  }
}
