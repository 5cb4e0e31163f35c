package org.holisticsjdbc.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads the expressions of FACTS §4.1 on the day of its examples, a Thursday. */
class DateExpressionTest {

  private static final LocalDateTime NOW = LocalDateTime.parse("2019-12-26T15:30:20.5");

  private final DateExpression expressions = expressions(ZoneOffset.UTC);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2019-12-01                    | 2019-12-01 | 2019-12-02",
        "2019/12/1                     | 2019-12-01 | 2019-12-02",
        "2023-08                       | 2023-08-01 | 2023-09-01",
        "2023/08                       | 2023-08-01 | 2023-09-01",
        "August 2023                   | 2023-08-01 | 2023-09-01",
        "sep 2023                      | 2023-09-01 | 2023-10-01",
        "2023                          | 2023-01-01 | 2024-01-01",
        "today                         | 2019-12-26 | 2019-12-27",
        "YESTERDAY                     | 2019-12-25 | 2019-12-26",
        "tomorrow                      | 2019-12-27 | 2019-12-28",
        "last month                    | 2019-11-01 | 2019-12-01",
        "last 2 days                   | 2019-12-24 | 2019-12-26",
        "last 7 days                   | 2019-12-19 | 2019-12-26",
        "last quarter                  | 2019-07-01 | 2019-10-01",
        "last 2 years                  | 2017-01-01 | 2019-01-01",
        "this week                     | 2019-12-23 | 2019-12-30",
        "current week                  | 2019-12-23 | 2019-12-30",
        "next 2 months                 | 2020-01-01 | 2020-03-01",
        "2 months ago                  | 2019-10-01 | 2019-11-01",
        "3 weeks from now              | 2020-01-16 | 2020-01-23",
        "1 year ago for 5 days         | 2018-01-01 | 2018-01-06",
        "last month begin              | 2019-11-01 | 2019-11-02",
        "last month end                | 2019-11-30 | 2019-12-01",
        "tue last week                 | 2019-12-17 | 2019-12-18",
        "sunday last week              | 2019-12-22 | 2019-12-23",
        "wed next 2 weeks              | 2020-01-08 | 2020-01-09",
        "fri this week                 | 2019-12-27 | 2019-12-28",
      })
  void phrasesCoverWholeDays(String text, String start, String end) {
    assertThat(expressions.read(text)).hasValue(range(start + "T00:00", end + "T00:00"));
    assertThat(expressions.readPhrase(text)).isEqualTo(expressions.read(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "now                           | 2019-12-26T15:30:20 | 2019-12-26T15:30:21",
        "beginning                     | 1970-01-01T00:00    | 1970-01-01T00:00:01",
        "exactly 2 days ago            | 2019-12-24T15:30:20 | 2019-12-24T15:30:21",
        "exactly 1 hour from now       | 2019-12-26T16:30:20 | 2019-12-26T16:30:21",
        "last 3 hours                  | 2019-12-26T12:00    | 2019-12-26T15:00",
        "2 minutes ago                 | 2019-12-26T15:28    | 2019-12-26T15:29",
        "last 30 seconds               | 2019-12-26T15:29:50 | 2019-12-26T15:30:20",
        "2019-12-01 10:20:30           | 2019-12-01T10:20:30 | 2019-12-01T10:20:31",
        "2019-12-01T10:20:30.5+02:00   | 2019-12-01T08:20:30 | 2019-12-01T08:20:31",
      })
  void momentsCoverOneSecondOrTheirUnit(String text, String start, String end) {
    assertThat(expressions.read(text)).hasValue(range(start, end));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2021-01-01 - 2021-02-01       | 2021-01-01 | 2021-02-02",
        "2021-01-01 to 2021-02-01      | 2021-01-01 | 2021-02-02",
        "2021-02-01 to 2021-01-01      | 2021-01-01 | 2021-02-02",
        "2021-01-01 till 2021-02-01    | 2021-01-01 | 2021-02-01",
        "2021-01-01 UNTIL 2021-02-01   | 2021-01-01 | 2021-02-01",
        "last 7 days - today           | 2019-12-19 | 2019-12-27",
        "2018 - last month             | 2018-01-01 | 2019-12-01",
      })
  void rangesIncludeTheirEndOrStopBeforeIt(String text, String start, String end) {
    assertThat(expressions.read(text)).hasValue(range(start + "T00:00", end + "T00:00"));
    assertThat(expressions.readPhrase(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "yesterday-today               | yesterday",
        "yesterday till asd            | yesterday",
        "asd - yesterday               | yesterday",
        "2023/13                       | 2023",
        "2001-02-30                    | 2001-02",
        "around yesterday or so        | yesterday",
      })
  void unreadablePartsAreDropped(String text, String left) {
    assertThat(expressions.read(text)).isPresent().isEqualTo(expressions.read(left));
    assertThat(expressions.readPhrase(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "asd", "yesterdayish", "2 quarters ago", "last", "12", "a - b"})
  void textsWithoutAnyDateReadAsNothing(String text) {
    assertThat(expressions.read(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"last monday", "next friday", "thursday", "Thu - today"})
  void weekdaysOfNoCertainWeekAreErrors(String text) {
    assertThatThrownBy(() -> expressions.read(text))
        .isInstanceOf(ApiError.class)
        .hasMessageContaining("Ambiguous day");
  }

  @Test
  void excludedEndsBeforeTheStartAreErrors() {
    assertThatThrownBy(() -> expressions.read("today till yesterday"))
        .hasMessageContaining("ends before it starts");
  }

  @Test
  void moreThan200CharactersAreAnError() {
    assertThat(expressions.read("today" + " ".repeat(195))).isPresent();
    assertThatThrownBy(() -> expressions.read("today" + " ".repeat(196)))
        .hasMessageContaining("longer than 200 characters");
  }

  @Test
  void datesAreOfTheZoneAndTimesWithoutOffsetOfUtc() {
    DateExpression inTokyo = expressions(ZoneId.of("Asia/Tokyo"));

    assertThat(inTokyo.read("2019-12-01")).hasValue(range("2019-12-01T00:00", "2019-12-02T00:00"));
    assertThat(inTokyo.read("2019-12-01 20:00"))
        .hasValue(range("2019-12-02T05:00", "2019-12-02T05:00:01"));
    assertThat(inTokyo.read("2019-12-01 20:00+09:00"))
        .hasValue(range("2019-12-01T20:00", "2019-12-01T20:00:01"));
  }

  @Test
  void slashDatesBeginWithTheMonthUnlessTheQuirkIsOn() {
    assertThat(expressions.read("8/1/2021")).isEqualTo(expressions.read("2021-08-01"));
    assertThat(expressions(ZoneOffset.UTC, Quirk.SLASH_DATES_DAY_FIRST).read("8/1/2021"))
        .isEqualTo(expressions.read("2021-01-08"));
  }

  @Test
  void weeksAndYearsBeginWhereQuirksSay() {
    assertThat(expressions(ZoneOffset.UTC, Quirk.SUNDAY_WEEKS).read("this week"))
        .hasValue(range("2019-12-22T00:00", "2019-12-29T00:00"));
    assertThat(expressions(ZoneOffset.UTC, Quirk.SUNDAY_WEEKS).read("last 2 weeks - sun this week"))
        .hasValue(range("2019-12-08T00:00", "2019-12-23T00:00"));
    assertThat(expressions(ZoneOffset.UTC, Quirk.FISCAL_YEAR_FROM_APRIL).read("last year"))
        .hasValue(range("2018-04-01T00:00", "2019-04-01T00:00"));
  }

  private static DateExpression expressions(ZoneId zone, Quirk... quirks) {
    RelativePeriods periods = new RelativePeriods(NOW, WorkspaceCalendar.of(Set.of(quirks)));
    boolean isDayFirst = Set.of(quirks).contains(Quirk.SLASH_DATES_DAY_FIRST);
    return new DateExpression(new DatePhrases(periods, zone, isDayFirst));
  }

  private static TimeRange range(String start, String end) {
    return new TimeRange(LocalDateTime.parse(start), LocalDateTime.parse(end));
  }
}
