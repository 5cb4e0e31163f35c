package org.holisticsjdbc.export;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Dates and timestamps as an export writes them: ISO, with {@code T} or a blank between date and
 * time, optional seconds, fraction and offset.
 *
 * <p>A reader of one cell after the other; not thread-safe.
 */
final class DateTimes {
  private static final String A_DATE = "a date such as 2024-01-31";
  private static final String A_TIMESTAMP = "a timestamp such as 2024-01-31 23:59:59.999";
  private static final long DAY = 86_400_000L;

  private final ZoneId zone;
  private final boolean utc;

  private char[] text;
  private int at;
  private int end;
  private String expected;

  DateTimes(ZoneId zone) {
    this.zone = zone;
    this.utc = zone.normalized().equals(ZoneOffset.UTC);
  }

  /** Reads a DATE as days since 1970-01-01; a time of midnight may follow. */
  int date(char[] cell, int offset, int length) {
    start(cell, offset, length, A_DATE);
    long day = day();
    if (at < end) {
      if (timeOfDay() != 0) {
        throw fail();
      }
      offsetMillis(); // a day is the day as written, whatever the zone
    }
    expectEnd();
    return (int) day;
  }

  /**
   * Reads a TIMESTAMP as milliseconds since 1970-01-01 00:00 of the wall clock, rounded down. With
   * an offset the wall clock is that of the zone, else the one written.
   */
  long timestamp(char[] cell, int offset, int length) {
    start(cell, offset, length, A_TIMESTAMP);
    long millis = day() * DAY;
    if (at == end) {
      return millis;
    }
    millis += timeOfDay();
    if (at == end) {
      return millis;
    }
    long instant = millis - offsetMillis();
    expectEnd();
    return utc ? instant : instant + zoneOffset(instant);
  }

  private long zoneOffset(long instant) {
    return zone.getRules().getOffset(Instant.ofEpochMilli(instant)).getTotalSeconds() * 1000L;
  }

  private long day() {
    int year = digits(4);
    expect('-');
    int month = digits(2);
    expect('-');
    int day = digits(2);
    if (year < 1 || month < 1 || month > 12 || day < 1) {
      throw fail();
    }
    if (day > 28 && day > YearMonth.of(year, month).lengthOfMonth()) {
      throw fail();
    }
    return LocalDate.of(year, month, day).toEpochDay();
  }

  private long timeOfDay() {
    if (text[at] != 'T' && text[at] != 't' && text[at] != ' ') {
      throw fail();
    }
    at++;
    int hour = digits(2);
    expect(':');
    int minute = digits(2);
    int second = 0;
    long millis = 0;
    if (at < end && text[at] == ':') {
      at++;
      second = digits(2);
      millis = fraction();
    }
    if (hour > 23 || minute > 59 || second > 59) {
      throw fail();
    }
    return ((hour * 60L + minute) * 60 + second) * 1000 + millis;
  }

  /** Reads a fraction of a second down to the millisecond. */
  private long fraction() {
    if (at == end || text[at] != '.') {
      return 0;
    }
    at++;
    int from = at;
    long millis = 0;
    for (; at < end && isDigit(text[at]); at++) {
      if (at - from < 3) {
        millis = millis * 10 + (text[at] - '0');
      }
    }
    if (at == from) {
      throw fail();
    }
    for (int places = at - from; places < 3; places++) {
      millis *= 10;
    }
    return millis;
  }

  /** Reads {@code Z}, {@code UTC}, {@code +02}, {@code +0200} or {@code +02:00}, if anything. */
  private long offsetMillis() {
    if (at < end && text[at] == ' ') {
      at++;
      if (at == end) {
        throw fail();
      }
    }
    if (at == end) {
      return 0;
    }
    char sign = text[at++];
    if (sign == 'Z' || sign == 'z') {
      return 0;
    }
    if (sign == 'U') {
      expect('T');
      expect('C');
      return 0;
    }
    if (sign != '+' && sign != '-') {
      throw fail();
    }
    int hours = digits(2);
    if (at < end && text[at] == ':') {
      at++;
    }
    int minutes = at < end ? digits(2) : 0;
    if (hours > 18 || minutes > 59) {
      throw fail();
    }
    long millis = (hours * 60L + minutes) * 60_000;
    return sign == '-' ? -millis : millis;
  }

  private void start(char[] cell, int offset, int length, String what) {
    text = cell;
    at = offset;
    end = offset + length;
    expected = what;
  }

  private int digits(int count) {
    if (end - at < count) {
      throw fail();
    }
    int value = 0;
    for (int i = 0; i < count; i++) {
      char c = text[at++];
      if (!isDigit(c)) {
        throw fail();
      }
      value = value * 10 + (c - '0');
    }
    return value;
  }

  private void expect(char c) {
    if (at == end || text[at] != c) {
      throw fail();
    }
    at++;
  }

  private void expectEnd() {
    if (at < end) {
      throw fail();
    }
  }

  private BadCellException fail() {
    return BadCellException.not(expected);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
