package org.holisticsjdbc.jdbc;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.engine.Column;
import org.holisticsjdbc.engine.Rows;

/** Rows of an execution, or of metadata, as a client reads them: forward only, read only. */
final class HolisticsResultSet extends AbstractResultSet {
  private final HolisticsStatement statement; // null where metadata is answered
  private final Execution execution;
  private final Cursor cursor;
  private final ZoneId zone;
  private final ColumnLabels labels;
  private final Warnings warnings = new Warnings();
  private final Consumer<SQLWarning> alsoWarned;
  private boolean wasNull;
  private int fetchSize;
  private volatile boolean closed;

  HolisticsResultSet(HolisticsStatement statement, Execution execution, Cursor cursor) {
    this(statement, execution, cursor, statement.timeZone(), statement::addWarning);
  }

  private HolisticsResultSet(
      HolisticsStatement statement,
      Execution execution,
      Cursor cursor,
      ZoneId zone,
      Consumer<SQLWarning> alsoWarned) {
    this.statement = statement;
    this.execution = execution;
    this.cursor = cursor;
    this.zone = zone;
    this.alsoWarned = alsoWarned;
    this.labels = new ColumnLabels(cursor.columns());
    takeWarnings();
  }

  /** Returns rows that are in memory already. */
  static HolisticsResultSet ofRows(List<Column> columns, List<Object[]> rows) {
    return ofRows(columns, rows, ZoneOffset.UTC);
  }

  private static HolisticsResultSet ofRows(List<Column> columns, List<Object[]> rows, ZoneId zone) {
    Cursor cursor = new Cursor(columns, new ListRows(rows), 0);
    return new HolisticsResultSet(null, Execution.unlimited(), cursor, zone, warning -> {});
  }

  /**
   * Returns a result that stands on a copy of the first row, and stays where it is itself: before
   * it. Where there are no rows, all values of the copy are NULL.
   */
  HolisticsResultSet firstRow() throws SQLException {
    HolisticsResultSet copy =
        ofRows(cursor.columns(), List.<Object[]>of(step(cursor::first)), zone);
    copy.next();
    return copy;
  }

  @Override
  public boolean next() throws SQLException {
    return step(cursor::next);
  }

  private <T> T step(SqlExceptions.Call<T> move) throws SQLException {
    checkOpen();
    execution.resume();
    try {
      if (!cursor.isFinished()) {
        execution.cancellation().check();
      }
      T answer = move.run();
      if (cursor.isFinished()) {
        execution.end();
        takeWarnings();
      }
      return answer;
    } catch (Throwable failure) {
      cursor.close();
      execution.end();
      throw SqlExceptions.from(failure);
    } finally {
      execution.pause();
    }
  }

  /** Closes from any thread; one that waits for a row wakes. */
  @Override
  public void close() throws SQLException {
    if (closed) {
      return;
    }
    closed = true;
    SqlExceptions.guard(
        () -> {
          execution.cancel(Failure.CANCELLED, "The result set was closed");
          cursor.close();
          return null;
        });
    if (statement != null) {
      statement.onClosed(this);
    }
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  void checkOpen() throws SQLException {
    if (closed) {
      throw SqlExceptions.resultSetClosed();
    }
  }

  private Object value(int column) throws SQLException {
    checkOpen();
    try {
      Object value = cursor.value(column);
      wasNull = value == null;
      return value;
    } catch (RuntimeException | Error failure) {
      throw SqlExceptions.from(failure);
    }
  }

  @Override
  public boolean wasNull() throws SQLException {
    checkOpen();
    return wasNull;
  }

  @Override
  public String getString(int column) throws SQLException {
    return Conversions.toText(value(column));
  }

  @Override
  public boolean getBoolean(int column) throws SQLException {
    return NumberConversions.toBoolean(value(column));
  }

  @Override
  public byte getByte(int column) throws SQLException {
    return NumberConversions.toByte(value(column));
  }

  @Override
  public short getShort(int column) throws SQLException {
    return NumberConversions.toShort(value(column));
  }

  @Override
  public int getInt(int column) throws SQLException {
    return NumberConversions.toInt(value(column));
  }

  @Override
  public long getLong(int column) throws SQLException {
    return NumberConversions.toLong(value(column));
  }

  @Override
  public float getFloat(int column) throws SQLException {
    return NumberConversions.toFloat(value(column));
  }

  @Override
  public double getDouble(int column) throws SQLException {
    return NumberConversions.toDouble(value(column));
  }

  @Override
  public BigDecimal getBigDecimal(int column) throws SQLException {
    return NumberConversions.toBigDecimal(value(column));
  }

  @Deprecated
  @Override
  public BigDecimal getBigDecimal(int column, int scale) throws SQLException {
    BigDecimal number = getBigDecimal(column);
    if (number != null && Math.abs((long) number.scale() - scale) > 10_000) {
      throw SqlExceptions.invalidArgument("A scale of " + scale + " is too far from the value's");
    }
    return number == null ? null : number.setScale(scale, RoundingMode.HALF_UP);
  }

  @Override
  public byte[] getBytes(int column) throws SQLException {
    return Conversions.toBytes(value(column));
  }

  @Override
  public Date getDate(int column) throws SQLException {
    return DateTimeConversions.toDate(value(column));
  }

  @Override
  public Date getDate(int column, Calendar calendar) throws SQLException {
    return DateTimeConversions.toDate(value(column), calendar);
  }

  @Override
  public Time getTime(int column) throws SQLException {
    return DateTimeConversions.toTime(value(column));
  }

  @Override
  public Time getTime(int column, Calendar calendar) throws SQLException {
    return DateTimeConversions.toTime(value(column), calendar);
  }

  @Override
  public Timestamp getTimestamp(int column) throws SQLException {
    return DateTimeConversions.toTimestamp(value(column));
  }

  @Override
  public Timestamp getTimestamp(int column, Calendar calendar) throws SQLException {
    return DateTimeConversions.toTimestamp(value(column), calendar);
  }

  @Override
  public Object getObject(int column) throws SQLException {
    return Conversions.toObject(value(column));
  }

  @Override
  public Object getObject(int column, Map<String, Class<?>> map) throws SQLException {
    return getObject(column);
  }

  @Override
  public <T> T getObject(int column, Class<T> type) throws SQLException {
    Object value = value(column);
    if (type == null) {
      throw SqlExceptions.invalidArgument("getObject needs a class");
    }
    return SqlExceptions.guard(() -> Conversions.toClass(value, type, zone));
  }

  @Override
  public Array getArray(int column) throws SQLException {
    return Conversions.toArray(value(column));
  }

  @Override
  public InputStream getAsciiStream(int column) throws SQLException {
    String text = getString(column);
    return text == null ? null : stream(text.getBytes(StandardCharsets.US_ASCII));
  }

  @Deprecated
  @Override
  public InputStream getUnicodeStream(int column) throws SQLException {
    String text = getString(column);
    return text == null ? null : stream(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public InputStream getBinaryStream(int column) throws SQLException {
    byte[] bytes = getBytes(column);
    return bytes == null ? null : stream(bytes);
  }

  private static InputStream stream(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  @Override
  public Reader getCharacterStream(int column) throws SQLException {
    String text = getString(column);
    return text == null ? null : new StringReader(text);
  }

  @Override
  public Reader getNCharacterStream(int column) throws SQLException {
    return getCharacterStream(column);
  }

  @Override
  public String getNString(int column) throws SQLException {
    return getString(column);
  }

  @Override
  public URL getURL(int column) throws SQLException {
    String text = getString(column);
    try {
      return text == null ? null : new URL(text);
    } catch (MalformedURLException e) {
      throw Conversions.impossible(text, "URL");
    }
  }

  @Override
  public int findColumn(String label) throws SQLException {
    checkOpen();
    return labels.find(label);
  }

  @Override
  public ResultSetMetaData getMetaData() throws SQLException {
    checkOpen();
    return new HolisticsResultSetMetaData(cursor.columns());
  }

  @Override
  public Statement getStatement() throws SQLException {
    checkOpen();
    return statement;
  }

  @Override
  public boolean isBeforeFirst() throws SQLException {
    return step(cursor::isBeforeFirst);
  }

  @Override
  public boolean isAfterLast() throws SQLException {
    checkOpen();
    return cursor.isAfterLast();
  }

  @Override
  public boolean isFirst() throws SQLException {
    checkOpen();
    return cursor.rowNumber() == 1;
  }

  @Override
  public boolean isLast() throws SQLException {
    return step(cursor::isLast);
  }

  @Override
  public int getRow() throws SQLException {
    checkOpen();
    return (int) Math.min(cursor.rowNumber(), Integer.MAX_VALUE);
  }

  @Override
  public void setFetchSize(int rows) throws SQLException {
    checkOpen();
    if (rows < 0) {
      throw SqlExceptions.invalidArgument("A fetch size is 0 or more, not " + rows);
    }
    fetchSize = rows;
  }

  @Override
  public int getFetchSize() throws SQLException {
    checkOpen();
    return fetchSize;
  }

  @Override
  public SQLWarning getWarnings() throws SQLException {
    checkOpen();
    return warnings.first();
  }

  @Override
  public void clearWarnings() throws SQLException {
    checkOpen();
    warnings.clear();
  }

  private void takeWarnings() {
    for (Rows.Warning warning : cursor.newWarnings()) {
      warnings.add(new SQLWarning(warning.message(), warning.sqlState()));
      alsoWarned.accept(new SQLWarning(warning.message(), warning.sqlState()));
    }
  }
}
