package org.holisticsjdbc.jdbc;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.JDBCType;
import java.sql.SQLType;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Which arguments a method is called with: one for each type of the java.sql interfaces. */
enum OddArguments {
  PLAUSIBLE(OddArguments::plausible),
  EMPTY(OddArguments::empty),
  EXTREME(OddArguments::extreme),
  STRANGE(OddArguments::strange);

  private final Function<Class<?>, Object> value;

  OddArguments(Function<Class<?>, Object> value) {
    this.value = value;
  }

  /** Returns a value of the type, or null. */
  Object of(Class<?> type) {
    return value.apply(type);
  }

  private static Object plausible(Class<?> type) {
    Map<Class<?>, Object> values =
        Map.ofEntries(
            Map.entry(int.class, 1),
            Map.entry(long.class, 1L),
            Map.entry(short.class, (short) 1),
            Map.entry(byte.class, (byte) 1),
            Map.entry(float.class, 1f),
            Map.entry(double.class, 1d),
            Map.entry(boolean.class, true),
            Map.entry(String.class, "label"),
            Map.entry(Object.class, "1"),
            Map.entry(Class.class, String.class),
            Map.entry(BigDecimal.class, BigDecimal.ONE),
            Map.entry(Date.class, new Date(0)),
            Map.entry(Time.class, new Time(0)),
            Map.entry(Timestamp.class, new Timestamp(0)),
            Map.entry(Calendar.class, new GregorianCalendar()),
            Map.entry(SQLType.class, JDBCType.INTEGER),
            Map.entry(Properties.class, new Properties()),
            Map.entry(Executor.class, (Executor) Runnable::run),
            Map.entry(Map.class, Map.of()),
            Map.entry(byte[].class, new byte[] {1}),
            Map.entry(int[].class, new int[] {1}),
            Map.entry(String[].class, new String[] {"label"}),
            Map.entry(Object[].class, new Object[] {1}));
    if (type == InputStream.class) {
      return new ByteArrayInputStream(new byte[] {'1'});
    }
    return type == Reader.class ? new StringReader("1") : values.get(type);
  }

  /** Zero, false and null. */
  private static Object empty(Class<?> type) {
    if (!type.isPrimitive()) {
      return null;
    }
    return type == boolean.class ? Boolean.FALSE : number(type, 0);
  }

  /** Numbers below zero, empty text, empty arrays. */
  private static Object strange(Class<?> type) {
    if (type == boolean.class) {
      return true;
    }
    if (type.isPrimitive()) {
      return number(type, -77);
    }
    if (type == String.class) {
      return "";
    }
    if (type == Object.class) {
      return new Object();
    }
    if (type == Class.class) {
      return Thread.class;
    }
    return type.isArray() ? java.lang.reflect.Array.newInstance(type.getComponentType(), 0) : null;
  }

  /** The largest numbers, text of every kind of character, and objects of classes unheard of. */
  private static Object extreme(Class<?> type) {
    Map<Class<?>, Object> values =
        Map.ofEntries(
            Map.entry(boolean.class, false),
            Map.entry(int.class, Integer.MAX_VALUE),
            Map.entry(long.class, Long.MIN_VALUE),
            Map.entry(short.class, Short.MIN_VALUE),
            Map.entry(byte.class, Byte.MIN_VALUE),
            Map.entry(float.class, Float.NaN),
            Map.entry(double.class, Double.NEGATIVE_INFINITY),
            Map.entry(String.class, "%_\\\"'\0\u0130\ud83d\\" + "x".repeat(5_000)),
            Map.entry(Object.class, new Object[] {new Object[] {null}}),
            Map.entry(Class.class, int.class),
            Map.entry(BigDecimal.class, new BigDecimal("1e999999999")),
            Map.entry(Date.class, new Date(Long.MAX_VALUE)),
            Map.entry(Time.class, new Time(Long.MIN_VALUE)),
            Map.entry(Timestamp.class, new Timestamp(Long.MAX_VALUE)),
            Map.entry(SQLType.class, JDBCType.REF_CURSOR),
            Map.entry(byte[].class, new byte[0]),
            Map.entry(int[].class, new int[] {Integer.MIN_VALUE}),
            Map.entry(String[].class, new String[] {null, ""}),
            Map.entry(Object[].class, new Object[] {null, new Object()}));
    return type == InputStream.class
        ? InputStream.nullInputStream()
        : type == Reader.class ? Reader.nullReader() : values.get(type);
  }

  private static Object number(Class<?> type, int value) {
    if (type == long.class) {
      return (long) value;
    }
    if (type == short.class) {
      return (short) value;
    }
    if (type == byte.class) {
      return (byte) value;
    }
    if (type == float.class) {
      return (float) value;
    }
    return type == double.class ? (Object) (double) value : (Object) value;
  }
}
