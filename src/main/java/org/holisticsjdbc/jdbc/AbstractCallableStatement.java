package org.holisticsjdbc.jdbc;

import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.Map;
import org.holisticsjdbc.engine.Plan;

/**
 * The members of a callable statement that no value of ours has a use for, and those that are
 * another spelling of a member that does the work.
 */
abstract class AbstractCallableStatement extends NamedParameterStatement {
  private static final int ANY_SCALE = -1;

  AbstractCallableStatement(HolisticsConnection connection, String sql, Plan plan) {
    super(connection, sql, plan);
  }

  @Override
  public void registerOutParameter(int index, int type) throws SQLException {
    registerOutParameter(index, type, ANY_SCALE);
  }

  @Override
  public void registerOutParameter(int index, int type, String typeName) throws SQLException {
    registerOutParameter(index, type, ANY_SCALE);
  }

  @Override
  public void registerOutParameter(int index, SQLType type) throws SQLException {
    registerOutParameter(index, number(type), ANY_SCALE);
  }

  @Override
  public void registerOutParameter(int index, SQLType type, int scale) throws SQLException {
    registerOutParameter(index, number(type), scale);
  }

  @Override
  public void registerOutParameter(int index, SQLType type, String typeName) throws SQLException {
    registerOutParameter(index, number(type), ANY_SCALE);
  }

  @Override
  public void registerOutParameter(String name, int type) throws SQLException {
    registerOutParameter(parameterIndex(name), type);
  }

  @Override
  public void registerOutParameter(String name, int type, int scale) throws SQLException {
    registerOutParameter(parameterIndex(name), type, scale);
  }

  @Override
  public void registerOutParameter(String name, int type, String typeName) throws SQLException {
    registerOutParameter(parameterIndex(name), type);
  }

  @Override
  public void registerOutParameter(String name, SQLType type) throws SQLException {
    registerOutParameter(parameterIndex(name), number(type));
  }

  @Override
  public void registerOutParameter(String name, SQLType type, int scale) throws SQLException {
    registerOutParameter(parameterIndex(name), number(type), scale);
  }

  @Override
  public void registerOutParameter(String name, SQLType type, String typeName) throws SQLException {
    registerOutParameter(parameterIndex(name), number(type));
  }

  @Override
  public String getString(String name) throws SQLException {
    return getString(parameterIndex(name));
  }

  @Override
  public boolean getBoolean(String name) throws SQLException {
    return getBoolean(parameterIndex(name));
  }

  @Override
  public byte getByte(String name) throws SQLException {
    return getByte(parameterIndex(name));
  }

  @Override
  public short getShort(String name) throws SQLException {
    return getShort(parameterIndex(name));
  }

  @Override
  public int getInt(String name) throws SQLException {
    return getInt(parameterIndex(name));
  }

  @Override
  public long getLong(String name) throws SQLException {
    return getLong(parameterIndex(name));
  }

  @Override
  public float getFloat(String name) throws SQLException {
    return getFloat(parameterIndex(name));
  }

  @Override
  public double getDouble(String name) throws SQLException {
    return getDouble(parameterIndex(name));
  }

  @Override
  public BigDecimal getBigDecimal(String name) throws SQLException {
    return getBigDecimal(parameterIndex(name));
  }

  @Override
  public byte[] getBytes(String name) throws SQLException {
    return getBytes(parameterIndex(name));
  }

  @Override
  public Date getDate(String name) throws SQLException {
    return getDate(parameterIndex(name));
  }

  @Override
  public Date getDate(String name, Calendar calendar) throws SQLException {
    return getDate(parameterIndex(name), calendar);
  }

  @Override
  public Time getTime(String name) throws SQLException {
    return getTime(parameterIndex(name));
  }

  @Override
  public Time getTime(String name, Calendar calendar) throws SQLException {
    return getTime(parameterIndex(name), calendar);
  }

  @Override
  public Timestamp getTimestamp(String name) throws SQLException {
    return getTimestamp(parameterIndex(name));
  }

  @Override
  public Timestamp getTimestamp(String name, Calendar calendar) throws SQLException {
    return getTimestamp(parameterIndex(name), calendar);
  }

  @Override
  public Object getObject(String name) throws SQLException {
    return getObject(parameterIndex(name));
  }

  @Override
  public Object getObject(String name, Map<String, Class<?>> map) throws SQLException {
    return getObject(parameterIndex(name), map);
  }

  @Override
  public <T> T getObject(String name, Class<T> type) throws SQLException {
    return getObject(parameterIndex(name), type);
  }

  @Override
  public Array getArray(String name) throws SQLException {
    return getArray(parameterIndex(name));
  }

  @Override
  public URL getURL(String name) throws SQLException {
    return getURL(parameterIndex(name));
  }

  @Override
  public String getNString(String name) throws SQLException {
    return getNString(parameterIndex(name));
  }

  @Override
  public Reader getCharacterStream(String name) throws SQLException {
    return getCharacterStream(parameterIndex(name));
  }

  @Override
  public Reader getNCharacterStream(String name) throws SQLException {
    return getNCharacterStream(parameterIndex(name));
  }

  @Override
  public Ref getRef(int index) throws SQLException {
    throw noSuchType("Ref");
  }

  @Override
  public Ref getRef(String name) throws SQLException {
    throw noSuchType("Ref");
  }

  @Override
  public Blob getBlob(int index) throws SQLException {
    throw noSuchType("Blob");
  }

  @Override
  public Blob getBlob(String name) throws SQLException {
    throw noSuchType("Blob");
  }

  @Override
  public Clob getClob(int index) throws SQLException {
    throw noSuchType("Clob");
  }

  @Override
  public Clob getClob(String name) throws SQLException {
    throw noSuchType("Clob");
  }

  @Override
  public NClob getNClob(int index) throws SQLException {
    throw noSuchType("NClob");
  }

  @Override
  public NClob getNClob(String name) throws SQLException {
    throw noSuchType("NClob");
  }

  @Override
  public RowId getRowId(int index) throws SQLException {
    throw noSuchType("RowId");
  }

  @Override
  public RowId getRowId(String name) throws SQLException {
    throw noSuchType("RowId");
  }

  @Override
  public SQLXML getSQLXML(int index) throws SQLException {
    throw noSuchType("SQLXML");
  }

  @Override
  public SQLXML getSQLXML(String name) throws SQLException {
    throw noSuchType("SQLXML");
  }

  private SQLException noSuchType(String type) throws SQLException {
    checkOpen();
    return SqlExceptions.notSupported(
        "What a call returns is no " + type + "; read text with getString");
  }
}
