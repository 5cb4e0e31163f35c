package org.holisticsjdbc.adapter;

import java.util.List;
import java.util.function.Predicate;
import org.apache.calcite.linq4j.Enumerator;
import org.holisticsjdbc.export.CsvRows;

/** Reads the rows of one scan; waits for the export when the first row is asked for. */
final class ScanEnumerator implements Enumerator<Object> {
  private final ScanSpec scan;
  private final QueryContext query;
  private final boolean bare;
  private final List<Predicate<Object[]>> tests;
  private CsvRows rows;
  private long passed;
  private boolean ended;

  ScanEnumerator(ScanSpec scan, QueryContext query) {
    this.scan = scan;
    this.query = query;
    this.bare = scan.layout().columns().size() == 1;
    this.tests = query.tests(scan);
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
      if (query.isEmpty(scan)) {
        ended = true;
        return false;
      }
      rows = query.open(scan);
    }
    if (atLimit() || !nextThatPasses()) {
      close();
      ended = true;
      return false;
    }
    passed++;
    return true;
  }

  private boolean nextThatPasses() {
    while (rows.next()) {
      rows.badCells().forEach(problem -> query.badCell(scan, problem));
      if (passes(rows.row())) {
        return true;
      }
    }
    query.readToTheEnd(scan, rows.rowCount());
    return false;
  }

  private boolean passes(Object[] row) {
    for (Predicate<Object[]> test : tests) {
      if (!test.test(row)) {
        return false;
      }
    }
    return true;
  }

  private boolean atLimit() {
    return scan.limit().isPresent() && passed >= scan.limit().getAsLong();
  }

  @Override
  public void reset() {
    close();
    passed = 0;
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
