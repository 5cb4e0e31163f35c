package org.holisticsjdbc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holisticsjdbc.jdbc.InMemoryPlan.column;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.JDBCType;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.GregorianCalendar;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Collectors;
import org.holisticsjdbc.engine.Column;
import org.junit.jupiter.api.Test;

/**
 * Appendix B of JDBC 4.3 in three tables, kept in files: what every getter, every class of {@code
 * getObject} and every target of {@code setObject} makes of every type. A cell is the value or the
 * SQLSTATE.
 */
class ConversionTablesTest {
  private static final int DAY = (int) LocalDate.of(2024, 2, 29).toEpochDay();
  private static final long MOMENT =
      LocalDateTime.of(2024, 2, 29, 10, 11, 12).toInstant(ZoneOffset.UTC).toEpochMilli();

  /** A column of each type with the value that its conversions start from. */
  private static final Map<String, Sample> SAMPLES = samples();

  private record Sample(Column column, Object raw) {
    ResultSet row() throws SQLException {
      ResultSet row =
          HolisticsResultSet.ofRows(List.of(column), List.<Object[]>of(new Object[] {raw}));
      row.next();
      return row;
    }
  }

  private static Map<String, Sample> samples() {
    Map<String, Sample> samples = new LinkedHashMap<>();
    samples.put("TINYINT", of(SqlType.TINYINT, (byte) 1));
    samples.put("SMALLINT", of(SqlType.SMALLINT, (short) 1));
    samples.put("INTEGER", of(SqlType.INTEGER, 1));
    samples.put("BIGINT", of(SqlType.BIGINT, 1L));
    samples.put("REAL", of(SqlType.REAL, 1f));
    samples.put("FLOAT", of(SqlType.FLOAT, 1d));
    samples.put("DOUBLE", of(SqlType.DOUBLE, 1d));
    samples.put("DECIMAL", new Sample(InMemoryPlan.decimal("C", 38, 10), BigDecimal.ONE));
    samples.put("BOOLEAN", of(SqlType.BOOLEAN, true));
    samples.put("CHAR", of(SqlType.CHAR, "1"));
    samples.put("VARCHAR", of(SqlType.VARCHAR, "1"));
    samples.put("VARCHAR date", of(SqlType.VARCHAR, "2024-02-29 10:11:12"));
    samples.put("BINARY", of(SqlType.BINARY, new byte[] {'1'}));
    samples.put("VARBINARY", of(SqlType.VARBINARY, new byte[] {'1'}));
    samples.put("DATE", of(SqlType.DATE, DAY));
    samples.put("TIME", of(SqlType.TIME, 36_672_000));
    samples.put("TIMESTAMP", of(SqlType.TIMESTAMP, MOMENT));
    Column list = new Column("A", "A", "", "", Types.ARRAY, "INTEGER ARRAY", 0, 0, true);
    samples.put("ARRAY", new Sample(list, List.of(1)));
    samples.put("NULL", of(SqlType.VARCHAR, null));
    return samples;
  }

  private static Sample of(SqlType type, Object raw) {
    return new Sample(column("C", type), raw);
  }

  private interface Getter {
    Object get(ResultSet row) throws SQLException;
  }

  @SuppressWarnings("deprecation")
  private static Map<String, Getter> getters() {
    Map<String, Getter> getters = new LinkedHashMap<>();
    getters.put("getByte", row -> row.getByte(1));
    getters.put("getShort", row -> row.getShort(1));
    getters.put("getInt", row -> row.getInt(1));
    getters.put("getLong", row -> row.getLong(1));
    getters.put("getFloat", row -> row.getFloat(1));
    getters.put("getDouble", row -> row.getDouble(1));
    getters.put("getBigDecimal", row -> row.getBigDecimal(1));
    getters.put("getBigDecimal(scale)", row -> row.getBigDecimal(1, 0));
    getters.put("getBoolean", row -> row.getBoolean(1));
    getters.put("getString", row -> row.getString(1));
    getters.put("getNString", row -> row.getNString(1));
    getters.put("getBytes", row -> row.getBytes(1));
    getters.put("getDate", row -> row.getDate(1));
    getters.put("getDate(calendar)", row -> row.getDate(1, utc()));
    getters.put("getTime", row -> row.getTime(1));
    getters.put("getTime(calendar)", row -> row.getTime(1, utc()));
    getters.put("getTimestamp", row -> row.getTimestamp(1));
    getters.put("getTimestamp(calendar)", row -> row.getTimestamp(1, utc()));
    getters.put("getAsciiStream", row -> row.getAsciiStream(1));
    getters.put("getUnicodeStream", row -> row.getUnicodeStream(1));
    getters.put("getBinaryStream", row -> row.getBinaryStream(1));
    getters.put("getCharacterStream", row -> row.getCharacterStream(1));
    getters.put("getNCharacterStream", row -> row.getNCharacterStream(1));
    getters.put("getArray", row -> row.getArray(1));
    getters.put("getURL", row -> row.getURL(1));
    getters.put("getClob", row -> row.getClob(1));
    getters.put("getNClob", row -> row.getNClob(1));
    getters.put("getBlob", row -> row.getBlob(1));
    getters.put("getRef", row -> row.getRef(1));
    getters.put("getRowId", row -> row.getRowId(1));
    getters.put("getSQLXML", row -> row.getSQLXML(1));
    getters.put("getObject", row -> row.getObject(1));
    getters.put("getObject(map)", row -> row.getObject(1, Map.of()));
    return getters;
  }

  private static GregorianCalendar utc() {
    return new GregorianCalendar(TimeZone.getTimeZone("UTC"));
  }

  private static final List<Class<?>> CLASSES =
      List.of(
          String.class,
          Boolean.class,
          Byte.class,
          Short.class,
          Integer.class,
          Long.class,
          Float.class,
          Double.class,
          BigDecimal.class,
          BigInteger.class,
          byte[].class,
          LocalDate.class,
          LocalTime.class,
          LocalDateTime.class,
          OffsetDateTime.class,
          OffsetTime.class,
          ZonedDateTime.class,
          Instant.class,
          java.util.Date.class,
          Date.class,
          Time.class,
          Timestamp.class,
          Array.class,
          Object.class,
          Blob.class,
          Clob.class,
          NClob.class,
          Ref.class,
          RowId.class,
          SQLXML.class);

  @Test
  void everyGetterOfEveryType() throws IOException {
    check(
        "getters.csv",
        getters().keySet(),
        SAMPLES.keySet(),
        (getter, type) -> getters().get(getter).get(SAMPLES.get(type).row()));
  }

  @Test
  void everyClassOfGetObjectFromEveryType() throws IOException {
    Map<String, Class<?>> classes =
        CLASSES.stream()
            .collect(
                Collectors.toMap(Class::getTypeName, it -> it, (a, b) -> a, LinkedHashMap::new));
    check(
        "classes.csv",
        classes.keySet(),
        SAMPLES.keySet(),
        (name, type) -> SAMPLES.get(type).row().getObject(1, classes.get(name)));
  }

  private static final Map<String, Object> VALUES = values();

  private static Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("String", "1");
    values.put("String date", "2024-02-29 10:11:12");
    values.put("Boolean", true);
    values.put("Byte", (byte) 1);
    values.put("Short", (short) 1);
    values.put("Integer", 1);
    values.put("Long", 1L);
    values.put("Float", 1f);
    values.put("Double", 1d);
    values.put("BigDecimal", BigDecimal.ONE);
    values.put("BigInteger", BigInteger.ONE);
    values.put("byte[]", new byte[] {'1'});
    values.put("Date", Date.valueOf("2024-02-29"));
    values.put("Time", Time.valueOf("10:11:12"));
    values.put("Timestamp", Timestamp.valueOf("2024-02-29 10:11:12"));
    values.put("LocalDate", LocalDate.of(2024, 2, 29));
    values.put("LocalTime", LocalTime.of(10, 11, 12));
    values.put("LocalDateTime", LocalDateTime.of(2024, 2, 29, 10, 11, 12));
    values.put("OffsetDateTime", OffsetDateTime.parse("2024-02-29T10:11:12+02:00"));
    values.put("OffsetTime", OffsetTime.parse("10:11:12+02:00"));
    values.put("Instant", Instant.parse("2024-02-29T10:11:12Z"));
    values.put("Object[]", new Object[] {1});
    values.put("null", null);
    return values;
  }

  @Test
  void everyTargetOfSetObjectFromEveryClass() throws IOException {
    List<String> targets = Arrays.stream(JDBCType.values()).map(JDBCType::getName).toList();
    check(
        "set-object.csv",
        VALUES.keySet(),
        targets,
        (name, target) -> sent(VALUES.get(name), JDBCType.valueOf(target)));
  }

  private static Object sent(Object value, JDBCType target) throws SQLException {
    InMemoryPlan plan = InMemoryPlan.withParameters(Types.VARCHAR);
    try (HolisticsConnection connection =
            InMemoryWorkspace.connect(new InMemoryWorkspace().answers("q", plan));
        PreparedStatement statement = connection.prepareStatement("q")) {
      statement.setObject(1, value, target);
      statement.executeQuery();
    }
    return plan.executions.get(0).get(0);
  }

  private interface Conversion {
    Object apply(String row, String column) throws SQLException;
  }

  /** Compares a table with its file, line by line, so that a difference is read as one. */
  private static void check(
      String file, Iterable<String> rows, Iterable<String> columns, Conversion conversion)
      throws IOException {
    StringBuilder actual = new StringBuilder("|").append(String.join("|", columns)).append('\n');
    for (String row : rows) {
      actual.append(row);
      for (String column : columns) {
        actual.append('|').append(cell(conversion, row, column));
      }
      actual.append('\n');
    }
    try (InputStream expected = ConversionTablesTest.class.getResourceAsStream("/jdbc/" + file)) {
      assertThat(actual.toString().lines())
          .containsExactlyElementsOf(
              new String(expected.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    }
  }

  private static String cell(Conversion conversion, String row, String column) throws IOException {
    try {
      return show(conversion.apply(row, column));
    } catch (SQLException e) {
      return e.getSQLState();
    }
  }

  private static String show(Object value) throws IOException, SQLException {
    if (value instanceof byte[] bytes) {
      return HexFormat.of().formatHex(bytes) + "h";
    }
    if (value instanceof InputStream stream) {
      return show(stream.readAllBytes());
    }
    if (value instanceof Reader reader) {
      StringWriter text = new StringWriter();
      reader.transferTo(text);
      return text.toString();
    }
    if (value instanceof Array array) {
      return Arrays.toString((Object[]) array.getArray());
    }
    if (value instanceof List<?> list) {
      return "List " + list;
    }
    if (value instanceof java.util.Date date) {
      return date.getClass().getSimpleName() + " " + date;
    }
    return value == null ? "null" : value.getClass().getSimpleName() + " " + value;
  }
}
