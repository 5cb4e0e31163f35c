package org.holisticsjdbc.engine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.holisticsjdbc.api.Cancellation;

/**
 * One connection's view of an account: plans statements, lists what there is.
 *
 * <p>Sessions of the same base address and key share one account: its HTTP connections, catalog,
 * job watcher and running exports. The last one to close frees them. Thread-safe.
 */
public final class Session implements AutoCloseable {

  private Session() {}

  /** Opens a session. No request is made; call {@link #verify} to see whether the key works. */
  public static Session open(SessionSettings settings) {
    throw new UnsupportedOperationException();
  }

  /** Asks the service who the key belongs to: one cheap request. */
  public void verify(Cancellation cancellation) {
    throw new UnsupportedOperationException();
  }

  /** Returns whether the service answers within the time. */
  public boolean isValid(Duration timeout) {
    throw new UnsupportedOperationException();
  }

  /**
   * Parses, validates and plans a statement. Submits no export.
   *
   * @param defaultSchema where unqualified table names are looked up
   */
  public Plan plan(String sql, Optional<String> defaultSchema, Cancellation cancellation) {
    throw new UnsupportedOperationException();
  }

  /** Returns all schema names, sorted. */
  public List<String> schemas(Cancellation cancellation) {
    throw new UnsupportedOperationException();
  }

  /** Returns the tables of a schema, sorted by name; empty where the schema does not exist. */
  public List<Table> tables(String schema, Cancellation cancellation) {
    throw new UnsupportedOperationException();
  }

  /** Returns the columns of a table, in order; empty where it does not exist. */
  public List<TableColumn> columns(String schema, String table, Cancellation cancellation) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }

  /** A table as metadata shows it. */
  public record Table(String schema, String name, String remarks) {}

  /** A column of a table as metadata shows it. */
  public record TableColumn(Column column, String remarks) {}
}
