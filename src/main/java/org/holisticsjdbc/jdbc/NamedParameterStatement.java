package org.holisticsjdbc.jdbc;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import org.holisticsjdbc.engine.Plan;

/** Setters that take a parameter's name: each finds its index and goes on with that. */
abstract class NamedParameterStatement extends HolisticsPreparedStatement
    implements CallableStatement {

  NamedParameterStatement(HolisticsConnection connection, String sql, Plan plan) {
    super(connection, sql, plan);
  }

  /** Returns the index of the one marker that belongs to the parameter, in any case. */
  abstract int parameterIndex(String name) throws SQLException;

  @Override
  public void setNull(String name, int type) throws SQLException {
    setNull(parameterIndex(name), type);
  }

  @Override
  public void setNull(String name, int type, String typeName) throws SQLException {
    setNull(parameterIndex(name), type, typeName);
  }

  @Override
  public void setBoolean(String name, boolean value) throws SQLException {
    setBoolean(parameterIndex(name), value);
  }

  @Override
  public void setByte(String name, byte value) throws SQLException {
    setByte(parameterIndex(name), value);
  }

  @Override
  public void setShort(String name, short value) throws SQLException {
    setShort(parameterIndex(name), value);
  }

  @Override
  public void setInt(String name, int value) throws SQLException {
    setInt(parameterIndex(name), value);
  }

  @Override
  public void setLong(String name, long value) throws SQLException {
    setLong(parameterIndex(name), value);
  }

  @Override
  public void setFloat(String name, float value) throws SQLException {
    setFloat(parameterIndex(name), value);
  }

  @Override
  public void setDouble(String name, double value) throws SQLException {
    setDouble(parameterIndex(name), value);
  }

  @Override
  public void setBigDecimal(String name, BigDecimal value) throws SQLException {
    setBigDecimal(parameterIndex(name), value);
  }

  @Override
  public void setString(String name, String value) throws SQLException {
    setString(parameterIndex(name), value);
  }

  @Override
  public void setNString(String name, String value) throws SQLException {
    setNString(parameterIndex(name), value);
  }

  @Override
  public void setBytes(String name, byte[] value) throws SQLException {
    setBytes(parameterIndex(name), value);
  }

  @Override
  public void setDate(String name, Date value) throws SQLException {
    setDate(parameterIndex(name), value);
  }

  @Override
  public void setDate(String name, Date value, Calendar calendar) throws SQLException {
    setDate(parameterIndex(name), value, calendar);
  }

  @Override
  public void setTime(String name, Time value) throws SQLException {
    setTime(parameterIndex(name), value);
  }

  @Override
  public void setTime(String name, Time value, Calendar calendar) throws SQLException {
    setTime(parameterIndex(name), value, calendar);
  }

  @Override
  public void setTimestamp(String name, Timestamp value) throws SQLException {
    setTimestamp(parameterIndex(name), value);
  }

  @Override
  public void setTimestamp(String name, Timestamp value, Calendar calendar) throws SQLException {
    setTimestamp(parameterIndex(name), value, calendar);
  }

  @Override
  public void setURL(String name, URL value) throws SQLException {
    setURL(parameterIndex(name), value);
  }

  @Override
  public void setRowId(String name, RowId value) throws SQLException {
    setRowId(parameterIndex(name), value);
  }

  @Override
  public void setSQLXML(String name, SQLXML value) throws SQLException {
    setSQLXML(parameterIndex(name), value);
  }

  @Override
  public void setObject(String name, Object value) throws SQLException {
    setObject(parameterIndex(name), value);
  }

  @Override
  public void setObject(String name, Object value, int type) throws SQLException {
    setObject(parameterIndex(name), value, type);
  }

  @Override
  public void setObject(String name, Object value, int type, int scale) throws SQLException {
    setObject(parameterIndex(name), value, type, scale);
  }

  @Override
  public void setObject(String name, Object value, SQLType type) throws SQLException {
    setObject(parameterIndex(name), value, type);
  }

  @Override
  public void setObject(String name, Object value, SQLType type, int scale) throws SQLException {
    setObject(parameterIndex(name), value, type, scale);
  }

  @Override
  public void setClob(String name, Clob value) throws SQLException {
    setClob(parameterIndex(name), value);
  }

  @Override
  public void setClob(String name, Reader reader) throws SQLException {
    setClob(parameterIndex(name), reader);
  }

  @Override
  public void setClob(String name, Reader reader, long length) throws SQLException {
    setClob(parameterIndex(name), reader, length);
  }

  @Override
  public void setNClob(String name, NClob value) throws SQLException {
    setNClob(parameterIndex(name), value);
  }

  @Override
  public void setNClob(String name, Reader reader) throws SQLException {
    setNClob(parameterIndex(name), reader);
  }

  @Override
  public void setNClob(String name, Reader reader, long length) throws SQLException {
    setNClob(parameterIndex(name), reader, length);
  }

  @Override
  public void setBlob(String name, Blob value) throws SQLException {
    setBlob(parameterIndex(name), value);
  }

  @Override
  public void setBlob(String name, InputStream stream) throws SQLException {
    setBlob(parameterIndex(name), stream);
  }

  @Override
  public void setBlob(String name, InputStream stream, long length) throws SQLException {
    setBlob(parameterIndex(name), stream, length);
  }

  @Override
  public void setCharacterStream(String name, Reader reader) throws SQLException {
    setCharacterStream(parameterIndex(name), reader);
  }

  @Override
  public void setCharacterStream(String name, Reader reader, int length) throws SQLException {
    setCharacterStream(parameterIndex(name), reader, length);
  }

  @Override
  public void setCharacterStream(String name, Reader reader, long length) throws SQLException {
    setCharacterStream(parameterIndex(name), reader, length);
  }

  @Override
  public void setNCharacterStream(String name, Reader reader) throws SQLException {
    setNCharacterStream(parameterIndex(name), reader);
  }

  @Override
  public void setNCharacterStream(String name, Reader reader, long length) throws SQLException {
    setNCharacterStream(parameterIndex(name), reader, length);
  }

  @Override
  public void setBinaryStream(String name, InputStream stream) throws SQLException {
    setBinaryStream(parameterIndex(name), stream);
  }

  @Override
  public void setBinaryStream(String name, InputStream stream, int length) throws SQLException {
    setBinaryStream(parameterIndex(name), stream, length);
  }

  @Override
  public void setBinaryStream(String name, InputStream stream, long length) throws SQLException {
    setBinaryStream(parameterIndex(name), stream, length);
  }

  @Override
  public void setAsciiStream(String name, InputStream stream) throws SQLException {
    setAsciiStream(parameterIndex(name), stream);
  }

  @Override
  public void setAsciiStream(String name, InputStream stream, int length) throws SQLException {
    setAsciiStream(parameterIndex(name), stream, length);
  }

  @Override
  public void setAsciiStream(String name, InputStream stream, long length) throws SQLException {
    setAsciiStream(parameterIndex(name), stream, length);
  }
}
