package org.holisticsjdbc.jdbc;

import java.sql.SQLException;
import java.util.List;
import org.holisticsjdbc.engine.Column;
import org.holisticsjdbc.engine.Rows;

/**
 * Where a result set stands in its rows.
 *
 * <p>Moves and reads are for one thread; {@link #close} may come from another.
 */
final class Cursor {
  private final Column[] columns;
  private final SqlType[] types;
  private final Rows rows;
  private final long maxRows; // 0: all
  private long number; // of the current row, 0 before the first and after the last
  private boolean finished;
  private boolean sawRows;
  private Boolean ahead; // whether there is a next row, where that was asked before next()
  private Object[] held; // the current row, while the rows stand on the one after it
  private int warningsTaken;

  Cursor(List<Column> columns, Rows rows, long maxRows) {
    this.columns = columns.toArray(Column[]::new);
    this.types = columns.stream().map(SqlType::of).toArray(SqlType[]::new);
    this.rows = rows;
    this.maxRows = maxRows;
  }

  List<Column> columns() {
    return List.of(columns);
  }

  boolean next() {
    if (finished) {
      return false;
    }
    boolean there = ahead != null ? ahead : step();
    ahead = null;
    held = null;
    if (there) {
      number++;
      sawRows = true;
    } else {
      number = 0;
      finished = true;
      rows.close();
    }
    return there;
  }

  private boolean step() {
    return (maxRows == 0 || number < maxRows) && rows.next();
  }

  /** Looks whether there is one more row, and keeps the current one readable. */
  private boolean peek() {
    if (ahead == null) {
      if (number > 0) {
        held = currentRow();
      }
      ahead = step();
    }
    return ahead;
  }

  private Object[] currentRow() {
    Object[] row = new Object[columns.length];
    for (int i = 0; i < row.length; i++) {
      row[i] = rows.value(i);
    }
    return row;
  }

  /** Returns a value in its natural Java form; columns count from 1. */
  Object value(int column) throws SQLException {
    if (number == 0) {
      throw SqlExceptions.notOnARow();
    }
    if (column < 1 || column > columns.length) {
      throw SqlExceptions.invalidIndex("column", column, columns.length);
    }
    Object raw = held != null ? held[column - 1] : rows.value(column - 1);
    return Conversions.natural(raw, types[column - 1], columns[column - 1]);
  }

  /** Returns the values of the first row, before {@link #next}; NULLs where there is no row. */
  Object[] first() {
    return peek() ? currentRow() : new Object[columns.length];
  }

  boolean isBeforeFirst() {
    return number == 0 && !finished && peek();
  }

  boolean isLast() {
    return number > 0 && !peek();
  }

  boolean isAfterLast() {
    return finished && sawRows;
  }

  /** Returns whether the rows came to their end. */
  boolean isFinished() {
    return finished;
  }

  long rowNumber() {
    return number;
  }

  /** Returns the warnings that came since the last call. */
  List<Rows.Warning> newWarnings() {
    List<Rows.Warning> all = rows.warnings();
    List<Rows.Warning> added = all.subList(Math.min(warningsTaken, all.size()), all.size());
    warningsTaken = all.size();
    return List.copyOf(added);
  }

  void close() {
    rows.close();
  }
}
