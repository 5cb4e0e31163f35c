package org.holisticsjdbc.engine;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.apache.calcite.schema.Schema;
import org.holisticsjdbc.adapter.HolisticsSchema.Scope;
import org.holisticsjdbc.adapter.HostExecutions;
import org.holisticsjdbc.adapter.HostedAccount;
import org.holisticsjdbc.adapter.HostedDashboard;
import org.holisticsjdbc.api.Cancellation;
import org.holisticsjdbc.catalog.Catalog;
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
    return await(lists()::schemas, cancellation);
  }

  /** Returns all procedures, sorted by name. Asks the service nothing. */
  public List<Routine> routines() {
    return Routines.all();
  }

  /** Returns the tables of a schema, sorted by name; empty where the schema does not exist. */
  public List<Table> tables(String schema, Cancellation cancellation) {
    return ServiceLists.isOwn(schema)
        ? ServiceLists.tables()
        : await(() -> lists().tables(schema), cancellation);
  }

  /**
   * Returns the tables of several schemas that {@link #schemas} named: in one request for each or,
   * if that is less, in one for every hundred dashboards of the account.
   */
  public PartialList<Table> tables(List<String> schemas, Cancellation cancellation) {
    return await(() -> lists().tables(schemas), cancellation);
  }

  /** Returns the columns of a table, in order; empty where it does not exist. */
  public List<TableColumn> columns(String schema, String table, Cancellation cancellation) {
    return ServiceLists.isOwn(schema)
        ? ServiceLists.columns(table)
        : await(() -> lists().columns(schema, table), cancellation);
  }

  /**
   * Returns the columns of tables, a list for each that could be read. It takes at most a request
   * for each table and each data set; of several schemas at most a hundred tables are read, beyond
   * those that are known already.
   */
  public PartialList<List<TableColumn>> columns(List<Table> tables, Cancellation cancellation) {
    return await(() -> lists().columns(tables, cancellation), cancellation);
  }

  /**
   * Returns the filters that act on a table, in the order of their dashboard; empty where it does
   * not exist.
   */
  public List<TableColumn> filters(String schema, String table, Cancellation cancellation) {
    return ServiceLists.isOwn(schema)
        ? ServiceLists.settings(table)
        : await(() -> lists().filters(schema, table), cancellation);
  }

  /** Returns the filters that act on tables, as {@link #columns(List, Cancellation)} does. */
  public PartialList<List<TableColumn>> filters(List<Table> tables, Cancellation cancellation) {
    return await(() -> lists().filters(tables, cancellation), cancellation);
  }

  private MetadataLists lists() {
    return new MetadataLists(catalog(), settings.scans().numbers());
  }

  /**
   * Returns the account, or one of its dashboards, as a schema of another Calcite program. Asks the
   * service nothing.
   *
   * @param limit how long an execution may take, where that program has no limit; zero: no limit
   * @param onClose called when the schema is closed; closes this session
   */
  public HostedSchema hosted(Optional<String> dashboard, Duration limit, Runnable onClose) {
    HostExecutions executions =
        new HostExecutions(
            cancellation -> QueryContexts.open(account, settings, cancellation), limit);
    Scope scope =
        new Scope(
            settings.scans(),
            account.fileColumns(settings.metadataTtl()),
            account.exporter()::isRunning,
            new Cancellation(), // planning there cannot be cancelled
            executions);
    Schema schema =
        dashboard
            .<Schema>map(name -> new HostedDashboard(catalog(), name, scope))
            .orElseGet(() -> new HostedAccount(catalog(), scope));
    return new HostedSchema(schema, executions, onClose);
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
