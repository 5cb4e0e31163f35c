package org.holisticsjdbc.adapter;

import static java.util.Objects.requireNonNull;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.plan.RelOptPlanner;
import org.holisticsjdbc.api.Cancellation;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;
import org.holisticsjdbc.api.Threads;

/**
 * The executions of plans that another Calcite program runs.
 *
 * <p>Generated code opens all scans of a plan before it reads the first row, so that their exports
 * start together here too. Executions are told apart by their {@code DataContext}; one that was
 * collected gives back what it still held.
 */
public final class HostExecutions implements ScanOpener, AutoCloseable {
  /** How soon a wait notices that the other engine has set its flag. */
  private static final long WATCH_MILLIS = 20;

  private final Cache<DataContext, HostExecution> running =
      CacheBuilder.newBuilder()
          .weakKeys() // compares by identity too
          .<DataContext, HostExecution>removalListener(ended -> ended.getValue().close())
          .build();

  private final Function<Cancellation, QueryContext> queries;
  private final Duration limit;
  private final ScheduledThreadPoolExecutor watcher = watcher();
  private volatile boolean closed;

  /**
   * Creates an account's place for executions.
   *
   * @param queries makes what owns the exports of one
   * @param limit the limit of time of one, where its engine has none; zero: no limit
   */
  public HostExecutions(Function<Cancellation, QueryContext> queries, Duration limit) {
    this.queries = requireNonNull(queries, "queries");
    this.limit = requireNonNull(limit, "limit");
  }

  private static ScheduledThreadPoolExecutor watcher() {
    var watcher = new ScheduledThreadPoolExecutor(1, Threads.daemons("host-cancel"));
    watcher.setRemoveOnCancelPolicy(true);
    watcher.setKeepAliveTime(1, TimeUnit.SECONDS);
    watcher.allowCoreThreadTimeOut(true);
    return watcher;
  }

  @Override
  public Enumerable<Object> open(ScanSpec scan, DataContext root) {
    HostExecution execution = of(root);
    execution.start(scan, root);
    return new AbstractEnumerable<>() {
      @Override
      public Enumerator<Object> enumerator() {
        return new HostReader(() -> execution.read(scan, root), execution::readerClosed);
      }
    };
  }

  private HostExecution of(DataContext root) {
    if (closed) {
      throw new HolisticsException(Failure.CLOSED, "The Holistics account was closed");
    }
    try {
      return running.get(
          root, () -> new HostExecution(HostSignals.of(root, limit), queries, this::watch));
    } catch (ExecutionException e) {
      throw new IllegalStateException(e); // nothing above throws a checked exception
    }
  }

  private Future<?> watch(Runnable check) {
    return watcher.scheduleWithFixedDelay(check, 0, WATCH_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public void register(RelOptPlanner planner) {
    planner.addRule(new ScanFilterRule());
    planner.addRule(new ScanLimitRule());
  }

  /** Ends what runs, and gives back all exports. */
  @Override
  public void close() {
    closed = true;
    running.invalidateAll();
    watcher.shutdownNow();
  }
}
