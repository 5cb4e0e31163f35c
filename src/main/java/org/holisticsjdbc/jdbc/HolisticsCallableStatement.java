package org.holisticsjdbc.jdbc;

import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.engine.Plan;

/**
 * A call whose parameters can be set by name, and whose return value, the {@code ?} of {@code {? =
 * call p(…)}}, is the first column of the first row of the answer.
 *
 * <p>The rows stay what they are: the first one is looked at, not taken. A statement that is no
 * call can be prepared too, and has no names.
 */
final class HolisticsCallableStatement extends AbstractCallableStatement {

  /** The name of the return value, beside its index 1. */
  static final String RETURN_VALUE = "return_value";

  /** What a return value is converted to where no class is asked for. */
  private record Registered(int type, int scale) {}

  private Optional<Registered> registered = Optional.empty();
  private Optional<HolisticsResultSet> firstRow = Optional.empty(); // of the last execution

  HolisticsCallableStatement(HolisticsConnection connection, String sql, Plan plan) {
    super(connection, sql, plan);
  }

  @Override
  void onBegin() {
    firstRow = Optional.empty();
  }

  @Override
  void onOpened(HolisticsResultSet rows) throws SQLException {
    if (returnsValue()) {
      firstRow = Optional.of(rows.firstRow());
    }
  }

  @Override
  int parameterIndex(String name) throws SQLException {
    checkOpen();
    List<String> names = markerNames();
    List<Integer> indexes =
        IntStream.range(0, names.size())
            .filter(i -> names.get(i).equalsIgnoreCase(name))
            .mapToObj(i -> i + 1)
            .toList();
    if (indexes.size() == 1) {
      return indexes.get(0);
    }
    throw SqlExceptions.of(
        Failure.SEMANTICS,
        indexes.isEmpty()
            ? "No ? of the statement belongs to '%s'%s"
                .formatted(
                    name,
                    names.isEmpty()
                        ? ": its parameters have no names"
                        : ", but to " + String.join(", ", names))
            : "Several ? of the statement belong to '%s': set them by index".formatted(name));
  }

  /** Accepted for the return value only, and not needed before it is read. */
  @Override
  public void registerOutParameter(int index, int type, int scale) throws SQLException {
    checkReturned(index);
    registered = Optional.of(new Registered(type, scale));
  }

  private void checkReturned(int index) throws SQLException {
    checkOpen();
    checkIndex(index);
    if (!returnsValue() || index != 1) {
      throw SqlExceptions.notSupported(
          "Parameter %d takes a value and returns none: the one value that is returned is the ? of"
              + " {? = call …}".formatted(index));
    }
  }

  private ResultSet returned(int index) throws SQLException {
    checkReturned(index);
    return firstRow.orElseThrow(
        () -> SqlExceptions.wrongOrder("There is no return value yet: execute the statement"));
  }

  @Override
  public boolean wasNull() throws SQLException {
    return returned(1).wasNull();
  }

  @Override
  public String getString(int index) throws SQLException {
    return returned(index).getString(1);
  }

  @Override
  public boolean getBoolean(int index) throws SQLException {
    return returned(index).getBoolean(1);
  }

  @Override
  public byte getByte(int index) throws SQLException {
    return returned(index).getByte(1);
  }

  @Override
  public short getShort(int index) throws SQLException {
    return returned(index).getShort(1);
  }

  @Override
  public int getInt(int index) throws SQLException {
    return returned(index).getInt(1);
  }

  @Override
  public long getLong(int index) throws SQLException {
    return returned(index).getLong(1);
  }

  @Override
  public float getFloat(int index) throws SQLException {
    return returned(index).getFloat(1);
  }

  @Override
  public double getDouble(int index) throws SQLException {
    return returned(index).getDouble(1);
  }

  @Override
  public BigDecimal getBigDecimal(int index) throws SQLException {
    return returned(index).getBigDecimal(1);
  }

  @Deprecated
  @Override
  public BigDecimal getBigDecimal(int index, int scale) throws SQLException {
    return returned(index).getBigDecimal(1, scale);
  }

  @Override
  public byte[] getBytes(int index) throws SQLException {
    return returned(index).getBytes(1);
  }

  @Override
  public Date getDate(int index) throws SQLException {
    return returned(index).getDate(1);
  }

  @Override
  public Date getDate(int index, Calendar calendar) throws SQLException {
    return returned(index).getDate(1, calendar);
  }

  @Override
  public Time getTime(int index) throws SQLException {
    return returned(index).getTime(1);
  }

  @Override
  public Time getTime(int index, Calendar calendar) throws SQLException {
    return returned(index).getTime(1, calendar);
  }

  @Override
  public Timestamp getTimestamp(int index) throws SQLException {
    return returned(index).getTimestamp(1);
  }

  @Override
  public Timestamp getTimestamp(int index, Calendar calendar) throws SQLException {
    return returned(index).getTimestamp(1, calendar);
  }

  @Override
  public Object getObject(int index) throws SQLException {
    Object value = returned(index).getObject(1);
    if (registered.isEmpty() || value instanceof Array) {
      return value;
    }
    return Conversions.toObject(
        ParameterValues.of(value, registered.get().type(), registered.get().scale()));
  }

  @Override
  public Object getObject(int index, Map<String, Class<?>> map) throws SQLException {
    return getObject(index);
  }

  @Override
  public <T> T getObject(int index, Class<T> type) throws SQLException {
    return returned(index).getObject(1, type);
  }

  @Override
  public Array getArray(int index) throws SQLException {
    return returned(index).getArray(1);
  }

  @Override
  public URL getURL(int index) throws SQLException {
    return returned(index).getURL(1);
  }

  @Override
  public String getNString(int index) throws SQLException {
    return returned(index).getNString(1);
  }

  @Override
  public Reader getCharacterStream(int index) throws SQLException {
    return returned(index).getCharacterStream(1);
  }

  @Override
  public Reader getNCharacterStream(int index) throws SQLException {
    return returned(index).getNCharacterStream(1);
  }
}
