package org.holisticsjdbc.export;

import java.util.List;
import org.holisticsjdbc.api.ApiId;
import org.holisticsjdbc.api.Condition;
import org.holisticsjdbc.api.HolisticsClient;

/**
 * Exports widgets of one account.
 *
 * <p>One per base address and key: it owns the job watcher, the spool files and the threads that
 * download. Equal exports that are running are one export (DESIGN §3.4).
 */
public final class Exporter implements AutoCloseable {

  public Exporter(HolisticsClient client) {}

  /**
   * Starts an export, or takes a share in an equal one that is running. Returns at once; the caller
   * closes it.
   */
  public Export start(ApiId widgetId, List<Condition.OfFilter> conditions) {
    throw new UnsupportedOperationException();
  }

  /** Gives up all exports, stops all threads and deletes all spool files. */
  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}
