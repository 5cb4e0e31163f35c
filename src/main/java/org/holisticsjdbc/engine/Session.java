package org.holisticsjdbc.engine;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.holisticsjdbc.adapter.FilterDescription;
import org.holisticsjdbc.adapter.WidgetTable;
import org.holisticsjdbc.api.Cancellation;
import org.holisticsjdbc.catalog.Catalog;
import org.holisticsjdbc.catalog.DashboardName;
import org.holisticsjdbc.catalog.Field;
import org.holisticsjdbc.catalog.WidgetFilter;
import org.holisticsjdbc.procedure.Procedures;

/**
 * One connection's view of an account: plans statements, lists what there is.
 *
 * <p>Sessions of the same base address and key share one account: its HTTP connections, catalog,
 * job watcher and running exports. The last one to close frees them. Thread-safe.
 */
public final class Session implements AutoCloseable {
  /** The schema of the service itself: its procedures are in it. */
  public static final String SERVICE_SCHEMA = Procedures.SCHEMA;

  private static final RelDataTypeFactory TYPES = new HolisticsTypeFactory();

  private final SessionSettings settings;
  private final Account account;
  private final AtomicBoolean closed = new AtomicBoolean();

  private Session(SessionSettings settings, Account account) {
    this.settings = settings;
    this.account = account;
  }

  /** Opens a session. No request is made; call {@link #verify} to see whether the key works. */
  public static Session open(SessionSettings settings) {
    return new Session(requireNonNull(settings, "settings"), Account.acquire(settings));
  }

  /** Asks the service who the key belongs to: one cheap request. */
  public void verify(Cancellation cancellation) {
    await(account::confirmKey, cancellation);
  }

  /**
   * Returns whether the service answers within the time; no time at all means no limit. An answer
   * of the last second counts: SchemaCrawler asks 400 times in a crawl, and the service allows 120
   * such requests a minute (FACTS §8).
   */
  public boolean isValid(Duration timeout) {
    if (account.isConfirmed()) {
      return true;
    }
    CompletableFuture<?> answer = account.run(account::confirmKey);
    try {
      answer.get(timeout.isZero() ? Long.MAX_VALUE : timeout.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException | ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Parses, validates and plans a statement. Submits no export.
   *
   * @param defaultSchema where unqualified table names are looked up
   */
  public Plan plan(String sql, Optional<String> defaultSchema, Cancellation cancellation) {
    StatementPlanner planner = new StatementPlanner(account, settings, catalog(), defaultSchema);
    return await(() -> planner.plan(sql, cancellation), cancellation);
  }

  /** Returns all schema names, that of the service itself among them, sorted. */
  public List<String> schemas(Cancellation cancellation) {
    return await(
        () ->
            Stream.concat(
                    Stream.of(Procedures.SCHEMA),
                    catalog().dashboards().stream().map(DashboardName::name))
                .sorted()
                .toList(),
        cancellation);
  }

  /** Returns all procedures, sorted by name. Asks the service nothing. */
  public List<Routine> routines() {
    return Routines.all();
  }

  /** Returns the tables of a schema, sorted by name; empty where the schema does not exist. */
  public List<Table> tables(String schema, Cancellation cancellation) {
    if (ServiceLists.isOwn(schema)) {
      return ServiceLists.tables();
    }
    return await(
        () ->
            catalog().dashboard(schema).stream()
                .flatMap(dashboard -> dashboard.tables().stream())
                .map(widget -> new Table(schema, widget.name(), widget.remarks()))
                .sorted(Comparator.comparing(Table::name))
                .toList(),
        cancellation);
  }

  /** Returns the columns of a table, in order; empty where it does not exist. */
  public List<TableColumn> columns(String schema, String table, Cancellation cancellation) {
    if (ServiceLists.isOwn(schema)) {
      return ServiceLists.columns(table);
    }
    return await(() -> columns(schema, table), cancellation);
  }

  private List<TableColumn> columns(String schema, String table) {
    WidgetLookup widgets = new WidgetLookup(catalog(), Optional.empty());
    return widgets.find(List.of(schema, table)).stream()
        .flatMap(
            found ->
                catalog().fields(found.widget()).fields().stream()
                    .map(
                        field ->
                            column(
                                schema,
                                table,
                                field,
                                settings
                                    .scans()
                                    .numbers()
                                    .isDouble(found.dashboard(), found.widget(), field))))
        .toList();
  }

  /**
   * Returns the filters that act on a table, in the order of their dashboard; empty where it does
   * not exist.
   */
  public List<TableColumn> filters(String schema, String table, Cancellation cancellation) {
    if (ServiceLists.isOwn(schema)) {
      return ServiceLists.settings(table);
    }
    return await(() -> filters(schema, table), cancellation);
  }

  private List<TableColumn> filters(String schema, String table) {
    WidgetLookup widgets = new WidgetLookup(catalog(), Optional.empty());
    return widgets.find(List.of(schema, table)).stream()
        .flatMap(found -> widgets.filters(found).stream())
        .filter(WidgetFilter::reaches)
        .map(filter -> filter(schema, table, filter))
        .toList();
  }

  private static TableColumn filter(String schema, String table, WidgetFilter filter) {
    Column column =
        ResultColumns.column(
            filter.name(),
            List.of(schema, table, filter.name()),
            WidgetTable.sqlType(TYPES, FilterDescription.type(filter), false));
    return new TableColumn(column, FilterDescription.remarks(filter));
  }

  private static TableColumn column(String schema, String table, Field field, boolean isDouble) {
    Column column =
        ResultColumns.column(
            field.name(),
            List.of(schema, table, field.name()),
            WidgetTable.sqlType(TYPES, field.type(), isDouble));
    return new TableColumn(column, field.remarks());
  }

  private Catalog catalog() {
    return account.catalog(settings.metadataTtl());
  }

  private <T> T await(Supplier<T> work, Cancellation cancellation) {
    cancellation.check();
    return cancellation.await(account.run(work));
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      account.release();
    }
  }

  /** A table as metadata shows it. */
  public record Table(String schema, String name, String remarks) {}

  /** A column of a table, or a filter, as metadata shows it. */
  public record TableColumn(Column column, String remarks) {}
}
