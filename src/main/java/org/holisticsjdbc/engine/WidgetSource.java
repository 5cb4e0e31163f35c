package org.holisticsjdbc.engine;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlNode;
import org.holisticsjdbc.adapter.Bound;
import org.holisticsjdbc.adapter.BoundTable;
import org.holisticsjdbc.adapter.Comparison;
import org.holisticsjdbc.adapter.GivenValue;
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
final class WidgetSource extends TableSource {
  private final WidgetLookup widgets;
  private final boolean isFunction;
  private final List<UserCondition> conditions = new ArrayList<>();
  private Optional<Optional<WidgetLookup.Found>> found = Optional.empty();
  private Optional<ColumnNames> columns = Optional.empty();
  private Optional<List<WidgetFilter>> filters = Optional.empty();

  /**
   * Creates the source of a widget.
   *
   * @param names as they are written: table, or schema and table
   * @param isFunction whether it is written like a function
   * @param replace puts another node into the place of the reference
   */
  WidgetSource(
      WidgetLookup widgets,
      List<String> names,
      Naming naming,
      boolean isFunction,
      Consumer<SqlNode> replace) {
    super(names, naming, replace);
    this.widgets = requireNonNull(widgets, "widgets");
    this.isFunction = isFunction;
  }

  Optional<WidgetLookup.Found> found() {
    if (found.isEmpty()) {
      found = Optional.of(widgets.find(names()));
    }
    return found.get();
  }

  @Override
  public ColumnNames columns() {
    if (columns.isEmpty()) {
      columns =
          givenColumns().or(() -> Optional.of(found().map(widgets::columns).orElse(noColumns())));
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
  public Optional<Setting> setting(String name) {
    return filter(name).map(FilterSetting::new);
  }

  /** A filter of the widget's dashboard. */
  private final class FilterSetting implements Setting {
    private final WidgetFilter filter;

    FilterSetting(WidgetFilter filter) {
      this.filter = requireNonNull(filter, "filter");
    }

    @Override
    public String described() {
      return "filter \"%s\" of \"%s\"".formatted(filter.name(), shownName());
    }

    @Override
    public void set(Comparison comparison, List<GivenValue> values) {
      WidgetSource.this.set(new UserCondition(filter, comparison, values));
    }

    @Override
    public String asFunction() {
      return WidgetSource.this.asFunction(filter.name());
    }

    @Override
    public String allowed() {
      return UserCondition.allowed(filter);
    }
  }

  private Optional<WidgetFilter> filter(String name) {
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
  @Override
  public void requireSettable(String name) {
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

  @Override
  Optional<Bound> binding() {
    return isFunction || !conditions.isEmpty()
        ? found().map(it -> BoundTable.of(it.schema(), it.dashboard(), it.widget(), conditions))
        : Optional.empty();
  }
}
