package org.holisticsjdbc.export;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.holisticsjdbc.api.Cancellation;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;

/**
 * One statement's share in an export: submitted, waited for, downloaded in the background.
 *
 * <p>Closing the last share stops waiting, aborts the download and deletes the spool file.
 */
public final class Export implements AutoCloseable {
  private final SharedExport shared;
  private final CompletableFuture<Spool> file;
  private final Set<CsvRows> rows = new HashSet<>();
  private boolean closed;

  Export(SharedExport shared) {
    this.shared = shared;
    this.file = shared.file().copy();
  }

  /**
   * Waits for the export and opens its rows. May be called again: each call reads the file from its
   * beginning.
   *
   * @param format how cells are read where the file leaves a choice
   * @throws HolisticsException when the job fails, the file cannot be had, or the wait ends
   */
  public CsvRows open(CsvLayout layout, CsvFormat format, Cancellation cancellation) {
    checkOpen();
    Spool spool = cancellation.await(file);
    CsvLayout asking =
        layout.withLabelsNow(() -> cancellation.await(shared.ask(layout.labelsNow())));
    CsvRows opened =
        CsvRows.open(spool.open(cancellation), asking, format, cancellation, this::forget);
    synchronized (this) {
      if (!closed) {
        rows.add(opened);
        return opened;
      }
    }
    opened.close();
    throw closedFailure();
  }

  /** Rows that were closed need no closing. */
  private synchronized void forget(CsvRows closedRows) {
    rows.remove(closedRows);
  }

  /** Returns how many readers are open. */
  synchronized int readers() {
    return rows.size();
  }

  private synchronized void checkOpen() {
    if (closed) {
      throw closedFailure();
    }
  }

  private static HolisticsException closedFailure() {
    return new HolisticsException(Failure.CLOSED, "The export was closed");
  }

  /** Gives up this share, and closes the rows opened from it. */
  @Override
  public void close() {
    List<CsvRows> open;
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      open = List.copyOf(rows);
      rows.clear();
    }
    file.completeExceptionally(closedFailure());
    open.forEach(CsvRows::close);
    shared.release();
  }
}
