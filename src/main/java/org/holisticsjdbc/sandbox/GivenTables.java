package org.holisticsjdbc.sandbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Makes dashboards and data sets of the tables that a program hands in. */
final class GivenTables {

  private static final long DASHBOARD_IDS = 17_000;
  private static final long WIDGET_IDS = 500_000;
  private static final long REPORT_IDS = 600_000;
  private static final long DATA_SET_IDS = 3_000;
  private static final long FILTER_IDS = 9_000;

  private final List<Dashboard> dashboards = new ArrayList<>();
  private final List<DataSet> dataSets = new ArrayList<>();
  private final Map<Content, DataSet> shared = new HashMap<>();
  private int widgets;
  private int filters;

  /** What makes a data set. */
  private record Content(List<GivenDashboard.Column> columns, Supplier<Stream<Object[]>> rows) {
    Content(GivenDashboard.Table table) {
      this(table.columns(), table.rows());
    }
  }

  GivenTables(List<GivenDashboard> given) {
    given.forEach(dashboard -> dashboards.add(dashboard(dashboard)));
  }

  List<Dashboard> dashboards() {
    return List.copyOf(dashboards);
  }

  List<DataSet> dataSets() {
    return List.copyOf(dataSets);
  }

  private Dashboard dashboard(GivenDashboard given) {
    Map<String, Placed> tables = new LinkedHashMap<>();
    given.tables().forEach(table -> tables.put(table.title(), placed(table)));
    List<DashboardFilter> placedFilters = new ArrayList<>();
    for (GivenDashboard.Filter filter : given.filters()) {
      placedFilters.add(filter(filter, placedFilters.size() + 1, tables));
    }
    List<Widget> widgets = tables.values().stream().map(Placed::widget).toList();
    long id = DASHBOARD_IDS + dashboards.size();
    return new Dashboard(id, given.title(), 3, widgets, placedFilters);
  }

  /** A table and the widget that shows it. */
  private record Placed(GivenDashboard.Table table, DataSet dataSet, Widget widget) {

    FieldRef field(String label) {
      for (int i = 0; i < table.columns().size(); i++) {
        if (table.columns().get(i).label().equals(label)) {
          return new FieldRef(dataSet.name(), fieldName(i));
        }
      }
      throw new IllegalArgumentException("No column %s in %s".formatted(label, table.title()));
    }
  }

  private Placed placed(GivenDashboard.Table table) {
    DataSet dataSet = shared.computeIfAbsent(new Content(table), content -> dataSet(table));
    Model model = dataSet.models().get(0);
    WidgetField[] shown =
        model.fields().stream()
            .map(field -> WidgetField.of(model.name() + "." + field.name()))
            .toArray(WidgetField[]::new);
    Widget widget =
        Widget.of(
                WIDGET_IDS + widgets,
                REPORT_IDS + widgets,
                table.title(),
                Chart.DATA_TABLE,
                dataSet,
                shown)
            .withRowLimit(Evaluator.MAX_ROWS);
    widgets++;
    return new Placed(table, dataSet, widget);
  }

  private DataSet dataSet(GivenDashboard.Table table) {
    int number = dataSets.size();
    String name = "given_" + number;
    List<ModelField> fields = new ArrayList<>();
    for (GivenDashboard.Column column : table.columns()) {
      String fieldName = fieldName(fields.size());
      fields.add(new ModelField(fieldName, column.type(), column.label(), column.isPrimaryKey()));
    }
    Model model = new Model(ApiId.of(name), name, table.title(), fields, table.rows()::get);
    DataSet dataSet = DataSet.of(DATA_SET_IDS + number, name, table.title(), model);
    dataSets.add(dataSet);
    return dataSet;
  }

  private DashboardFilter filter(
      GivenDashboard.Filter given, int order, Map<String, Placed> tables) {
    GivenDashboard.Target first = given.targets().get(0);
    Placed source = table(tables, first);
    FieldRef field = source.field(first.column());
    FilterType type = FilterType.of(source.dataSet().field(field).type());
    DashboardFilter filter =
        DashboardFilter.of(
            FILTER_IDS + filters++, order, given.label(), type, source.dataSet(), field.toString());
    for (GivenDashboard.Target target : given.targets()) {
      Placed placed = table(tables, target);
      filter = filter.mappedTo(placed.widget(), placed.field(target.column()));
    }
    return filter;
  }

  private static Placed table(Map<String, Placed> tables, GivenDashboard.Target target) {
    return Optional.ofNullable(tables.get(target.table()))
        .orElseThrow(() -> new IllegalArgumentException("No table " + target.table()));
  }

  private static String fieldName(int column) {
    return "column_" + (column + 1);
  }
}
