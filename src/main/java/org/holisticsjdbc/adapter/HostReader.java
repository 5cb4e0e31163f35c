package org.holisticsjdbc.adapter;

import static java.util.Objects.requireNonNull;

import java.util.function.Supplier;
import org.apache.calcite.linq4j.Enumerator;

/** Reads a scan for another engine, and says once that it is over: at the end, or when closed. */
final class HostReader implements Enumerator<Object> {
  private final Supplier<Enumerator<Object>> opened;
  private final Runnable afterClose;
  private Enumerator<Object> rows;
  private boolean over;

  HostReader(Supplier<Enumerator<Object>> opened, Runnable afterClose) {
    this.opened = requireNonNull(opened, "opened");
    this.afterClose = requireNonNull(afterClose, "afterClose");
    this.rows = opened.get();
  }

  @Override
  public Object current() {
    return rows.current();
  }

  @Override
  public boolean moveNext() {
    if (over) {
      return false;
    }
    boolean hasRow = false;
    try {
      hasRow = rows.moveNext();
    } finally {
      if (!hasRow) {
        close();
      }
    }
    return hasRow;
  }

  @Override
  public void reset() {
    close();
    rows = opened.get();
    over = false;
  }

  @Override
  public void close() {
    if (!over) {
      over = true;
      rows.close();
      afterClose.run();
    }
  }
}
