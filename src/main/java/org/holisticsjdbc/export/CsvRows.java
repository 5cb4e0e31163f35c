package org.holisticsjdbc.export;

/**
 * The rows of an export, decoded one after the other while the file may still be arriving.
 *
 * <p>Not thread-safe, but {@link #close} may be called from another thread.
 */
public final class CsvRows implements AutoCloseable {

  CsvRows() {}

  /** Steps to the next row and returns whether there is one. */
  public boolean next() {
    throw new UnsupportedOperationException();
  }

  /** Returns the current row: a new array for each row, in the order of the columns asked for. */
  public Object[] row() {
    throw new UnsupportedOperationException();
  }

  /** Returns how many rows were read so far. */
  public long rowCount() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}
