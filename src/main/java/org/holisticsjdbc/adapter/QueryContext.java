package org.holisticsjdbc.adapter;

import static java.util.Objects.requireNonNull;

import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.calcite.DataContext;
import org.holisticsjdbc.api.Cancellation;
import org.holisticsjdbc.api.Condition;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;
import org.holisticsjdbc.export.CsvFormat;
import org.holisticsjdbc.export.CsvRows;
import org.holisticsjdbc.export.Export;
import org.holisticsjdbc.export.Exporter;
import org.holisticsjdbc.procedure.Service;

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

  /** A column of the wrong type is wrong in every row: so many warnings say it. */
  private static final int MAX_BAD_CELLS = 100;

  /** The service fetches no more rows than this for any query (FACTS §5). */
  private static final long SERVICE_CAP = 1_000_000;

  private final Exporter exporter;
  private final CsvFormat format;
  private final Cancellation cancellation;
  private final MemoryBudget memory;
  private final ScanOptions.Truncation truncation;
  private final Service service;
  private final Map<ScanSpec, Export> exports = new IdentityHashMap<>();
  private final Map<ScanSpec, ScanConditions.Resolved> conditions = new IdentityHashMap<>();
  private final Set<QueryWarning> warnings = new LinkedHashSet<>();
  private final Deque<ScanSpec> waiting = new ArrayDeque<>();
  private final List<AutoCloseable> open = new ArrayList<>();
  private final Set<ScanSpec> read = Collections.newSetFromMap(new IdentityHashMap<>());
  private int badCells;
  private boolean closed;

  public QueryContext(
      Exporter exporter,
      CsvFormat format,
      Cancellation cancellation,
      MemoryBudget memory,
      ScanOptions.Truncation truncation,
      Function<QueryContext, Service> service) {
    this.exporter = requireNonNull(exporter, "exporter");
    this.format = requireNonNull(format, "format");
    this.cancellation = requireNonNull(cancellation, "cancellation");
    this.memory = requireNonNull(memory, "memory");
    this.truncation = requireNonNull(truncation, "truncation");
    this.service = service.apply(this);
  }

  /** Returns what the generated code runs in. */
  static QueryContext of(DataContext root) {
    return (QueryContext) requireNonNull(root.get(KEY), "query");
  }

  /** Returns the service as this execution asks it for lists. */
  Service service() {
    return service;
  }

  /** Returns the zone whose wall clock moments are shown on. */
  ZoneId zone() {
    return format.zone();
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
   * others are read. A scan whose conditions no row can satisfy starts none.
   *
   * @param root knows the values of parameters
   */
  public synchronized void start(List<ScanSpec> scans, DataContext root) {
    for (ScanSpec scan : scans) {
      ScanConditions.Resolved resolved = scan.conditions().resolve(root);
      conditions.put(scan, resolved);
      if (!resolved.isEmpty()) {
        waiting.add(scan);
      }
    }
    startWaiting();
  }

  private void startWaiting() {
    while (!closed && exports.size() - read.size() < MAX_UNREAD_EXPORTS && !waiting.isEmpty()) {
      ScanSpec scan = waiting.remove();
      start(scan, conditions.get(scan).all());
    }
  }

  private Export start(ScanSpec scan, List<Condition.OfFilter> sent) {
    Export export = exporter.start(scan.widgetId(), sent);
    exports.put(scan, export);
    return export;
  }

  /** Returns whether no row can satisfy the conditions of a scan. */
  synchronized boolean isEmpty(ScanSpec scan) {
    return conditions.get(scan).isEmpty();
  }

  /** Returns what each row of a scan must satisfy. */
  synchronized List<Predicate<Object[]>> tests(ScanSpec scan) {
    return conditions.get(scan).tests();
  }

  /** Opens the rows of a scan from the beginning; waits for its export, starting it if need be. */
  CsvRows open(ScanSpec scan) {
    CsvRows rows = openExport(scan);
    if (!keep(scan, rows)) {
      rows.close();
      cancellation.check();
      throw new HolisticsException(
          Failure.CLOSED, "The result was closed while it was being opened");
    }
    return rows;
  }

  private CsvRows openExport(ScanSpec scan) {
    try {
      return exportOf(scan).open(scan.layout(), format, cancellation);
    } catch (HolisticsException e) {
      if (e.failure() != Failure.INVALID_REQUEST || !startWithoutPredicates(scan)) {
        throw e;
      }
      return exportOf(scan).open(scan.layout(), format, cancellation);
    }
  }

  /**
   * Starts the export again without the conditions made of predicates, which are checked here
   * anyway: a service may refuse one that the contract allows (FACTS §14 number 16). Returns
   * whether there were any.
   */
  private synchronized boolean startWithoutPredicates(ScanSpec scan) {
    ScanConditions.Resolved resolved = conditions.get(scan);
    if (closed || resolved.all().equals(resolved.needed())) {
      return false;
    }
    conditions.put(scan, resolved.withoutPredicates());
    Export refused = exports.remove(scan);
    if (refused != null) {
      refused.close();
    }
    start(scan, resolved.needed());
    return true;
  }

  private synchronized Export exportOf(ScanSpec scan) {
    cancellation.check();
    if (closed) {
      throw new HolisticsException(Failure.CLOSED, "The result is closed");
    }
    Export export = exports.get(scan);
    if (export == null) {
      waiting.remove(scan);
      export = start(scan, conditions.get(scan).all());
    }
    return export;
  }

  /**
   * Takes note that a scan was read to its end. A number of rows that is the widget's limit, or the
   * service's, may mean that there are more.
   */
  void readToTheEnd(ScanSpec scan, long rows) {
    boolean atCap = scan.cap().isPresent() && rows == scan.cap().getAsLong();
    if (!atCap && rows != SERVICE_CAP) {
      return;
    }
    String message =
        "%s delivered %d rows, which is as many as %s allows: the result may be incomplete. Narrow it with conditions on the dashboard's filters"
            .formatted(scan.table(), rows, atCap ? "the widget's limit" : "Holistics");
    if (truncation == ScanOptions.Truncation.ERROR) {
      throw new HolisticsException(Failure.TRUNCATED, message);
    }
    warn(new QueryWarning("01004", message));
  }

  /** Takes note of a cell that is NULL because it does not fit its column; of the first ones. */
  void badCell(ScanSpec scan, String problem) {
    synchronized (warnings) {
      if (badCells < MAX_BAD_CELLS) {
        badCells += warnings.add(badCell(scan.table() + ", " + problem)) ? 1 : 0;
      } else {
        warnings.add(
            badCell("More than %d values do not fit their columns".formatted(MAX_BAD_CELLS)));
      }
    }
  }

  private static QueryWarning badCell(String problem) {
    return new QueryWarning("01000", problem + ": read as NULL, because onBadValue is null");
  }

  /** Remembers something the user should know; once, however often it is said. */
  public void warn(QueryWarning warning) {
    synchronized (warnings) {
      warnings.add(warning);
    }
  }

  /** Returns what the user should know so far. */
  public List<QueryWarning> warnings() {
    synchronized (warnings) {
      return List.copyOf(warnings);
    }
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
