package org.holisticsjdbc.engine;

import java.util.List;

/**
 * The rows of one execution, forward only.
 *
 * <p>Values: VARCHAR and CHAR String · BOOLEAN Boolean · TINYINT to BIGINT Byte, Short, Integer,
 * Long · DECIMAL BigDecimal · REAL Float · DOUBLE and FLOAT Double · DATE Integer, days since
 * 1970-01-01 · TIME Integer, milliseconds of the day · TIMESTAMP Long, milliseconds since
 * 1970-01-01 of the wall clock · BINARY and VARBINARY byte[] · ARRAY and ROW List · intervals
 * Integer (months) or Long (milliseconds) · null is SQL NULL.
 *
 * <p>Reading is for one thread; {@link #close} may come from another.
 */
public interface Rows extends AutoCloseable {

  /**
   * Steps to the next row and returns whether there is one; at the end everything behind the rows
   * is freed.
   *
   * @throws org.holisticsjdbc.api.HolisticsException when a row cannot be had
   */
  boolean next();

  /** Returns a value of the current row; columns count from 0. */
  Object value(int column);

  /**
   * Returns what the user should know of this result, such as a possible truncation; complete after
   * the last row.
   */
  List<Warning> warnings();

  @Override
  void close();

  /**
   * A warning.
   *
   * @param sqlState for example {@code 01004}
   */
  record Warning(String sqlState, String message) {}
}
