package org.holisticsjdbc.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.net.URL;
import java.nio.charset.Charset;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.JDBCType;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Values of {@code setObject} in the forms that a plan takes (see {@code Plan.execute}). */
final class ParameterValues {
  private static final int LARGEST_SCALE = 10_000;
  private static final Set<Integer> NO_SUCH_TYPES =
      Set.of(Types.DISTINCT, Types.STRUCT, Types.REF, Types.ROWID, Types.REF_CURSOR);

  private ParameterValues() {}

  /** Returns the value in a form that a plan takes. */
  static Object of(Object value) throws SQLException {
    return SqlExceptions.guard(() -> convert(value));
  }

  private static Object convert(Object value) throws SQLException, IOException {
    if (isPlain(value)) {
      return value;
    }
    if (value instanceof byte[] bytes) {
      return bytes.clone();
    }
    if (value instanceof Number number) {
      return decimal(number);
    }
    if (value instanceof java.util.Date moment) {
      return ofMoment(moment, null);
    }
    if (value instanceof Calendar calendar) {
      return DateTimeConversions.wallClock(calendar.getTime(), calendar);
    }
    if (value instanceof Array array) {
      return convert(array.getArray());
    }
    if (value instanceof Collection<?> || value.getClass().isArray()) {
      return ofElements(value);
    }
    Object time = ofJavaTime(value);
    return time != null ? time : ofContent(value);
  }

  /** Returns a list, which may hold nulls. */
  private static List<Object> ofElements(Object several) throws SQLException, IOException {
    List<Object> elements = new ArrayList<>();
    if (several instanceof Collection<?> collection) {
      for (Object element : collection) {
        elements.add(convert(element));
      }
    } else {
      for (int i = 0; i < java.lang.reflect.Array.getLength(several); i++) {
        elements.add(convert(java.lang.reflect.Array.get(several, i)));
      }
    }
    return Collections.unmodifiableList(elements);
  }

  private static boolean isPlain(Object value) {
    return value == null
        || value instanceof String
        || value instanceof Boolean
        || value instanceof Integer
        || value instanceof Long
        || value instanceof BigDecimal
        || value instanceof Double
        || value instanceof Float
        || value instanceof Short
        || value instanceof Byte
        || value instanceof LocalDate
        || value instanceof LocalTime
        || value instanceof LocalDateTime
        || value instanceof OffsetDateTime;
  }

  private static Object decimal(Number number) {
    return number instanceof BigInteger whole
        ? new BigDecimal(whole)
        : new BigDecimal(number.toString());
  }

  /** Returns a value of the classes of java.sql and java.util as the clock of a zone shows it. */
  static Object ofMoment(java.util.Date moment, Calendar calendar) {
    LocalDateTime shown = DateTimeConversions.wallClock(moment, calendar);
    if (moment instanceof Date) {
      return shown.toLocalDate();
    }
    return moment instanceof Time ? shown.toLocalTime() : shown;
  }

  private static Object ofJavaTime(Object value) {
    if (value instanceof ZonedDateTime moment) {
      return moment.toOffsetDateTime();
    }
    if (value instanceof Instant moment) {
      return moment.atOffset(ZoneOffset.UTC);
    }
    return value instanceof OffsetTime time ? time.toLocalTime() : null;
  }

  private static Object ofContent(Object value) throws SQLException, IOException {
    if (value instanceof Character || value instanceof UUID || value instanceof Enum) {
      return value.toString();
    }
    if (value instanceof URL) {
      return value.toString();
    }
    if (value instanceof Clob clob) {
      return read(clob.getCharacterStream(), Long.MAX_VALUE);
    }
    if (value instanceof Blob blob) {
      return blob.getBinaryStream().readAllBytes();
    }
    if (value instanceof Reader reader) {
      return read(reader, Long.MAX_VALUE);
    }
    if (value instanceof InputStream stream) {
      return stream.readAllBytes();
    }
    throw SqlExceptions.notSupported(
        "A parameter cannot be a " + value.getClass().getName() + ": convert it to text first");
  }

  /** Returns the value as the SQL type, in a form that a plan takes. */
  static Object of(Object value, int targetType, int scale) throws SQLException {
    Object plain = of(value);
    return SqlExceptions.guard(() -> convert(plain, targetType, scale));
  }

  private static Object convert(Object value, int targetType, int scale) throws SQLException {
    if (value == null) {
      return null;
    }
    if (NO_SUCH_TYPES.contains(targetType)) {
      throw SqlExceptions.notSupported(
          "A parameter cannot be a " + JDBCType.valueOf(targetType).getName());
    }
    if (value instanceof List) {
      return list(value, targetType);
    }
    return switch (targetType) {
      case Types.CLOB, Types.NCLOB, Types.DATALINK, Types.SQLXML -> Conversions.toText(value);
      case Types.BLOB -> Conversions.toBytes(value);
      case Types.TIMESTAMP_WITH_TIMEZONE -> DateTimeConversions.toMoment(value);
      case Types.TIME_WITH_TIMEZONE -> DateTimeConversions.toLocalTime(withoutOffset(value));
      default -> convert(value, SqlType.of(targetType), scale);
    };
  }

  private static Object convert(Object value, SqlType target, int scale) throws SQLException {
    return switch (target) {
      case BOOLEAN -> NumberConversions.toBoolean(value);
      case TINYINT -> NumberConversions.toByte(value);
      case SMALLINT -> NumberConversions.toShort(value);
      case INTEGER -> NumberConversions.toInt(value);
      case BIGINT -> NumberConversions.toLong(value);
      case DECIMAL -> scaled(NumberConversions.toBigDecimal(value), scale);
      case REAL -> NumberConversions.toFloat(value);
      case FLOAT, DOUBLE -> NumberConversions.toDouble(value);
      case CHAR, VARCHAR -> Conversions.toText(value);
      case BINARY, VARBINARY -> Conversions.toBytes(value);
      case DATE -> DateTimeConversions.toLocalDate(withoutOffset(value));
      case TIME -> DateTimeConversions.toLocalTime(withoutOffset(value));
      case TIMESTAMP ->
          value instanceof OffsetDateTime ? value : DateTimeConversions.toLocalDateTime(value);
      case ARRAY ->
          throw SqlExceptions.badValue("%s is no array".formatted(Conversions.show(value)));
      case NULL, OTHER -> value;
    };
  }

  private static Object list(Object value, int targetType) throws SQLException {
    return switch (targetType) {
      case Types.ARRAY, Types.OTHER, Types.JAVA_OBJECT -> value;
      default ->
          throw SqlExceptions.badValue("An array cannot be converted to " + SqlType.of(targetType));
    };
  }

  private static Object withoutOffset(Object value) {
    return value instanceof OffsetDateTime moment ? moment.toLocalDateTime() : value;
  }

  private static BigDecimal scaled(BigDecimal number, int scale) {
    boolean cut = scale >= 0 && scale < LARGEST_SCALE && number.scale() > scale;
    return cut ? number.setScale(scale, RoundingMode.HALF_UP) : number;
  }

  /** Reads a reader to its end, at most so many characters. */
  static String text(Reader reader, long length) throws SQLException {
    if (reader == null) {
      return null;
    }
    return SqlExceptions.guard(() -> read(reader, length));
  }

  private static String read(Reader reader, long length) throws IOException {
    StringBuilder text = new StringBuilder();
    char[] buffer = new char[4096];
    long left = length;
    while (left > 0) {
      int count = reader.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (count < 0) {
        break;
      }
      text.append(buffer, 0, count);
      left -= count;
    }
    return text.toString();
  }

  /** Reads a stream to its end, at most so many bytes. */
  static byte[] bytes(InputStream stream, long length) throws SQLException {
    if (stream == null) {
      return null;
    }
    return SqlExceptions.guard(() -> stream.readNBytes((int) Math.min(length, Integer.MAX_VALUE)));
  }

  static String text(InputStream stream, long length, Charset charset) throws SQLException {
    byte[] bytes = bytes(stream, length);
    return bytes == null ? null : new String(bytes, charset);
  }
}
