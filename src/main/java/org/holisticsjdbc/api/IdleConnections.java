package org.holisticsjdbc.api;

import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import okhttp3.ConnectionPool;
import okhttp3.internal.concurrent.TaskRunner;
import okhttp3.internal.connection.ConnectionListener;

/**
 * Connection pools whose thread ends with their last connection.
 *
 * <p>OkHttp's own pools share a thread that idles for a minute after the last client is closed and
 * keeps the class loader of an unloaded driver alive. The constructor used here is internal to
 * OkHttp; where a program brings another version without it, the ordinary pool does.
 */
final class IdleConnections {
  private static final int MAX_IDLE = 5;
  private static final int KEEP_ALIVE_MINUTES = 4;

  private IdleConnections() {}

  static ConnectionPool newPool() {
    try {
      TaskRunner.RealBackend threads = new TaskRunner.RealBackend(Threads.daemons("connections"));
      threads.getExecutor().setKeepAliveTime(1, TimeUnit.MILLISECONDS);
      return new ConnectionPool(
          MAX_IDLE,
          KEEP_ALIVE_MINUTES,
          TimeUnit.MINUTES,
          new TaskRunner(threads, Logger.getLogger(TaskRunner.class.getName())),
          ConnectionListener.Companion.getNONE());
    } catch (LinkageError e) {
      return new ConnectionPool(MAX_IDLE, KEEP_ALIVE_MINUTES, TimeUnit.MINUTES);
    }
  }
}
