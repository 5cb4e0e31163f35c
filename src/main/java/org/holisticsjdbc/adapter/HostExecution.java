package org.holisticsjdbc.adapter;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.Enumerator;
import org.holisticsjdbc.api.Cancellation;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;

/**
 * The scans of one execution of another engine's plan.
 *
 * <p>That engine never says that it is done. So everything is given back as soon as every scan was
 * read and nobody reads. A scan that comes again after that is the inner side of a loop: its second
 * export is kept until the execution is given up, or each round would cost one more.
 *
 * <p>Holds no reference to the execution's {@code DataContext}, whose end it may have to notice.
 */
final class HostExecution implements AutoCloseable {
  private final Function<Cancellation, QueryContext> queries;
  private final Function<Runnable, Future<?>> watch;
  private final HostSignals signals;
  private final Cancellation cancellation = new Cancellation();

  private final Set<ScanSpec> seen = new HashSet<>();
  private final Set<ScanSpec> started = new HashSet<>();
  private final Set<ScanSpec> unread = new HashSet<>();
  private Optional<QueryContext> query = Optional.empty();
  private Optional<Future<?>> watching = Optional.empty();
  private int readers;
  private boolean loops;
  private boolean closed;

  /**
   * Creates an execution that has started nothing.
   *
   * @param queries makes what owns exports
   * @param watch calls an action again and again, until its future is cancelled
   */
  HostExecution(
      HostSignals signals,
      Function<Cancellation, QueryContext> queries,
      Function<Runnable, Future<?>> watch) {
    this.signals = requireNonNull(signals, "signals");
    this.queries = requireNonNull(queries, "queries");
    this.watch = requireNonNull(watch, "watch");
  }

  /** Starts the export of a scan, unless it is there. */
  synchronized void start(ScanSpec scan, DataContext root) {
    QueryContext running = running();
    if (started.add(scan)) {
      loops |= !seen.add(scan);
      unread.add(scan);
      running.start(List.of(scan), root);
    }
  }

  private QueryContext running() {
    if (closed) {
      throw new HolisticsException(Failure.CLOSED, "The Holistics account was closed");
    }
    if (query.isEmpty()) {
      started.clear();
      query = Optional.of(queries.apply(cancellation));
    }
    return query.get();
  }

  /** Returns a reader of a scan's rows, from the first on; it is closed with the other method. */
  synchronized Enumerator<Object> read(ScanSpec scan, DataContext root) {
    start(scan, root);
    unread.remove(scan);
    if (readers++ == 0) {
      watching = Optional.of(watch.apply(() -> signals.passOn(cancellation)));
    }
    return new ScanEnumerator(scan, running());
  }

  /** Takes note that a reader was closed. */
  synchronized void readerClosed() {
    if (--readers > 0) {
      return;
    }
    watching.ifPresent(it -> it.cancel(false));
    if (unread.isEmpty() && !loops) {
      release();
    }
  }

  private void release() {
    query.ifPresent(HostExecution::close);
    query = Optional.empty();
  }

  /** The other engine has no place for warnings but the log. */
  private static void close(QueryContext query) {
    query.close();
    System.Logger log = System.getLogger(HostExecution.class.getName());
    query.warnings().forEach(it -> log.log(System.Logger.Level.WARNING, it.message()));
  }

  @Override
  public synchronized void close() {
    closed = true;
    watching.ifPresent(it -> it.cancel(false));
    release();
  }
}
