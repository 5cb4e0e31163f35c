package org.holisticsjdbc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.holisticsjdbc.jdbc.InMemoryPlan.column;
import static org.holisticsjdbc.jdbc.SqlState.assertState;

import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
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
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Random;
import java.util.TimeZone;
import org.holisticsjdbc.engine.Column;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every value, read as every type (JDBC 4.3, appendix B). */
class ConversionsTest {
  private static final int DAY = (int) LocalDate.of(2024, 2, 29).toEpochDay();
  private static final long MOMENT =
      LocalDateTime.of(2024, 2, 29, 23, 59, 58, 123_000_000)
          .toInstant(ZoneOffset.UTC)
          .toEpochMilli();

  @ParameterizedTest
  @CsvSource({"-128, true", "127, true", "-129, false", "128, false"})
  void bytesAreChecked(String text, boolean fits) throws SQLException {
    checkRange(text, fits, ResultSet::getByte, Byte.class, Byte::valueOf);
  }

  @ParameterizedTest
  @CsvSource({"-32768, true", "32767, true", "-32769, false", "32768, false"})
  void shortsAreChecked(String text, boolean fits) throws SQLException {
    checkRange(text, fits, ResultSet::getShort, Short.class, Short::valueOf);
  }

  @ParameterizedTest
  @CsvSource({"-2147483648, true", "2147483647, true", "-2147483649, false", "2147483648, false"})
  void intsAreChecked(String text, boolean fits) throws SQLException {
    checkRange(text, fits, ResultSet::getInt, Integer.class, Integer::valueOf);
  }

  @ParameterizedTest
  @CsvSource({
    "-9223372036854775808, true",
    "9223372036854775807, true",
    "-9223372036854775809, false",
    "9223372036854775808, false"
  })
  void longsAreChecked(String text, boolean fits) throws SQLException {
    checkRange(text, fits, ResultSet::getLong, Long.class, Long::valueOf);
  }

  private interface Getter<T> {
    T get(ResultSet row, int column) throws SQLException;
  }

  /** As a number and as text, by the getter and by the class. */
  private static <T> void checkRange(
      String text,
      boolean fits,
      Getter<T> getter,
      Class<T> type,
      java.util.function.Function<String, T> expected)
      throws SQLException {
    for (ResultSet row : List.of(decimal(text), varchar(text))) {
      if (fits) {
        assertThat(getter.get(row, 1)).isEqualTo(expected.apply(text));
        assertThat(row.getObject(1, type)).isEqualTo(expected.apply(text));
      } else {
        assertState("22003", () -> getter.get(row, 1));
        assertState("22003", () -> row.getObject(1, type));
      }
    }
  }

  @Test
  void everyIntegerComesBackFromEveryGetterThatIsWideEnough() throws SQLException {
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      long value = random.nextLong() >> random.nextInt(64);
      ResultSet row = row(column("C", SqlType.BIGINT), value);
      assertThat(row.getLong(1)).isEqualTo(value);
      assertThat(row.getString(1)).isEqualTo(Long.toString(value));
      assertThat(row.getBigDecimal(1)).isEqualTo(BigDecimal.valueOf(value));
      assertThat(row.getDouble(1)).isEqualTo((double) value);
      assertThat(row.getObject(1, BigInteger.class)).isEqualTo(BigInteger.valueOf(value));
      if (value == (int) value) {
        assertThat(row.getInt(1)).isEqualTo((int) value);
      } else {
        assertState("22003", () -> row.getInt(1));
      }
    }
  }

  @Test
  void everyDecimalIsCutToWholeNumbersAndNeverWrapped() throws SQLException {
    Random random = new Random(11);
    BigDecimal lowest = BigDecimal.valueOf(Long.MIN_VALUE);
    BigDecimal highest = BigDecimal.valueOf(Long.MAX_VALUE);
    for (int i = 0; i < 2_000; i++) {
      BigDecimal value = new BigDecimal(new BigInteger(90, random), random.nextInt(30));
      value = random.nextBoolean() ? value.negate() : value;
      ResultSet row = row(InMemoryPlan.decimal("C", 38, 30), value);
      BigDecimal cut = new BigDecimal(value.toBigInteger());
      assertThat(row.getString(1)).isEqualTo(value.toPlainString());
      assertThat(row.getBigDecimal(1)).isEqualTo(value);
      if (cut.compareTo(lowest) >= 0 && cut.compareTo(highest) <= 0) {
        assertThat(row.getLong(1)).isEqualTo(cut.longValueExact());
      } else {
        assertState("22003", () -> row.getLong(1));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "-1e999999999", "NaN", "Infinity"})
  void hugeAndSpecialNumbersAreNoWholeNumbers(String text) {
    assertThatThrownBy(() -> varchar(text).getLong(1)).isInstanceOf(SQLException.class);
    assertThatThrownBy(() -> varchar(text).getObject(1, BigInteger.class))
        .isInstanceOf(SQLException.class);
  }

  @Test
  void tinyNumbersAreZeroAtOnce() throws SQLException {
    assertThat(varchar("1e-999999999").getLong(1)).isZero();
    assertThat(varchar("-1e-999999999").getObject(1, BigInteger.class)).isZero();
    assertThat(varchar("0.9").getInt(1)).isZero();
    assertThat(varchar("-5.9").getInt(1)).isEqualTo(-5);
  }

  @Test
  void floatingPointNumbersKeepWhatTheyCan() throws SQLException {
    assertThat(varchar(" 1.5 ").getDouble(1)).isEqualTo(1.5);
    assertThat(varchar("NaN").getDouble(1)).isNaN();
    assertThat(varchar("-Infinity").getFloat(1)).isEqualTo(Float.NEGATIVE_INFINITY);
    assertState("22003", () -> varchar("1e400").getDouble(1));
    assertState("22003", () -> varchar("1e40").getFloat(1));
    ResultSet row = row(column("C", SqlType.DOUBLE), 0.1);
    assertThat(row.getBigDecimal(1)).isEqualTo("0.1");
    assertThat(row.getString(1)).isEqualTo("0.1");
    assertThat(row.getObject(1)).isEqualTo(0.1);
    ResultSet infinite = row(column("C", SqlType.DOUBLE), Double.POSITIVE_INFINITY);
    assertState("22003", () -> infinite.getBigDecimal(1));
    assertState("22003", () -> infinite.getInt(1));
    assertThat(row(column("C", SqlType.REAL), 0.1f).getBigDecimal(1)).isEqualTo("0.1");
  }

  @ParameterizedTest
  @CsvSource({
    "true, true",
    "T, true",
    "1, true",
    "yes, true",
    "ON, true",
    "false, false",
    "F, false",
    "0, false",
    "No, false",
    "off, false",
    "TRUE, true",
    "FALSE, false"
  })
  void textIsABoolean(String text, boolean expected) throws SQLException {
    assertThat(varchar(text).getBoolean(1)).isEqualTo(expected);
    assertThat(varchar(text).getObject(1, Boolean.class)).isEqualTo(expected);
  }

  @Test
  void booleansAreNumbersAndText() throws SQLException {
    ResultSet yes = row(column("C", SqlType.BOOLEAN), true);
    assertThat(yes.getString(1)).isEqualTo("true");
    assertThat(yes.getInt(1)).isEqualTo(1);
    assertThat(yes.getBigDecimal(1)).isEqualByComparingTo("1");
    assertThat(yes.getObject(1)).isEqualTo(true);
    assertThat(decimal("0.0").getBoolean(1)).isFalse();
    assertThat(decimal("-0.1").getBoolean(1)).isTrue();
    assertState("22018", () -> varchar("2").getBoolean(1));
  }

  @Test
  void textIsReadAsIs() throws SQLException, IOException {
    ResultSet row = varchar("straße 東京");
    assertThat(row.getString(1)).isEqualTo("straße 東京");
    assertThat(row.getNString(1)).isEqualTo("straße 東京");
    assertThat(row.getObject(1)).isEqualTo("straße 東京");
    assertThat(row.getBytes(1)).isEqualTo("straße 東京".getBytes(StandardCharsets.UTF_8));
    assertThat(new BufferedReader(row.getCharacterStream(1)).readLine()).isEqualTo("straße 東京");
    assertThat(row.getBinaryStream(1))
        .hasBinaryContent("straße 東京".getBytes(StandardCharsets.UTF_8));
    assertThat(varchar("abc").getAsciiStream(1)).hasBinaryContent(new byte[] {'a', 'b', 'c'});
    assertThat(varchar("https://a.b/c").getURL(1)).hasHost("a.b");
    assertState("22018", () -> varchar("abc").getURL(1));
    assertState("22018", () -> varchar("abc").getInt(1));
    assertState("22018", () -> varchar("").getBigDecimal(1));
    assertState("22018", () -> varchar("ı").getBoolean(1));
  }

  @Test
  void decimalsShowNoMoreDigitsThanDeclared() throws SQLException {
    ResultSet row = row(InMemoryPlan.decimal("C", 38, 2), new BigDecimal("1.005"));
    assertThat(row.getBigDecimal(1)).isEqualTo("1.01");
    assertThat(row.getString(1)).isEqualTo("1.01");
    assertThat(row(InMemoryPlan.decimal("C", 38, 2), new BigDecimal("1E+3")).getString(1))
        .isEqualTo("1000");
    assertThat(row(InMemoryPlan.decimal("C", 38, 2), new BigDecimal("5")).getBigDecimal(1))
        .isEqualTo("5");
  }

  @Test
  void smallIntegersAreIntegersAsObjects() throws SQLException {
    assertThat(row(column("C", SqlType.SMALLINT), (short) 7).getObject(1)).isEqualTo(7);
    assertThat(row(column("C", SqlType.TINYINT), (byte) -7).getObject(1)).isEqualTo(-7);
    assertThat(row(column("C", SqlType.BIGINT), 7L).getObject(1)).isEqualTo(7L);
  }

  @Test
  void datesAreDates() throws SQLException {
    ResultSet row = row(column("C", SqlType.DATE), DAY);
    assertThat(row.getString(1)).isEqualTo("2024-02-29");
    assertThat(row.getDate(1)).isEqualTo(Date.valueOf("2024-02-29"));
    assertThat(row.getObject(1)).isEqualTo(Date.valueOf("2024-02-29"));
    assertThat(row.getTimestamp(1)).isEqualTo(Timestamp.valueOf("2024-02-29 00:00:00"));
    assertThat(row.getObject(1, LocalDate.class)).isEqualTo("2024-02-29");
    assertThat(row.getObject(1, LocalDateTime.class)).isEqualTo("2024-02-29T00:00");
    assertState("22018", () -> row.getTime(1));
    assertState("22018", () -> row.getInt(1));
    assertState("22018", () -> row.getBoolean(1));
    assertState("22018", () -> row.getBytes(1));
  }

  @Test
  void timestampsAreWallClocks() throws SQLException {
    ResultSet row = row(column("C", SqlType.TIMESTAMP), MOMENT);
    assertThat(row.getString(1)).isEqualTo("2024-02-29 23:59:58.123");
    assertThat(row.getTimestamp(1)).isEqualTo(Timestamp.valueOf("2024-02-29 23:59:58.123"));
    assertThat(row.getObject(1)).isEqualTo(Timestamp.valueOf("2024-02-29 23:59:58.123"));
    assertThat(row.getDate(1)).isEqualTo(Date.valueOf("2024-02-29"));
    assertThat(row.getTime(1).toLocalTime()).isEqualTo("23:59:58");
    assertThat(row.getObject(1, LocalDateTime.class)).isEqualTo("2024-02-29T23:59:58.123");
    assertThat(row.getObject(1, LocalDate.class)).isEqualTo("2024-02-29");
    assertThat(row.getObject(1, LocalTime.class)).isEqualTo("23:59:58.123");
    assertThat(row.getObject(1, OffsetDateTime.class)).isEqualTo("2024-02-29T23:59:58.123Z");
    assertThat(row.getObject(1, Instant.class)).isEqualTo("2024-02-29T23:59:58.123Z");
    assertThat(row.getObject(1, ZonedDateTime.class).toInstant())
        .isEqualTo("2024-02-29T23:59:58.123Z");
    assertThat(row.getObject(1, java.util.Date.class)).isEqualTo(row.getTimestamp(1));
  }

  @Test
  void timesAreTimes() throws SQLException {
    ResultSet row = row(column("C", SqlType.TIME), 3_723_004);
    assertThat(row.getString(1)).isEqualTo("01:02:03.004");
    assertThat(row.getTime(1).toLocalTime()).isEqualTo("01:02:03");
    assertThat(row.getObject(1, LocalTime.class)).isEqualTo("01:02:03.004");
    assertThat(row.getTimestamp(1)).isEqualTo(Timestamp.valueOf("1970-01-01 01:02:03.004"));
    assertThat(row(column("C", SqlType.TIME), 0).getString(1)).isEqualTo("00:00:00");
    assertState("22018", () -> row.getDate(1));
  }

  @Test
  void aWallClockTheZoneSkipsIsRightInJavaTime() throws SQLException {
    LocalDateTime skipped = LocalDateTime.of(2024, 3, 10, 2, 30); // in New York
    ResultSet row =
        row(column("C", SqlType.TIMESTAMP), skipped.toInstant(ZoneOffset.UTC).toEpochMilli());
    assertThat(row.getObject(1, LocalDateTime.class)).isEqualTo(skipped);
    assertThat(row.getString(1)).isEqualTo("2024-03-10 02:30:00");
    assertThat(row.getTimestamp(1)).isEqualTo(Timestamp.valueOf(skipped));
  }

  @Test
  void datesBeforeTheGregorianCalendarAreRight() throws SQLException {
    for (String text : List.of("1582-10-10", "1582-10-04", "1500-02-28", "0001-01-01")) {
      LocalDate date = LocalDate.parse(text);
      ResultSet row = row(column("C", SqlType.DATE), (int) date.toEpochDay());
      assertThat(row.getString(1)).isEqualTo(text);
      assertThat(row.getObject(1, LocalDate.class)).isEqualTo(date);
    }
    ResultSet row = row(column("C", SqlType.DATE), (int) LocalDate.of(1500, 2, 28).toEpochDay());
    assertThat(row.getDate(1).toLocalDate()).isEqualTo("1500-02-28");
    ResultSet instant =
        row(
            column("C", SqlType.TIMESTAMP),
            LocalDateTime.of(1500, 1, 1, 0, 0, 0, 1_000_000)
                .toInstant(ZoneOffset.UTC)
                .toEpochMilli());
    assertThat(instant.getString(1)).isEqualTo("1500-01-01 00:00:00.001");
  }

  @Test
  void aCalendarGivesTheZone() throws SQLException {
    Calendar tokyo = new GregorianCalendar(TimeZone.getTimeZone("Asia/Tokyo"));
    ZoneId zone = ZoneId.of("Asia/Tokyo");
    ResultSet timestamp = row(column("C", SqlType.TIMESTAMP), MOMENT);
    assertThat(timestamp.getTimestamp(1, tokyo).toInstant())
        .isEqualTo(LocalDateTime.parse("2024-02-29T23:59:58.123").atZone(zone).toInstant());
    assertThat(timestamp.getTimestamp(1, null)).isEqualTo(timestamp.getTimestamp(1));
    ResultSet date = row(column("C", SqlType.DATE), DAY);
    assertThat(new java.util.Date(date.getDate(1, tokyo).getTime()).toInstant())
        .isEqualTo(LocalDate.of(2024, 2, 29).atStartOfDay(zone).toInstant());
    assertThat(date.getDate(1, null)).isEqualTo(date.getDate(1));
    ResultSet time = row(column("C", SqlType.TIME), 3_600_000);
    assertThat(new java.util.Date(time.getTime(1, tokyo).getTime()).toInstant())
        .isEqualTo(LocalDateTime.of(1970, 1, 1, 1, 0).atZone(zone).toInstant());
    assertThat(time.getTime(1, null)).isEqualTo(time.getTime(1));
  }

  @ParameterizedTest
  @CsvSource({
    "2024-02-29, 2024-02-29T00:00",
    "2024-02-29 10:11, 2024-02-29T10:11",
    "2024-02-29 10:11:12, 2024-02-29T10:11:12",
    "2024-02-29T10:11:12.123456, 2024-02-29T10:11:12.123456",
    "2024-02-29 10:11:12+02:00, 2024-02-29T10:11:12",
    "2024-02-29T10:11:12Z, 2024-02-29T10:11:12",
  })
  void textIsADateOrATime(String text, LocalDateTime expected) throws SQLException {
    ResultSet row = varchar(text);
    assertThat(row.getObject(1, LocalDateTime.class)).isEqualTo(expected);
    assertThat(row.getTimestamp(1)).isEqualTo(Timestamp.valueOf(expected));
    assertThat(row.getDate(1)).isEqualTo(Date.valueOf(expected.toLocalDate()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2023-02-29", "29.02.2024", "02/29/2024", "today", "", "2024-02-29 25:00"})
  void textThatIsNoDateIsSaidSo(String text) {
    assertState("22007", () -> varchar(text).getDate(1));
    assertState("22007", () -> varchar(text).getTimestamp(1));
    assertState("22007", () -> varchar(text).getObject(1, OffsetDateTime.class));
  }

  @Test
  void textIsATimeOrAMoment() throws SQLException {
    assertThat(varchar("10:11:12.5").getObject(1, LocalTime.class)).isEqualTo("10:11:12.5");
    assertThat(varchar("10:11").getTime(1).toLocalTime()).isEqualTo("10:11");
    assertThat(varchar("2024-01-02 03:04:05+02:00").getObject(1, Instant.class))
        .isEqualTo("2024-01-02T01:04:05Z");
    assertState("22007", () -> varchar("25:00").getTime(1));
  }

  @Test
  void binaryDataIsBytesOrHexadecimalText() throws SQLException {
    ResultSet row = row(column("C", SqlType.VARBINARY), new byte[] {1, (byte) 0xab});
    assertThat(row.getBytes(1)).containsExactly(1, 0xab);
    assertThat(row.getString(1)).isEqualTo("01ab");
    assertThat(row.getObject(1, byte[].class)).containsExactly(1, 0xab);
    assertState("22018", () -> row.getInt(1));
  }

  @Test
  void arraysAndIntervalsAreRead() throws SQLException {
    Column array = new Column("A", "A", "", "", java.sql.Types.ARRAY, "DATE ARRAY", 0, 0, true);
    ResultSet row = row(array, java.util.Arrays.asList(DAY, null));
    assertThat((Object[]) row.getArray(1).getArray())
        .containsExactly(Date.valueOf("2024-02-29"), null);
    assertThat((Object[]) row.getArray(1).getArray(1, 1)).hasSize(1);
    assertThat(row.getArray(1).getBaseTypeName()).isEqualTo("DATE");
    assertThat(row.getArray(1).getBaseType()).isEqualTo(java.sql.Types.DATE);
    assertThat(row.getString(1)).isEqualTo("[2024-02-29, null]");
    assertState("HY024", () -> row.getArray(1).getArray(2, 2));
    try (ResultSet elements = row.getArray(1).getResultSet()) {
      assertThat(elements.next()).isTrue();
      assertThat(elements.getInt(1)).isEqualTo(1);
      assertThat(elements.getString(2)).isEqualTo("2024-02-29");
    }
    assertThat(row(interval("INTERVAL YEAR TO MONTH"), 14).getObject(1, Period.class))
        .isEqualTo(Period.of(1, 2, 0));
    assertThat(row(interval("INTERVAL DAY"), 86_400_000L).getObject(1, Duration.class))
        .isEqualTo(Duration.ofDays(1));
  }

  @Test
  void nullIsNullOrZeroAndWasNull() throws SQLException {
    ResultSet row = row(column("C", SqlType.VARCHAR), null);
    assertThat(row.getString(1)).isNull();
    assertThat(row.wasNull()).isTrue();
    assertThat(row.getInt(1)).isZero();
    assertThat(row.getDouble(1)).isZero();
    assertThat(row.getBoolean(1)).isFalse();
    assertThat(row.wasNull()).isTrue();
    for (Class<?> type :
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
            LocalDate.class,
            LocalTime.class,
            LocalDateTime.class,
            OffsetDateTime.class,
            ZonedDateTime.class,
            Instant.class,
            Date.class,
            Time.class,
            Timestamp.class,
            byte[].class,
            java.sql.Array.class,
            Object.class,
            List.class)) {
      assertThat((Object) row.getObject(1, type)).as(type.getName()).isNull();
    }
    assertThat(row.getDate(1, new GregorianCalendar())).isNull();
    assertThat(row.getTime(1, new GregorianCalendar())).isNull();
    assertThat(row.getTimestamp(1, new GregorianCalendar())).isNull();
    assertThat(row.getBinaryStream(1)).isNull();
    assertThat(row.getCharacterStream(1)).isNull();
    assertThat(row.getURL(1)).isNull();
  }

  @Test
  void aClassWithoutConversionIsRefused() throws SQLException {
    ResultSet row = varchar("x");
    assertState("0A000", () -> row.getObject(1, Thread.class));
    assertState("HY024", () -> row.getObject(1, (Class<?>) null));
  }

  private static Column interval(String typeName) {
    return new Column("I", "I", "", "", java.sql.Types.OTHER, typeName, 0, 0, true);
  }

  private static ResultSet decimal(String text) throws SQLException {
    return row(InMemoryPlan.decimal("C", 38, 10), new BigDecimal(text));
  }

  private static ResultSet varchar(String text) throws SQLException {
    return row(column("C", SqlType.VARCHAR), text);
  }

  private static ResultSet row(Column column, Object raw) throws SQLException {
    ResultSet row =
        HolisticsResultSet.ofRows(List.of(column), List.<Object[]>of(new Object[] {raw}));
    row.next();
    return row;
  }
}
