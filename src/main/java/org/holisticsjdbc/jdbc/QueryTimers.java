package org.holisticsjdbc.jdbc;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.holisticsjdbc.api.Threads;

/**
 * The thread that ends statements whose time is up: one for all connections, started by the first
 * timeout and stopped with the last connection, so that the driver can be unloaded.
 */
final class QueryTimers implements AutoCloseable {
  private static final Object LOCK = new Object();
  private static int users;
  private static ScheduledThreadPoolExecutor scheduler;

  private boolean closed;

  private QueryTimers() {}

  /** Returns a share of the timer; the last share to close stops it. */
  static QueryTimers open() {
    synchronized (LOCK) {
      users++;
      return new QueryTimers();
    }
  }

  /** Runs the action once, after the delay, unless the share is closed by then. */
  Future<?> schedule(Runnable action, long delayNanos) {
    synchronized (LOCK) {
      if (closed) {
        return CompletableFuture.completedFuture(null);
      }
      if (scheduler == null) {
        scheduler = newScheduler();
      }
      return scheduler.schedule(action, delayNanos, TimeUnit.NANOSECONDS);
    }
  }

  @Override
  public void close() {
    synchronized (LOCK) {
      if (closed) {
        return;
      }
      closed = true;
      users--;
      if (users == 0 && scheduler != null) {
        scheduler.shutdownNow();
        scheduler = null;
      }
    }
  }

  private static ScheduledThreadPoolExecutor newScheduler() {
    var created = new ScheduledThreadPoolExecutor(1, work -> Threads.daemon(work, "query-timer"));
    created.setRemoveOnCancelPolicy(true);
    created.setKeepAliveTime(Duration.ofSeconds(10).toNanos(), TimeUnit.NANOSECONDS);
    created.allowCoreThreadTimeOut(true);
    return created;
  }
}
