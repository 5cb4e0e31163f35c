package org.holisticsjdbc.jdbc;

import java.util.Iterator;
import java.util.List;
import org.holisticsjdbc.engine.Rows;

/** Rows that are in memory already: those of metadata. */
final class ListRows implements Rows {
  private final Iterator<Object[]> remaining;
  private Object[] row;

  ListRows(List<Object[]> rows) {
    this.remaining = rows.iterator();
  }

  @Override
  public boolean next() {
    row = remaining.hasNext() ? remaining.next() : null;
    return row != null;
  }

  @Override
  public Object value(int column) {
    return row[column];
  }

  @Override
  public List<Warning> warnings() {
    return List.of();
  }

  @Override
  public void close() {
    // nothing to free
  }
}
