package org.holisticsjdbc.jdbc;

import java.sql.Array;
import java.sql.JDBCType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.holisticsjdbc.engine.Column;

/** A list of the engine as an array of JDBC. */
final class ListArray implements Array {
  private final Object[] elements;
  private final Column element;

  ListArray(List<?> raw, Column array) {
    element = elementOf(array);
    SqlType type = SqlType.of(element);
    elements = raw.stream().map(value -> Conversions.natural(value, type, element)).toArray();
  }

  private ListArray(Object[] elements, SqlType type) {
    this.element = MetadataTable.column("VALUE", type, true);
    this.elements = elements;
  }

  /**
   * Returns an array of values of a program.
   *
   * @param typeName of the elements, in any case: a name of {@link java.sql.JDBCType}
   */
  static ListArray of(String typeName, Object[] elements) throws SQLException {
    if (elements == null) {
      throw SqlExceptions.invalidArgument("The elements of the array are null");
    }
    SqlType type = elementType(typeName);
    Object[] converted = new Object[elements.length];
    for (int i = 0; i < elements.length; i++) {
      converted[i] = ParameterValues.of(elements[i], type.jdbcType(), -1);
    }
    return new ListArray(converted, type);
  }

  private static SqlType elementType(String typeName) throws SQLException {
    for (JDBCType known : JDBCType.values()) {
      SqlType type = SqlType.of(known.getVendorTypeNumber());
      boolean isElement = type.isScalar() || type == SqlType.BINARY || type == SqlType.VARBINARY;
      if (isElement && known.getName().equalsIgnoreCase(typeName)) {
        return type;
      }
    }
    throw SqlExceptions.invalidArgument(
        "Arrays have no elements of type %s: take BIGINT, DECIMAL, VARCHAR, BOOLEAN, DATE, TIMESTAMP"
            .formatted(typeName));
  }

  /** The engine writes {@code INTEGER ARRAY}: the element's type comes first. */
  private static Column elementOf(Column array) {
    String name = array.typeName().replaceFirst("( NOT NULL)? (ARRAY|MULTISET).*", "");
    String type = name.replaceFirst("\\(.*", "");
    int jdbcType =
        Arrays.stream(SqlType.values())
            .filter(known -> known.name().equals(type))
            .findFirst()
            .map(SqlType::jdbcType)
            .orElse(Types.OTHER);
    return new Column("VALUE", "VALUE", "", "", jdbcType, type, 0, array.scale(), true);
  }

  @Override
  public String getBaseTypeName() {
    return element.typeName();
  }

  @Override
  public int getBaseType() {
    return element.jdbcType();
  }

  @Override
  public Object getArray() {
    return Arrays.stream(elements).map(Conversions::toObject).toArray();
  }

  @Override
  public Object getArray(Map<String, Class<?>> map) {
    return getArray();
  }

  @Override
  public Object getArray(long index, int count) throws SQLException {
    return Arrays.stream(slice(index, count)).map(Conversions::toObject).toArray();
  }

  @Override
  public Object getArray(long index, int count, Map<String, Class<?>> map) throws SQLException {
    return getArray(index, count);
  }

  @Override
  public ResultSet getResultSet() throws SQLException {
    return resultSet(elements, 1);
  }

  @Override
  public ResultSet getResultSet(Map<String, Class<?>> map) throws SQLException {
    return getResultSet();
  }

  @Override
  public ResultSet getResultSet(long index, int count) throws SQLException {
    return resultSet(slice(index, count), index);
  }

  @Override
  public ResultSet getResultSet(long index, int count, Map<String, Class<?>> map)
      throws SQLException {
    return getResultSet(index, count);
  }

  private Object[] slice(long index, int count) throws SQLException {
    if (index < 1 || count < 0 || index - 1 + count > elements.length) {
      throw SqlExceptions.invalidArgument(
          "The array has %d elements: no %d from %d".formatted(elements.length, count, index));
    }
    return Arrays.copyOfRange(elements, (int) index - 1, (int) index - 1 + count);
  }

  private ResultSet resultSet(Object[] values, long first) {
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      rows.add(new Object[] {(int) first + i, Conversions.toText(values[i])});
    }
    return HolisticsResultSet.ofRows(
        List.of(
            MetadataTable.column("INDEX", SqlType.INTEGER, false),
            MetadataTable.column("VALUE", SqlType.VARCHAR, true)),
        rows);
  }

  @Override
  public void free() {
    // nothing is held outside the heap
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ListArray array && Arrays.deepEquals(elements, array.elements);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(elements);
  }

  @Override
  public String toString() {
    return Arrays.stream(elements).map(Conversions::toText).toList().toString();
  }
}
