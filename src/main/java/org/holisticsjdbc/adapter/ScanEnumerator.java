package org.holisticsjdbc.adapter;

import org.apache.calcite.linq4j.Enumerator;
import org.holisticsjdbc.export.CsvRows;

/** Reads the rows of one scan; waits for the export when the first row is asked for. */
final class ScanEnumerator implements Enumerator<Object> {
  private final ScanSpec scan;
  private final QueryContext query;
  private final boolean bare;
  private CsvRows rows;
  private boolean ended;

  ScanEnumerator(ScanSpec scan, QueryContext query) {
    this.scan = scan;
    this.query = query;
    this.bare = scan.columns().size() == 1;
  }

  @Override
  public Object current() {
    Object[] row = rows.row();
    return bare ? row[0] : row;
  }

  @Override
  public boolean moveNext() {
    query.cancellation().check();
    if (ended) {
      return false;
    }
    if (rows == null) {
      rows = query.open(scan);
    }
    if (atLimit() || !rows.next()) {
      close();
      ended = true;
      return false;
    }
    return true;
  }

  private boolean atLimit() {
    return scan.limit().isPresent() && rows.rowCount() >= scan.limit().getAsLong();
  }

  @Override
  public void reset() {
    close();
    ended = false;
  }

  @Override
  public void close() {
    if (rows != null) {
      query.finished(rows);
      rows.close();
      rows = null;
    }
  }
}
