package org.holisticsjdbc.export;

import java.util.List;
import org.holisticsjdbc.api.Cancellation;

/**
 * One statement's share in an export: submitted, waited for, downloaded in the background.
 *
 * <p>Closing the last share stops waiting, aborts the download and deletes the spool file.
 */
public final class Export implements AutoCloseable {

  Export() {}

  /**
   * Waits for the export and opens its rows. May be called again: each call reads the file from its
   * beginning.
   *
   * @param columns the columns of each row, in this order
   * @param widgetColumns how many columns the widget displays, to tell whether positions can be
   *     trusted
   * @throws org.holisticsjdbc.api.HolisticsException when the job fails, the file cannot be had, or
   *     the wait ends
   */
  public CsvRows open(List<CsvColumn> columns, List<String> labels, Cancellation cancellation) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}
