package org.holisticsjdbc.jdbc;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;

/**
 * The setters of a prepared statement: each brings its value into a form that a plan takes.
 *
 * <p>Streams are read at once, to their end or to the given length.
 */
abstract class AbstractPreparedStatement extends HolisticsStatement implements PreparedStatement {
  private static final long ALL = Long.MAX_VALUE;

  AbstractPreparedStatement(HolisticsConnection connection) {
    super(connection);
  }

  /** Sets a parameter to a value in a form that a plan takes. */
  abstract void set(int index, Object value) throws SQLException;

  @Override
  public void setNull(int index, int type) throws SQLException {
    set(index, null);
  }

  @Override
  public void setNull(int index, int type, String typeName) throws SQLException {
    set(index, null);
  }

  @Override
  public void setBoolean(int index, boolean value) throws SQLException {
    set(index, value);
  }

  @Override
  public void setByte(int index, byte value) throws SQLException {
    set(index, value);
  }

  @Override
  public void setShort(int index, short value) throws SQLException {
    set(index, value);
  }

  @Override
  public void setInt(int index, int value) throws SQLException {
    set(index, value);
  }

  @Override
  public void setLong(int index, long value) throws SQLException {
    set(index, value);
  }

  @Override
  public void setFloat(int index, float value) throws SQLException {
    set(index, value);
  }

  @Override
  public void setDouble(int index, double value) throws SQLException {
    set(index, value);
  }

  @Override
  public void setBigDecimal(int index, BigDecimal value) throws SQLException {
    set(index, value);
  }

  @Override
  public void setString(int index, String value) throws SQLException {
    set(index, value);
  }

  @Override
  public void setNString(int index, String value) throws SQLException {
    set(index, value);
  }

  @Override
  public void setBytes(int index, byte[] value) throws SQLException {
    setRead(index, () -> ParameterValues.of(value));
  }

  @Override
  public void setDate(int index, Date value) throws SQLException {
    setRead(index, () -> ParameterValues.of(value));
  }

  @Override
  public void setTime(int index, Time value) throws SQLException {
    setRead(index, () -> ParameterValues.of(value));
  }

  @Override
  public void setTimestamp(int index, Timestamp value) throws SQLException {
    setRead(index, () -> ParameterValues.of(value));
  }

  @Override
  public void setURL(int index, URL value) throws SQLException {
    setRead(index, () -> ParameterValues.of(value));
  }

  @Override
  public void setClob(int index, Clob value) throws SQLException {
    setRead(index, () -> ParameterValues.of(value));
  }

  @Override
  public void setNClob(int index, NClob value) throws SQLException {
    setRead(index, () -> ParameterValues.of(value));
  }

  @Override
  public void setBlob(int index, Blob value) throws SQLException {
    setRead(index, () -> ParameterValues.of(value));
  }

  @Override
  public void setDate(int index, Date value, Calendar calendar) throws SQLException {
    setMoment(index, value, calendar);
  }

  @Override
  public void setTime(int index, Time value, Calendar calendar) throws SQLException {
    setMoment(index, value, calendar);
  }

  @Override
  public void setTimestamp(int index, Timestamp value, Calendar calendar) throws SQLException {
    setMoment(index, value, calendar);
  }

  @Override
  public void setObject(int index, Object value) throws SQLException {
    setRead(index, () -> ParameterValues.of(value));
  }

  @Override
  public void setObject(int index, Object value, int type) throws SQLException {
    setRead(index, () -> ParameterValues.of(value, type, -1));
  }

  @Override
  public void setObject(int index, Object value, int type, int scale) throws SQLException {
    setRead(index, () -> ParameterValues.of(value, type, scale));
  }

  @Override
  public void setObject(int index, Object value, SQLType type) throws SQLException {
    setObject(index, value, number(type));
  }

  @Override
  public void setObject(int index, Object value, SQLType type, int scale) throws SQLException {
    setObject(index, value, number(type), scale);
  }

  @Override
  public void setCharacterStream(int index, Reader reader) throws SQLException {
    setRead(index, () -> ParameterValues.text(reader, ALL));
  }

  @Override
  public void setCharacterStream(int index, Reader reader, long length) throws SQLException {
    setRead(index, () -> ParameterValues.text(reader, checked(length)));
  }

  @Override
  public void setNCharacterStream(int index, Reader reader) throws SQLException {
    setRead(index, () -> ParameterValues.text(reader, ALL));
  }

  @Override
  public void setNCharacterStream(int index, Reader reader, long length) throws SQLException {
    setRead(index, () -> ParameterValues.text(reader, checked(length)));
  }

  @Override
  public void setClob(int index, Reader reader) throws SQLException {
    setRead(index, () -> ParameterValues.text(reader, ALL));
  }

  @Override
  public void setClob(int index, Reader reader, long length) throws SQLException {
    setRead(index, () -> ParameterValues.text(reader, checked(length)));
  }

  @Override
  public void setNClob(int index, Reader reader) throws SQLException {
    setRead(index, () -> ParameterValues.text(reader, ALL));
  }

  @Override
  public void setNClob(int index, Reader reader, long length) throws SQLException {
    setRead(index, () -> ParameterValues.text(reader, checked(length)));
  }

  @Override
  public void setCharacterStream(int index, Reader reader, int length) throws SQLException {
    setCharacterStream(index, reader, (long) length);
  }

  @Override
  public void setBinaryStream(int index, InputStream stream) throws SQLException {
    setRead(index, () -> ParameterValues.bytes(stream, ALL));
  }

  @Override
  public void setBinaryStream(int index, InputStream stream, long length) throws SQLException {
    setRead(index, () -> ParameterValues.bytes(stream, checked(length)));
  }

  @Override
  public void setBlob(int index, InputStream stream) throws SQLException {
    setRead(index, () -> ParameterValues.bytes(stream, ALL));
  }

  @Override
  public void setBlob(int index, InputStream stream, long length) throws SQLException {
    setRead(index, () -> ParameterValues.bytes(stream, checked(length)));
  }

  @Override
  public void setBinaryStream(int index, InputStream stream, int length) throws SQLException {
    setBinaryStream(index, stream, (long) length);
  }

  @Override
  public void setAsciiStream(int index, InputStream stream) throws SQLException {
    setRead(index, () -> ParameterValues.text(stream, ALL, StandardCharsets.US_ASCII));
  }

  @Override
  public void setAsciiStream(int index, InputStream stream, long length) throws SQLException {
    setRead(index, () -> ParameterValues.text(stream, checked(length), StandardCharsets.US_ASCII));
  }

  @Override
  public void setAsciiStream(int index, InputStream stream, int length) throws SQLException {
    setAsciiStream(index, stream, (long) length);
  }

  @Deprecated
  @Override
  public void setUnicodeStream(int index, InputStream stream, int length) throws SQLException {
    setRead(index, () -> ParameterValues.text(stream, checked(length), StandardCharsets.UTF_8));
  }

  @Override
  public void setRef(int index, Ref value) throws SQLException {
    throw noSuchType("Ref");
  }

  @Override
  public void setRowId(int index, RowId value) throws SQLException {
    throw noSuchType("RowId");
  }

  @Override
  public void setSQLXML(int index, SQLXML value) throws SQLException {
    throw noSuchType("SQLXML");
  }

  /** The elements are read at once. */
  @Override
  public void setArray(int index, Array value) throws SQLException {
    setRead(index, () -> ParameterValues.of(value));
  }

  private void setMoment(int index, java.util.Date value, Calendar calendar) throws SQLException {
    setRead(index, () -> value == null ? null : ParameterValues.ofMoment(value, calendar));
  }

  /** Sets a parameter to a value that is read from an argument, by a statement that is open. */
  private void setRead(int index, SqlExceptions.Call<Object> value) throws SQLException {
    checkOpen();
    set(index, SqlExceptions.guard(value));
  }

  final int number(SQLType type) throws SQLException {
    checkOpen();
    Integer number = type == null ? null : type.getVendorTypeNumber();
    if (number == null) {
      throw SqlExceptions.invalidArgument("The type of the parameter has no number: " + type);
    }
    return number;
  }

  private static long checked(long length) throws SQLException {
    checkNotNegative("A length", length);
    return length;
  }

  private SQLException noSuchType(String type) throws SQLException {
    checkOpen();
    return SqlExceptions.notSupported("A parameter cannot be a " + type);
  }
}
