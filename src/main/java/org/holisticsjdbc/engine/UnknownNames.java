package org.holisticsjdbc.engine;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;
import org.holisticsjdbc.api.NearestNames;
import org.holisticsjdbc.catalog.Catalog;
import org.holisticsjdbc.catalog.Dashboard;
import org.holisticsjdbc.catalog.DashboardName;
import org.holisticsjdbc.catalog.Widget;
import org.holisticsjdbc.catalog.WidgetFilter;
import org.holisticsjdbc.procedure.Procedures;
import org.holisticsjdbc.procedure.ServiceTable;
import org.holisticsjdbc.procedure.ServiceTables;

/**
 * Says of an unknown name whether it is a schema, a table or a column, and which names come near
 * it.
 */
final class UnknownNames {
  private static final Pattern COLUMN = Pattern.compile("Column '(?:.*\\.)?([^']*)' not found");

  private static final Pattern TABLE = Pattern.compile("(?:Object|Table) '([^']*)' not found");

  private final Catalog catalog;
  private final TableReferences tables;
  private final Optional<String> defaultSchema;

  UnknownNames(Catalog catalog, TableReferences tables, Optional<String> defaultSchema) {
    this.catalog = requireNonNull(catalog, "catalog");
    this.tables = requireNonNull(tables, "tables");
    this.defaultSchema = requireNonNull(defaultSchema, "defaultSchema");
  }

  /**
   * Returns the failure with the names that come near, or unchanged where it is about something
   * else.
   */
  RuntimeException explained(RuntimeException thrown) {
    if (!(thrown instanceof HolisticsException failure)) {
      return thrown;
    }
    return switch (failure.failure()) {
      case UNKNOWN_TABLE ->
          tables.names().stream()
              .filter(name -> isNamedIn(failure, name))
              .flatMap(name -> explainedTable(name).stream())
              .findFirst()
              .orElse(failure);
      case UNKNOWN_COLUMN -> explainedColumn(failure);
      default -> failure;
    };
  }

  /** Names of common table expressions, for one, are table references too, and no widgets. */
  private static boolean isNamedIn(HolisticsException failure, TableReferences.Name name) {
    Matcher table = TABLE.matcher(failure.getMessage());
    return table.find()
        && name.parts().stream().anyMatch(part -> part.equalsIgnoreCase(table.group(1)));
  }

  private Optional<HolisticsException> explainedTable(TableReferences.Name name) {
    String table = name.table();
    Optional<String> schema = name.schema().or(() -> defaultSchema);
    if (schema.isEmpty()) {
      return Optional.of(
          new HolisticsException(
              Failure.UNKNOWN_TABLE,
              "Table \"%s\" is not qualified and no default schema is set: write \"Dashboard\".\"%s\", or set the connection property schema"
                  .formatted(table, table)));
    }
    if (schema.get().equalsIgnoreCase(Procedures.SCHEMA)) {
      return Optional.of(unknownList(table));
    }
    Optional<Dashboard> dashboard = catalog.dashboard(schema.get());
    if (dashboard.isEmpty()) {
      return Optional.of(unknownSchema(schema.get()));
    }
    return catalog.widget(dashboard.get(), table).isPresent()
        ? Optional.empty()
        : Optional.of(unknownTable(dashboard.get(), table));
  }

  private HolisticsException unknownSchema(String name) {
    List<String> all = catalog.dashboards().stream().map(DashboardName::name).toList();
    return new HolisticsException(
        Failure.UNKNOWN_SCHEMA,
        "There is no dashboard \"%s\".%s".formatted(name, NearestNames.hint(name, all)));
  }

  private static HolisticsException unknownList(String table) {
    List<String> names = ServiceTables.get().all().stream().map(ServiceTable::name).toList();
    String function =
        Procedures.get().find(table).isPresent()
            ? " It is a procedure: write TABLE(%s.%s(…)) or CALL"
                .formatted(Procedures.SCHEMA, table)
            : NearestNames.hint(table, names);
    return new HolisticsException(
        Failure.UNKNOWN_TABLE,
        "There is no table %s.%s.%s".formatted(Procedures.SCHEMA, table, function));
  }

  private static HolisticsException unknownTable(Dashboard dashboard, String name) {
    List<String> all = dashboard.tables().stream().map(Widget::name).toList();
    return new HolisticsException(
        Failure.UNKNOWN_TABLE,
        "Dashboard \"%s\" has no widget \"%s\".%s"
            .formatted(dashboard.title(), name, NearestNames.hint(name, all)));
  }

  private HolisticsException explainedColumn(HolisticsException failure) {
    Matcher column = COLUMN.matcher(failure.getMessage());
    if (!column.find()) {
      return failure;
    }
    return new HolisticsException(
        Failure.UNKNOWN_COLUMN, failure.getMessage() + "." + columnHint(column.group(1)), failure);
  }

  private String columnHint(String name) {
    WidgetLookup widgets = new WidgetLookup(catalog, defaultSchema);
    List<WidgetLookup.Found> read =
        tables.names().stream().flatMap(it -> widgets.find(it.parts()).stream()).toList();
    List<String> filters =
        read.stream()
            .flatMap(found -> widgets.filters(found).stream())
            .filter(WidgetFilter::reaches)
            .map(WidgetFilter::name)
            .toList();
    if (filters.stream().anyMatch(name::equalsIgnoreCase)) {
      return " \"%s\" is a filter of a table that another query of the statement reads: set it there"
          .formatted(name);
    }
    Stream<String> columns =
        read.stream().flatMap(found -> widgets.columns(found).names().stream());
    return NearestNames.hint(name, Stream.concat(columns, filters.stream()).toList());
  }
}
