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
   * @param columns the columns of each row, in this order
   * @param labels the labels of all fields the widget displays, in order, to tell whether positions
   *     can be trusted; empty where only the file knows its columns
   * @param format how cells are read where the file leaves a choice
   * @throws HolisticsException when the job fails, the file cannot be had, or the wait ends
   */
  public CsvRows open(
      List<CsvColumn> columns, List<String> labels, CsvFormat format, Cancellation cancellation) {
    checkOpen();
    Spool spool = cancellation.await(file);
    CsvRows opened = CsvRows.open(spool.open(cancellation), columns, labels, format, cancellation);
    synchronized (this) {
      if (!closed) {
        rows.add(opened);
        return opened;
      }
    }
    opened.close();
    throw closedFailure();
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
