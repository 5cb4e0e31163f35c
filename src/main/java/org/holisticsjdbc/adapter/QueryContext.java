package org.holisticsjdbc.adapter;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.holisticsjdbc.api.Cancellation;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;
import org.holisticsjdbc.export.CsvFormat;
import org.holisticsjdbc.export.CsvRows;
import org.holisticsjdbc.export.Export;
import org.holisticsjdbc.export.Exporter;

/**
 * Everything that changes during one execution of a plan: its exports, its memory budget, whether
 * it was cancelled.
 *
 * <p>Lives here and not in {@code engine}, because the scans read it and arrows point from engine
 * to adapter.
 */
public final class QueryContext implements AutoCloseable {
  /** The name under which Calcite's DataContext holds this. */
  public static final String KEY = "holisticsQuery";

  /** How many exports of one statement may be running or waiting to be read (DESIGN §3.4). */
  static final int MAX_UNREAD_EXPORTS = 4;

  private final Exporter exporter;
  private final CsvFormat format;
  private final Cancellation cancellation;
  private final MemoryBudget memory;
  private final Map<ScanSpec, Export> exports = new IdentityHashMap<>();
  private final Deque<ScanSpec> waiting = new ArrayDeque<>();
  private final List<AutoCloseable> open = new ArrayList<>();
  private final Set<ScanSpec> read = Collections.newSetFromMap(new IdentityHashMap<>());
  private IntFunction<Optional<Object>> parameters = index -> Optional.empty();
  private boolean closed;

  public QueryContext(
      Exporter exporter, CsvFormat format, Cancellation cancellation, MemoryBudget memory) {
    this.exporter = requireNonNull(exporter, "exporter");
    this.format = requireNonNull(format, "format");
    this.cancellation = requireNonNull(cancellation, "cancellation");
    this.memory = requireNonNull(memory, "memory");
  }

  /** Returns whether, and why, the execution has to stop. */
  public Cancellation cancellation() {
    return cancellation;
  }

  /** Returns how many more rows the execution may hold in memory. */
  public MemoryBudget memory() {
    return memory;
  }

  /**
   * Starts the exports of a plan, before its first row is read; what exceeds the limit starts when
   * others are read.
   *
   * @param values the values of parameters that filters are set to, by index
   */
  public synchronized void start(List<ScanSpec> scans, IntFunction<Optional<Object>> values) {
    parameters = values;
    waiting.addAll(scans);
    startWaiting();
  }

  private void startWaiting() {
    while (!closed && exports.size() - read.size() < MAX_UNREAD_EXPORTS && !waiting.isEmpty()) {
      start(waiting.remove());
    }
  }

  private Export start(ScanSpec scan) {
    Export export =
        exporter.start(
            scan.widgetId(),
            scan.conditions().stream().map(condition -> condition.resolve(parameters)).toList());
    exports.put(scan, export);
    return export;
  }

  /** Opens the rows of a scan from the beginning; waits for its export, starting it if need be. */
  CsvRows open(ScanSpec scan) {
    CsvRows rows = exportOf(scan).open(scan.columns(), scan.labels(), format, cancellation);
    if (!keep(scan, rows)) {
      rows.close();
      cancellation.check();
      throw new HolisticsException(
          Failure.CLOSED, "The result was closed while it was being opened");
    }
    return rows;
  }

  private synchronized Export exportOf(ScanSpec scan) {
    cancellation.check();
    if (closed) {
      throw new HolisticsException(Failure.CLOSED, "The result is closed");
    }
    Export export = exports.get(scan);
    if (export == null) {
      waiting.remove(scan);
      export = start(scan);
    }
    return export;
  }

  /** Keeps the rows to be closed; a scan that is being read lets the next export start. */
  private synchronized boolean keep(ScanSpec scan, CsvRows rows) {
    if (closed) {
      return false;
    }
    open.add(rows);
    read.add(scan);
    startWaiting();
    return true;
  }

  synchronized void finished(CsvRows rows) {
    open.remove(rows);
  }

  /**
   * Closes what the execution has open and gives back its exports. May be called from any thread,
   * and again.
   */
  @Override
  public void close() {
    List<AutoCloseable> all = new ArrayList<>();
    synchronized (this) {
      closed = true;
      waiting.clear();
      all.addAll(open);
      all.addAll(exports.values());
      open.clear();
      exports.clear();
      read.clear();
    }
    all.forEach(QueryContext::closeQuietly);
  }

  private static void closeQuietly(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      System.getLogger(QueryContext.class.getName())
          .log(System.Logger.Level.DEBUG, "Closing an export failed", e);
    }
  }
}
