package org.holisticsjdbc.jdbc;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.holisticsjdbc.engine.Column;

/**
 * Values from the engine's form (see {@link org.holisticsjdbc.engine.Rows}) to a natural Java form,
 * and from there to whatever class is asked for (JDBC 4.3, appendix B).
 */
final class Conversions {
  private static final Map<Class<?>, Conversion<?>> BY_CLASS =
      Map.ofEntries(
          Map.entry(String.class, (value, zone) -> toText(value)),
          Map.entry(Boolean.class, orNull(NumberConversions::toBoolean)),
          Map.entry(Byte.class, orNull(NumberConversions::toByte)),
          Map.entry(Short.class, orNull(NumberConversions::toShort)),
          Map.entry(Integer.class, orNull(NumberConversions::toInt)),
          Map.entry(Long.class, orNull(NumberConversions::toLong)),
          Map.entry(Float.class, orNull(NumberConversions::toFloat)),
          Map.entry(Double.class, orNull(NumberConversions::toDouble)),
          Map.entry(BigDecimal.class, orNull(NumberConversions::toBigDecimal)),
          Map.entry(BigInteger.class, orNull(NumberConversions::toBigInteger)),
          Map.entry(LocalDate.class, orNull(DateTimeConversions::toLocalDate)),
          Map.entry(LocalTime.class, orNull(DateTimeConversions::toLocalTime)),
          Map.entry(LocalDateTime.class, orNull(DateTimeConversions::toLocalDateTime)),
          Map.entry(OffsetDateTime.class, DateTimeConversions::toOffsetDateTime),
          Map.entry(ZonedDateTime.class, Conversions::toZonedDateTime),
          Map.entry(Instant.class, DateTimeConversions::toInstant),
          Map.entry(java.sql.Date.class, orNull(DateTimeConversions::toDate)),
          Map.entry(java.sql.Time.class, orNull(DateTimeConversions::toTime)),
          Map.entry(java.sql.Timestamp.class, orNull(DateTimeConversions::toTimestamp)),
          Map.entry(java.util.Date.class, orNull(DateTimeConversions::toTimestamp)),
          Map.entry(byte[].class, (value, zone) -> toBytes(value)),
          Map.entry(Array.class, (value, zone) -> toArray(value)),
          Map.entry(Object.class, (value, zone) -> toObject(value)));

  private Conversions() {}

  /** A conversion; moments need a zone to become wall clocks and back. */
  @FunctionalInterface
  interface Conversion<T> {
    T apply(Object value, ZoneId zone) throws SQLException;
  }

  private interface SimpleConversion<T> {
    T apply(Object value) throws SQLException;
  }

  private static <T> Conversion<T> orNull(SimpleConversion<T> conversion) {
    return (value, zone) -> value == null ? null : conversion.apply(value);
  }

  /** Returns a raw value of the column, which is of the type, in its natural Java form. */
  static Object natural(Object raw, SqlType type, Column column) {
    if (raw == null) {
      return null;
    }
    return switch (type) {
      case DATE -> LocalDate.ofEpochDay(((Number) raw).longValue());
      case TIME -> LocalTime.ofNanoOfDay(((Number) raw).longValue() * 1_000_000);
      case TIMESTAMP -> wallClock(((Number) raw).longValue());
      case DECIMAL -> raw instanceof BigDecimal number ? declared(number, column.scale()) : raw;
      case ARRAY -> raw instanceof List<?> list ? new ListArray(list, column) : raw;
      case OTHER -> interval(raw, column);
      default -> raw;
    };
  }

  private static LocalDateTime wallClock(long millis) {
    return LocalDateTime.ofEpochSecond(
        Math.floorDiv(millis, 1000L),
        (int) Math.floorMod(millis, 1000L) * 1_000_000,
        ZoneOffset.UTC);
  }

  /** No value shows more decimals than the metadata declare. */
  private static BigDecimal declared(BigDecimal number, int scale) {
    if (number.scale() > scale) {
      return number.setScale(Math.max(scale, 0), RoundingMode.HALF_UP);
    }
    return number.scale() < 0 ? number.setScale(0) : number;
  }

  private static Object interval(Object raw, Column column) {
    if (!column.typeName().startsWith("INTERVAL")) {
      return raw;
    }
    boolean months = column.typeName().contains("YEAR") || column.typeName().contains("MONTH");
    if (raw instanceof Number number) {
      return months
          ? Period.ofMonths(number.intValue()).normalized()
          : Duration.ofMillis(number.longValue());
    }
    return raw;
  }

  /** Returns a natural value as the class that {@code getObject} gives its type. */
  static Object toObject(Object value) {
    if (value instanceof LocalDate date) {
      return java.sql.Date.valueOf(date);
    }
    if (value instanceof LocalTime time) {
      return new java.sql.Time(
          java.sql.Timestamp.valueOf(time.atDate(LocalDate.of(1970, 1, 1))).getTime());
    }
    if (value instanceof LocalDateTime dateTime) {
      return java.sql.Timestamp.valueOf(dateTime);
    }
    if (value instanceof Short || value instanceof Byte) {
      return ((Number) value).intValue();
    }
    return value;
  }

  /** Returns a natural value as an object of the class. */
  static <T> T toClass(Object value, Class<T> type, ZoneId zone) throws SQLException {
    Conversion<?> conversion = BY_CLASS.get(type);
    if (conversion != null) {
      return type.cast(conversion.apply(value, zone));
    }
    if (value == null || type.isInstance(value)) {
      return type.cast(value);
    }
    throw SqlExceptions.notSupported("No value is read as a " + type.getName());
  }

  /** Returns a natural value as text. */
  static String toText(Object value) {
    if (value == null || value instanceof String) {
      return (String) value;
    }
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    if (value instanceof LocalDateTime dateTime) {
      return DateTimeConversions.format(dateTime);
    }
    if (value instanceof LocalTime time) {
      return DateTimeConversions.format(time);
    }
    if (value instanceof byte[] bytes) {
      return HexFormat.of().formatHex(bytes);
    }
    return value instanceof Object[] fields ? Arrays.deepToString(fields) : value.toString();
  }

  static byte[] toBytes(Object value) throws SQLException {
    if (value == null) {
      return null;
    }
    if (value instanceof byte[] bytes) {
      return bytes.clone();
    }
    if (value instanceof String text) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    throw impossible(value, "BINARY");
  }

  static Array toArray(Object value) throws SQLException {
    if (value == null || value instanceof Array) {
      return (Array) value;
    }
    throw impossible(value, "ARRAY");
  }

  private static ZonedDateTime toZonedDateTime(Object value, ZoneId zone) throws SQLException {
    OffsetDateTime moment = DateTimeConversions.toOffsetDateTime(value, zone);
    return moment == null ? null : moment.toZonedDateTime();
  }

  /** A conversion that does not exist, or not for this value. */
  static SQLException impossible(Object value, String type) {
    String kind = value instanceof String ? "" : value.getClass().getSimpleName() + " ";
    return SqlExceptions.badValue(
        "%s%s cannot be converted to %s".formatted(kind, show(value), type));
  }

  /** Shows a value in a message: quoted, cut where it is long. */
  static String show(Object value) {
    String text;
    if (value instanceof BigDecimal number) {
      text = number.toString(); // 1e999999999 written out would fill the heap
    } else {
      text = toText(value);
    }
    return "'" + (text.length() > 60 ? text.substring(0, 60) + "…" : text) + "'";
  }

  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
