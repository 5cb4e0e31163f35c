package org.holisticsjdbc.engine;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.holisticsjdbc.adapter.BoundTable;
import org.holisticsjdbc.adapter.UserCondition;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;
import org.holisticsjdbc.api.NearestNames;
import org.holisticsjdbc.catalog.WidgetFilter;

/**
 * A table in FROM, and the filters that its statement sets.
 *
 * <p>The catalog is asked when a name has to be told apart, not before.
 */
final class WidgetSource implements Source {
  private final WidgetLookup widgets;
  private final List<String> names;
  private final Naming naming;
  private final Consumer<SqlNode> replace;
  private final List<UserCondition> conditions = new ArrayList<>();
  private final List<SqlIdentifier> qualified = new ArrayList<>();
  private Optional<Optional<WidgetLookup.Found>> found = Optional.empty();
  private Optional<ColumnNames> columns = Optional.empty();
  private Optional<List<WidgetFilter>> filters = Optional.empty();

  /**
   * Creates the source of a table.
   *
   * @param names as they are written: table, or schema and table
   * @param replace puts another node into the place of the reference
   */
  WidgetSource(WidgetLookup widgets, List<String> names, Naming naming, Consumer<SqlNode> replace) {
    this.widgets = requireNonNull(widgets, "widgets");
    this.names = List.copyOf(names);
    this.naming = requireNonNull(naming, "naming");
    this.replace = requireNonNull(replace, "replace");
  }

  /** What stands behind AS: an alias, and perhaps names for the columns. */
  record Naming(Optional<String> alias, Optional<ColumnNames> columns) {
    static final Naming NONE = new Naming(Optional.empty(), Optional.empty());
  }

  private String tableName() {
    return names.get(names.size() - 1);
  }

  private String shownName() {
    return naming.alias().orElseGet(this::tableName);
  }

  @Override
  public boolean isCalled(List<String> qualifier) {
    return qualifier.size() == 1
        ? shownName().equalsIgnoreCase(qualifier.get(0))
        : isQualifiedBy(qualifier);
  }

  private boolean isQualifiedBy(List<String> qualifier) {
    return naming.alias().isEmpty()
        && names.size() == 2
        && qualifier.size() == 2
        && names.get(0).equalsIgnoreCase(qualifier.get(0))
        && names.get(1).equalsIgnoreCase(qualifier.get(1));
  }

  Optional<WidgetLookup.Found> found() {
    if (found.isEmpty()) {
      found = Optional.of(widgets.find(names));
    }
    return found.get();
  }

  @Override
  public ColumnNames columns() {
    if (columns.isEmpty()) {
      columns =
          naming.columns().or(() -> Optional.of(found().map(widgets::columns).orElse(noColumns())));
    }
    return columns.get();
  }

  private static ColumnNames noColumns() {
    return ColumnNames.of(List.of()); // Calcite says that there is no such table
  }

  private List<WidgetFilter> filters() {
    if (filters.isEmpty()) {
      filters = Optional.of(found().map(widgets::filters).orElse(List.of()));
    }
    return filters.get();
  }

  @Override
  public Optional<WidgetFilter> filter(String name) {
    return filters().stream()
        .filter(WidgetFilter::reaches)
        .filter(filter -> filter.name().equalsIgnoreCase(name))
        .findFirst();
  }

  /** Returns the filter of that name, which has to exist and to act on this widget. */
  WidgetFilter requireFilter(String name) {
    return filter(name).orElseThrow(() -> unknownFilter(name));
  }

  /** Fails if the name is that of a filter that does nothing here. */
  void requireReach(String name) {
    boolean isOutOfReach =
        filters().stream()
            .anyMatch(filter -> !filter.reaches() && filter.name().equalsIgnoreCase(name));
    if (isOutOfReach) {
      throw unknownFilter(name);
    }
  }

  private HolisticsException unknownFilter(String name) {
    List<String> reaching =
        filters().stream().filter(WidgetFilter::reaches).map(WidgetFilter::name).toList();
    boolean exists = filters().stream().anyMatch(it -> it.name().equalsIgnoreCase(name));
    String all =
        reaching.isEmpty()
            ? " None does."
            : reaching.stream()
                .map(it -> '"' + it + '"')
                .collect(Collectors.joining(", ", " Those that do are ", "."));
    String near = exists ? "" : NearestNames.hint(name, reaching);
    return new HolisticsException(
        Failure.UNKNOWN_COLUMN,
        (exists
                ? "The filter \"%s\" of the dashboard does not act on the widget \"%s\".%s%s"
                : "No filter \"%s\" acts on the widget \"%s\".%s%s")
            .formatted(name, tableName(), near, all));
  }

  /** Sets a filter; it may be set once. */
  void set(UserCondition condition) {
    WidgetFilter filter = condition.filter();
    if (conditions.stream()
        .anyMatch(it -> it.filter().filter().id().equals(filter.filter().id()))) {
      throw new HolisticsException(
          Failure.NOT_SUPPORTED,
          ("The filter \"%s\" of \"%s\" is set twice, and the service takes one condition for each filter: say it in one,"
                  + " such as BETWEEN or IN, or read the table twice")
              .formatted(filter.name(), shownName()));
    }
    conditions.add(condition);
  }

  /** Takes note of an identifier that names the schema too, as that changes with the table. */
  void isNamedBy(SqlIdentifier identifier) {
    if (identifier.names.size() > 2) {
      qualified.add(identifier);
    }
  }

  /** Returns the table for messages: how it can be written with an argument. */
  String asFunction(WidgetFilter filter) {
    String table = names.stream().map(it -> '"' + it + '"').collect(Collectors.joining("."));
    return "TABLE(%s(\"%s\" => …))".formatted(table, filter.name());
  }

  String shown() {
    return shownName();
  }

  /** Replaces the reference by one to a bound table, if filters are set or it is a function. */
  void bind(BoundTables bound, boolean always) {
    if (!always && conditions.isEmpty()) {
      return;
    }
    WidgetLookup.Found it = found().orElseThrow();
    String schema = bound.add(BoundTable.of(it.schema(), it.dashboard(), it.widget(), conditions));
    replace.accept(new SqlIdentifier(List.of(schema, tableName()), SqlParserPos.ZERO));
    qualified.forEach(
        identifier ->
            identifier.setNames(identifier.names.subList(1, identifier.names.size()), null));
  }
}
