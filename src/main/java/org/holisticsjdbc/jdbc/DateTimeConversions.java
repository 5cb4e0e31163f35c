package org.holisticsjdbc.jdbc;

import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Locale;

/**
 * Values as dates and times.
 *
 * <p>Dates and times are wall clocks: {@code java.time} shows them as they are, {@code java.sql}
 * shows them in the zone of the JVM or of the given calendar. A time that this zone skips moves by
 * the length of the gap, as the classes of {@code java.sql} do it.
 */
final class DateTimeConversions {
  private static final LocalDate EPOCH = LocalDate.of(1970, 1, 1);
  private static final DateTimeFormatter DATE = strict(date());
  private static final DateTimeFormatter TIME = strict(time(new DateTimeFormatterBuilder()));
  private static final DateTimeFormatter DATE_TIME = strict(time(date().appendLiteral(' ')));

  private DateTimeConversions() {}

  private static DateTimeFormatterBuilder date() {
    return new DateTimeFormatterBuilder().append(DateTimeFormatter.ISO_LOCAL_DATE);
  }

  private static DateTimeFormatterBuilder time(DateTimeFormatterBuilder builder) {
    return builder
        .appendPattern("HH:mm[:ss]")
        .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true);
  }

  /** February 30 is an error. */
  private static DateTimeFormatter strict(DateTimeFormatterBuilder builder) {
    return builder.toFormatter(Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
  }

  static LocalDate toLocalDate(Object value) throws SQLException {
    if (value == null || value instanceof LocalDate) {
      return (LocalDate) value;
    }
    if (value instanceof LocalDateTime dateTime) {
      return dateTime.toLocalDate();
    }
    if (value instanceof String text) {
      return parseDateTime(text, "DATE").toLocalDate();
    }
    throw Conversions.impossible(value, "DATE");
  }

  static LocalTime toLocalTime(Object value) throws SQLException {
    if (value == null || value instanceof LocalTime) {
      return (LocalTime) value;
    }
    if (value instanceof LocalDateTime dateTime) {
      return dateTime.toLocalTime();
    }
    if (value instanceof String text) {
      return text.indexOf('-') > 0
          ? parseDateTime(text, "TIME").toLocalTime()
          : parseTime(text.strip());
    }
    throw Conversions.impossible(value, "TIME");
  }

  static LocalDateTime toLocalDateTime(Object value) throws SQLException {
    if (value == null || value instanceof LocalDateTime) {
      return (LocalDateTime) value;
    }
    if (value instanceof LocalDate date) {
      return date.atStartOfDay();
    }
    if (value instanceof LocalTime time) {
      return EPOCH.atTime(time);
    }
    if (value instanceof String text) {
      return parseDateTime(text, "TIMESTAMP");
    }
    throw Conversions.impossible(value, "TIMESTAMP");
  }

  /** Returns the moment: text may carry an offset, a wall clock is read in the given zone. */
  static OffsetDateTime toOffsetDateTime(Object value, ZoneId zone) throws SQLException {
    if (value == null) {
      return null;
    }
    if (value instanceof String text) {
      OffsetDateTime written = parseOffset(text.strip());
      if (written != null) {
        return written;
      }
    }
    return toLocalDateTime(value).atZone(zone).toOffsetDateTime();
  }

  /** Returns the moment where the value says its offset, else the wall clock. */
  static Object toMoment(Object value) throws SQLException {
    if (value instanceof OffsetDateTime) {
      return value;
    }
    OffsetDateTime written = value instanceof String text ? parseOffset(text.strip()) : null;
    return written != null ? written : toLocalDateTime(value);
  }

  static Instant toInstant(Object value, ZoneId zone) throws SQLException {
    return value == null ? null : toOffsetDateTime(value, zone).toInstant();
  }

  static Date toDate(Object value) throws SQLException {
    LocalDate date = toLocalDate(value);
    return date == null ? null : Date.valueOf(date);
  }

  static Time toTime(Object value) throws SQLException {
    LocalTime time = toLocalTime(value);
    if (time == null) {
      return null;
    }
    return new Time(Timestamp.valueOf(EPOCH.atTime(time)).getTime());
  }

  static Timestamp toTimestamp(Object value) throws SQLException {
    LocalDateTime dateTime = toLocalDateTime(value);
    return dateTime == null ? null : Timestamp.valueOf(dateTime);
  }

  static Date toDate(Object value, Calendar calendar) throws SQLException {
    LocalDate date = toLocalDate(value);
    if (date == null || calendar == null) {
      return date == null ? null : Date.valueOf(date);
    }
    return new Date(millis(date.atStartOfDay(), calendar));
  }

  static Time toTime(Object value, Calendar calendar) throws SQLException {
    LocalTime time = toLocalTime(value);
    if (time == null || calendar == null) {
      return toTime(time);
    }
    return new Time(millis(EPOCH.atTime(time), calendar));
  }

  static Timestamp toTimestamp(Object value, Calendar calendar) throws SQLException {
    LocalDateTime dateTime = toLocalDateTime(value);
    if (dateTime == null || calendar == null) {
      return toTimestamp(dateTime);
    }
    Timestamp timestamp = new Timestamp(millis(dateTime, calendar));
    timestamp.setNanos(dateTime.getNano());
    return timestamp;
  }

  /** Returns when a clock in the calendar's zone shows the given time. */
  private static long millis(LocalDateTime shown, Calendar calendar) {
    Calendar clock = new GregorianCalendar(calendar.getTimeZone(), Locale.ROOT);
    clock.clear();
    int year = shown.getYear();
    clock.set(Calendar.ERA, year > 0 ? GregorianCalendar.AD : GregorianCalendar.BC);
    clock.set(Calendar.YEAR, year > 0 ? year : 1 - year);
    clock.set(Calendar.MONTH, shown.getMonthValue() - 1);
    clock.set(Calendar.DAY_OF_MONTH, shown.getDayOfMonth());
    clock.set(Calendar.HOUR_OF_DAY, shown.getHour());
    clock.set(Calendar.MINUTE, shown.getMinute());
    clock.set(Calendar.SECOND, shown.getSecond());
    clock.set(Calendar.MILLISECOND, shown.getNano() / 1_000_000);
    return clock.getTimeInMillis();
  }

  /** Returns what a clock shows at a moment: in the calendar's zone, without one in the JVM's. */
  static LocalDateTime wallClock(java.util.Date moment, Calendar calendar) {
    Calendar clock =
        calendar == null
            ? new GregorianCalendar()
            : new GregorianCalendar(calendar.getTimeZone(), Locale.ROOT);
    clock.setTimeInMillis(moment.getTime());
    int year = clock.get(Calendar.YEAR);
    LocalDateTime shown =
        LocalDateTime.of(
            clock.get(Calendar.ERA) == GregorianCalendar.BC ? 1 - year : year,
            clock.get(Calendar.MONTH) + 1,
            clock.get(Calendar.DAY_OF_MONTH),
            clock.get(Calendar.HOUR_OF_DAY),
            clock.get(Calendar.MINUTE),
            clock.get(Calendar.SECOND),
            clock.get(Calendar.MILLISECOND) * 1_000_000);
    return moment instanceof Timestamp timestamp ? shown.withNano(timestamp.getNanos()) : shown;
  }

  /** Writes {@code yyyy-MM-dd HH:mm:ss[.fff]}. */
  static String format(LocalDateTime dateTime) {
    return dateTime.toLocalDate() + " " + format(dateTime.toLocalTime());
  }

  /** Writes {@code HH:mm:ss[.fff]}. */
  static String format(LocalTime time) {
    String text = time.toString();
    return text.length() == 5 ? text + ":00" : text;
  }

  private static LocalDateTime parseDateTime(String text, String type) throws SQLException {
    String trimmed = text.strip();
    try {
      if (trimmed.indexOf(':') < 0) {
        return LocalDate.parse(trimmed, DATE).atStartOfDay();
      }
      OffsetDateTime written = parseOffset(trimmed);
      return written != null
          ? written.toLocalDateTime()
          : LocalDateTime.parse(trimmed.replaceFirst("[Tt]", " "), DATE_TIME);
    } catch (DateTimeException e) {
      throw badDate(text, type);
    }
  }

  private static LocalTime parseTime(String text) throws SQLException {
    try {
      return LocalTime.parse(text, TIME);
    } catch (DateTimeException e) {
      throw badDate(text, "TIME");
    }
  }

  private static OffsetDateTime parseOffset(String text) {
    try {
      return OffsetDateTime.parse(text.replaceFirst(" ", "T").replaceFirst(" (?=[+-])", ""));
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static SQLException badDate(String text, String type) {
    return SqlExceptions.badDate("%s cannot be read as %s".formatted(Conversions.show(text), type));
  }
}
