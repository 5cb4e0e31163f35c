package org.holisticsjdbc.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.holisticsjdbc.adapter.FilterDescription;
import org.holisticsjdbc.adapter.NumberTypes;
import org.holisticsjdbc.adapter.WidgetTable;
import org.holisticsjdbc.api.Cancellation;
import org.holisticsjdbc.catalog.Catalog;
import org.holisticsjdbc.catalog.Dashboard;
import org.holisticsjdbc.catalog.DashboardName;
import org.holisticsjdbc.catalog.Field;
import org.holisticsjdbc.catalog.Listed;
import org.holisticsjdbc.catalog.ReadBudget;
import org.holisticsjdbc.catalog.Widget;
import org.holisticsjdbc.catalog.WidgetFields;
import org.holisticsjdbc.catalog.WidgetFilter;
import org.holisticsjdbc.engine.Session.Table;
import org.holisticsjdbc.engine.Session.TableColumn;
import org.holisticsjdbc.procedure.Procedures;

/** Schemas, tables, columns and filters of an account, as metadata shows them. */
record MetadataLists(Catalog catalog, NumberTypes numbers) {
  /** Tables of several schemas that one question may read from the service (README). */
  static final int TABLES_OF_SEVERAL_SCHEMAS = 100;

  private static final RelDataTypeFactory TYPES = new HolisticsTypeFactory();

  List<String> schemas() {
    return Stream.concat(
            Stream.of(Procedures.SCHEMA), catalog.dashboards().stream().map(DashboardName::name))
        .sorted()
        .toList();
  }

  /** Returns the tables of a schema, sorted by name; empty where the schema does not exist. */
  List<Table> tables(String schema) {
    return catalog.dashboard(schema).stream().flatMap(found -> tables(schema, found)).toList();
  }

  /** Returns the tables of schemas that are listed, in the order of the catalog. */
  PartialList<Table> tables(List<String> schemas) {
    Set<String> names = new TreeSet<>(schemas);
    Listed<DashboardName, Dashboard> listed = catalog.dashboards(names);
    List<Table> tables = new ArrayList<>();
    if (names.contains(Procedures.SCHEMA)) {
      tables.addAll(ServiceLists.tables());
    }
    listed
        .found()
        .forEach((name, dashboard) -> tables.addAll(tables(name.name(), dashboard).toList()));
    return new PartialList<>(tables, problems(listed.unreadable()));
  }

  /** Many may be missing for one reason, which is told once. */
  private static List<String> problems(Map<DashboardName, String> unreadable) {
    Map<String, List<String>> names = new LinkedHashMap<>();
    unreadable.forEach(
        (name, reason) -> names.computeIfAbsent(reason, any -> new ArrayList<>()).add(name.name()));
    return names.entrySet().stream().map(it -> notListed(it.getValue(), it.getKey())).toList();
  }

  private static String notListed(List<String> names, String reason) {
    return names.size() == 1
        ? notListed(names.get(0), reason)
        : "'%s' and %d more are not listed: %s".formatted(names.get(0), names.size() - 1, reason);
  }

  private static Stream<Table> tables(String schema, Dashboard dashboard) {
    return dashboard.tables().stream()
        .map(widget -> new Table(schema, widget.name(), widget.remarks()))
        .sorted(Comparator.comparing(Table::name));
  }

  private static String notListed(String name, String reason) {
    return "'%s' is not listed: %s".formatted(name, reason);
  }

  /** Returns the columns of a table, in order; empty where it does not exist. */
  List<TableColumn> columns(String schema, String table) {
    return widgets().find(List.of(schema, table)).stream()
        .flatMap(found -> columns(new Table(schema, table, ""), found, read(found)).stream())
        .toList();
  }

  private WidgetFields read(WidgetLookup.Found found) {
    return catalog.fields(found.widget());
  }

  /** Returns the columns of each table that can be read. */
  PartialList<List<TableColumn>> columns(List<Table> tables, Cancellation cancellation) {
    return each(
        tables,
        cancellation,
        table -> ServiceLists.columns(table.name()),
        dashboard -> true,
        this::columns);
  }

  private List<TableColumn> columns(Table table, WidgetLookup.Found found, WidgetFields fields) {
    return fields.fields().stream()
        .map(
            field ->
                column(table, field, numbers.isDouble(found.dashboard(), found.widget(), field)))
        .toList();
  }

  /** Returns the filters that act on a table, in the order of their dashboard. */
  List<TableColumn> filters(String schema, String table) {
    return widgets().find(List.of(schema, table)).stream()
        .flatMap(found -> filters(new Table(schema, table, ""), found, read(found)).stream())
        .toList();
  }

  /** Returns the filters of each table that can be read. */
  PartialList<List<TableColumn>> filters(List<Table> tables, Cancellation cancellation) {
    return each(
        tables,
        cancellation,
        table -> ServiceLists.settings(table.name()),
        dashboard -> !dashboard.filters().isEmpty(),
        this::filters);
  }

  private List<TableColumn> filters(Table table, WidgetLookup.Found found, WidgetFields fields) {
    return widgets().filters(found).stream()
        .filter(WidgetFilter::reaches)
        .map(filter -> filter(table, filter))
        .toList();
  }

  /** What metadata shows of a widget. */
  @FunctionalInterface
  private interface Parts {
    List<TableColumn> of(Table table, WidgetLookup.Found found, WidgetFields fields);
  }

  private PartialList<List<TableColumn>> each(
      List<Table> tables,
      Cancellation cancellation,
      Function<Table, List<TableColumn>> ofService,
      Predicate<Dashboard> matters,
      Parts parts) {
    Map<Table, WidgetLookup.Found> widgets = widgets(tables, matters);
    Listed<Widget, WidgetFields> read =
        catalog.fields(
            widgets.values().stream().map(WidgetLookup.Found::widget).toList(),
            budget(widgets.keySet()),
            cancellation);
    List<List<TableColumn>> found = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    List<Table> unread = new ArrayList<>();
    for (Table table : tables) {
      WidgetLookup.Found widget = widgets.get(table);
      if (ServiceLists.isOwn(table.schema())) {
        found.add(ofService.apply(table));
      } else if (widget != null && read.found().containsKey(widget.widget())) {
        found.add(parts.of(table, widget, read.found().get(widget.widget())));
      } else if (widget != null && read.unreadable().containsKey(widget.widget())) {
        problems.add(notListed(fullName(table), read.unreadable().get(widget.widget())));
      } else if (widget != null) {
        unread.add(table);
      }
    }
    unread.stream().findFirst().map(first -> left(unread.size(), first)).ifPresent(problems::add);
    return new PartialList<>(found, problems);
  }

  private Map<Table, WidgetLookup.Found> widgets(List<Table> tables, Predicate<Dashboard> matters) {
    Map<String, Optional<Dashboard>> dashboards = new HashMap<>();
    Map<Table, WidgetLookup.Found> widgets = new LinkedHashMap<>();
    for (Table table : tables) {
      if (!ServiceLists.isOwn(table.schema())) {
        dashboards
            .computeIfAbsent(table.schema(), catalog::dashboard)
            .filter(matters)
            .flatMap(dashboard -> widgets().find(table.schema(), dashboard, table.name()))
            .ifPresent(found -> widgets.put(table, found));
      }
    }
    return widgets;
  }

  /** A whole schema is read however large it is; of many schemas so much as takes a minute. */
  private static ReadBudget budget(Set<Table> tables) {
    boolean several = tables.stream().map(Table::schema).distinct().limit(2).count() > 1;
    return several ? ReadBudget.of(TABLES_OF_SEVERAL_SCHEMAS) : ReadBudget.unlimited();
  }

  private static String left(int count, Table first) {
    return ("%d tables of which columns are not known yet were left out, '%s' the first: one question"
            + " reads at most %d tables of several schemas. Ask for one schema, or again for more")
        .formatted(count, fullName(first), TABLES_OF_SEVERAL_SCHEMAS);
  }

  private static String fullName(Table table) {
    return table.schema() + "." + table.name();
  }

  private WidgetLookup widgets() {
    return new WidgetLookup(catalog, Optional.empty());
  }

  private static TableColumn filter(Table table, WidgetFilter filter) {
    Column column =
        ResultColumns.column(
            filter.name(),
            List.of(table.schema(), table.name(), filter.name()),
            WidgetTable.sqlType(TYPES, FilterDescription.type(filter), false));
    return new TableColumn(column, FilterDescription.remarks(filter));
  }

  private static TableColumn column(Table table, Field field, boolean isDouble) {
    Column column =
        ResultColumns.column(
            field.name(),
            List.of(table.schema(), table.name(), field.name()),
            WidgetTable.sqlType(TYPES, field.type(), isDouble));
    return new TableColumn(column, field.remarks());
  }
}
