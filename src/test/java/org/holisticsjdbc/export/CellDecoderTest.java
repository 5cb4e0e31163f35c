package org.holisticsjdbc.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import org.holisticsjdbc.api.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellDecoderTest {
  private static final int ROUNDS = 20_000;
  private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");

  private final CellDecoder decoder = new CellDecoder(CsvFormat.UTC);
  private final CellDecoder inZurich =
      new CellDecoder(new CsvFormat(ZURICH, CsvFormat.Numbers.RAW, CsvFormat.BadCells.ERROR));
  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  @ParameterizedTest
  @EnumSource
  void emptyCellIsNullInEveryType(CellType type) {
    assertThat(decoder.decode(type, new char[0], 0, 0, false)).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void quotedEmptyCellIsAnEmptyTextAndNothingElse(CellType type) {
    if (type == CellType.TEXT) {
      assertThat(decoder.decode(type, new char[0], 0, 0, true)).isEqualTo("");
    } else {
      assertThatThrownBy(() -> decoder.decode(type, new char[0], 0, 0, true))
          .isInstanceOf(BadCellException.class)
          .hasMessageContaining("empty text");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "TRUE", "t", "T", "1", "yes", "Yes"})
  void wordsForTrue(String text) {
    assertThat(decode(CellType.BOOLEAN, text)).isEqualTo(true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "False", "f", "F", "0", "no", "NO"})
  void wordsForFalse(String text) {
    assertThat(decode(CellType.BOOLEAN, text)).isEqualTo(false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"y", "n", "2", "tru", "truee", " true", "null", "\u0130"})
  void otherWordsAreNoBooleans(String text) {
    assertBad(CellType.BOOLEAN, text, Failure.BAD_VALUE);
  }

  @ParameterizedTest
  @CsvSource({
    "5, 5",
    "5.0, 5",
    "5.00, 5",
    "500, 500",
    "0, 0",
    "-0.00, 0",
    "0.000000000000000000000, 0",
    "+7.50, 7.5",
    ".5, 0.5",
    "5., 5",
    "-12345678901234567890.12, -12345678901234567890.12",
    "0.00000000005, 0.0000000001",
    "0.00000000004999999, 0",
    "-0.00000000005, -0.0000000001",
    "1.99999999995, 2",
    "1e3, 1000",
    "1.5E-3, 0.0015",
    "1e-999999999, 0",
    "0e999999999, 0",
    "99999999999999999999999999999999999999, 99999999999999999999999999999999999999",
    "1e37, 10000000000000000000000000000000000000",
    "00000000000000000000000000000000000000000000000000007, 7",
    "999999999999999999, 999999999999999999",
    "9223372036854775808, 9223372036854775808",
    "123456789.123456789, 123456789.123456789"
  })
  void decimalsHaveOneRepresentation(String text, String expected) {
    assertThat(decode(CellType.DECIMAL, text)).isEqualTo(new BigDecimal(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "100000000000000000000000000000000000000",
        "1e38",
        "1e999999999",
        "12345678901234567890123456789.1234567891",
      })
  void decimalsBeyond38DigitsOverflow(String text) {
    assertBad(CellType.DECIMAL, text, Failure.OVERFLOW);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "abc",
        "1,000",
        "1 000",
        " 1",
        "1 ",
        "$5",
        "5%",
        "-",
        "+",
        ".",
        "1.2.3",
        "1e",
        "e5",
        "--1",
        "0x10",
        "1d",
        "NaN",
        "Infinity",
        "\u0661",
        "1_0",
        "1-2",
        "1e99999999999"
      })
  void otherTextsAreNoDecimals(String text) {
    assertBad(CellType.DECIMAL, text, Failure.BAD_VALUE);
  }

  @Test
  void textsOfManyDigitsAreRefusedQuickly() {
    assertBad(CellType.DECIMAL, "1".repeat(1_000_000), Failure.BAD_VALUE);
    assertBad(CellType.BIGINT, "1".repeat(1_000_000), Failure.BAD_VALUE);
  }

  @Test
  void randomDecimalsAreReadAsBigDecimalReadsThem() {
    for (int i = 0; i < ROUNDS; i++) {
      BigDecimal number = new BigDecimal(new BigInteger(random.nextInt(90), random), scale());
      number = random.nextBoolean() ? number : number.negate();
      String text = random.nextBoolean() ? number.toString() : number.toPlainString();
      BigDecimal expected = number.setScale(10, RoundingMode.HALF_UP).stripTrailingZeros();
      expected = expected.scale() < 0 ? expected.setScale(0) : expected;
      if (expected.precision() <= 38) {
        assertThat(decode(CellType.DECIMAL, text))
            .as("%s, seed %d", text, seed)
            .isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "12, 12",
    "12.0, 12",
    "-12.000, -12",
    "+5, 5",
    "-0, 0",
    "1e3, 1000",
    "9223372036854775807, 9223372036854775807",
    "-9223372036854775808, -9223372036854775808",
    "0000000000000000000000012, 12",
    "9223372036854775807.0, 9223372036854775807",
  })
  void bigintsMayCarryAFractionOfZeros(String text, long expected) {
    assertThat(decode(CellType.BIGINT, text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"9223372036854775808", "-9223372036854775809", "1e30", "1e999999999"})
  void bigintsBeyondTheirRangeOverflow(String text) {
    assertBad(CellType.BIGINT, text, Failure.OVERFLOW);
  }

  @ParameterizedTest
  @ValueSource(strings = {"12.5", "abc", "1,000", "-", "0.0000001", "1e-999999999", "\u0667"})
  void otherTextsAreNoBigints(String text) {
    assertBad(CellType.BIGINT, text, Failure.BAD_VALUE);
  }

  @Test
  void randomBigintsAreReadAsLongReadsThem() {
    for (int i = 0; i < ROUNDS; i++) {
      long number = random.nextLong() >> random.nextInt(64);
      assertThat(decode(CellType.BIGINT, Long.toString(number)))
          .as("seed %d", seed)
          .isEqualTo(number);
    }
  }

  @Test
  void randomDoublesAreReadAsJavaReadsThem() {
    for (int i = 0; i < ROUNDS; i++) {
      double number = Double.longBitsToDouble(random.nextLong());
      assertThat(decode(CellType.DOUBLE, Double.toString(number)))
          .as("seed %d", seed)
          .isEqualTo(number);
    }
    assertBad(CellType.DOUBLE, "1e400", Failure.OVERFLOW);
    assertBad(CellType.DOUBLE, "0x1p3", Failure.BAD_VALUE);
    assertBad(CellType.DOUBLE, "1.5f", Failure.BAD_VALUE);
    assertBad(CellType.DOUBLE, "12,5", Failure.BAD_VALUE);
  }

  @Test
  void randomDatesAreDaysSince1970() {
    long first = LocalDate.of(1, 1, 1).toEpochDay();
    long last = LocalDate.of(9999, 12, 31).toEpochDay();
    for (int i = 0; i < ROUNDS; i++) {
      LocalDate date = LocalDate.ofEpochDay(random.nextLong(first, last + 1));
      assertThat(decode(CellType.DATE, date.toString()))
          .as("seed %d", seed)
          .isEqualTo((int) date.toEpochDay());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-02-29 00:00:00", "2024-02-29T00:00", "2024-02-29 00:00:00.000 UTC",
        "2024-02-29T00:00:00Z", "2024-02-29 00:00:00 +0200", "2024-02-29 00:00:00+02:00"
      })
  void midnightsAreDates(String text) {
    assertThat(decode(CellType.DATE, text)).isEqualTo((int) LocalDate.of(2024, 2, 29).toEpochDay());
    assertThat(decode(inZurich, CellType.DATE, text))
        .isEqualTo((int) LocalDate.of(2024, 2, 29).toEpochDay());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2023-02-29",
        "2024-13-01",
        "2024-00-10",
        "2024-01-00",
        "2024-04-31",
        "2024-1-1",
        "20240101",
        "01/02/2024",
        "2024-01-01 00:00:01",
        "2024-01-01 x",
        "2024-01-01 ",
        "0000-01-01",
        "10000-01-01",
        "-0001-01-01",
        "2024-01-011",
        "abc",
        "2024-01-01Z"
      })
  void otherTextsAreNoDates(String text) {
    assertBad(CellType.DATE, text, Failure.BAD_VALUE);
  }

  @Test
  void randomTimestampsAreTheirWallClockRoundedDownToTheMillisecond() {
    DateTimeFormatter blank = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    for (int i = 0; i < ROUNDS; i++) {
      LocalDateTime time = timestamp();
      String text =
          random.nextBoolean()
              ? time.toString() // drops what is zero, and writes 3, 6 or 9 digits
              : time.format(blank) + ".%09d".formatted(time.getNano());
      assertThat(decode(CellType.TIMESTAMP, text))
          .as("%s, seed %d", text, seed)
          .isEqualTo(time.toInstant(ZoneOffset.UTC).toEpochMilli());
    }
  }

  @Test
  void randomOffsetsAreConvertedToTheZone() {
    for (int i = 0; i < ROUNDS; i++) {
      ZoneOffset offset = ZoneOffset.ofTotalSeconds(60 * (random.nextInt(2 * 18 * 60) - 18 * 60));
      OffsetDateTime time = timestamp().withNano(0).atOffset(offset);
      String text = time.toString();
      assertThat(decode(CellType.TIMESTAMP, text))
          .as("%s, seed %d", text, seed)
          .isEqualTo(time.toInstant().toEpochMilli());
      assertThat(decode(inZurich, CellType.TIMESTAMP, text))
          .as("%s in Zurich, seed %d", text, seed)
          .isEqualTo(
              time.atZoneSameInstant(ZURICH)
                  .toLocalDateTime()
                  .toInstant(ZoneOffset.UTC)
                  .toEpochMilli());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2024-07-01, 2024-07-01T00:00",
    "2024-07-01 10:30, 2024-07-01T10:30",
    "2024-07-01 10:30:05.1, 2024-07-01T10:30:05.100",
    "2024-07-01 10:30:05.123999, 2024-07-01T10:30:05.123",
    "1960-07-01 10:30:05.9999, 1960-07-01T10:30:05.999",
    "2024-07-01 10:30:05 UTC, 2024-07-01T12:30:05",
    "2024-07-01T10:30:05Z, 2024-07-01T12:30:05",
    "2024-07-01 10:30:05 +0000, 2024-07-01T12:30:05",
    "2024-07-01 10:30:05+00, 2024-07-01T12:30:05",
    "2024-12-01 10:30:05-05:30, 2024-12-01T17:00:05",
  })
  void spellingsOfTimestamps(String text, LocalDateTime expected) {
    assertThat(decode(inZurich, CellType.TIMESTAMP, text))
        .isEqualTo(expected.toInstant(ZoneOffset.UTC).toEpochMilli());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-07-01 24:00:00",
        "2024-07-01 10:60",
        "2024-07-01 10:30:60",
        "2024-07-01 10",
        "2024-07-01 10:30:",
        "2024-07-01 10:30:05.",
        "2024-07-01 10:30:05 ",
        "2024-07-01 10:30:05 CET",
        "2024-07-01 10:30:05+1",
        "2024-07-01 10:30:05+19:00",
        "2024-07-01x10:30",
        "10:30:05",
        "2024-07-01 10:30:05.1x",
        "1719829805",
        "July 1, 2024"
      })
  void otherTextsAreNoTimestamps(String text) {
    assertBad(CellType.TIMESTAMP, text, Failure.BAD_VALUE);
  }

  private int scale() {
    return random.nextInt(30) - 8;
  }

  private LocalDateTime timestamp() {
    long first = LocalDate.of(1, 1, 2).toEpochDay() * 86_400;
    long last = LocalDate.of(9999, 12, 30).toEpochDay() * 86_400;
    return LocalDateTime.ofEpochSecond(
        random.nextLong(first, last), random.nextInt(1_000_000_000), ZoneOffset.UTC);
  }

  private Object decode(CellType type, String text) {
    return decode(decoder, type, text);
  }

  /** Decodes the text from the middle of a buffer, as the parser hands it over. */
  private static Object decode(CellDecoder decoder, CellType type, String text) {
    char[] buffer = ("1," + text + ",9").toCharArray();
    return decoder.decode(type, buffer, 2, text.length(), false);
  }

  private void assertBad(CellType type, String text, Failure failure) {
    assertThatThrownBy(() -> decode(type, text))
        .isInstanceOfSatisfying(
            BadCellException.class, e -> assertThat(e.failure()).isEqualTo(failure));
  }
}
