package org.holisticsjdbc.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.util.Locale;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which date expressions are sent, and which the service would misread (FACTS §4.1). */
class DateExpressionTest {
  /** The day of the examples: a Thursday. */
  private static final LocalDateTime NOW = LocalDateTime.of(2019, 12, 26, 10, 30);

  @ParameterizedTest
  @CsvSource({
    "2019-12-01, 2019-12-01T00:00",
    "2023-08, 2023-08-01T00:00",
    "2023/08, 2023-08-01T00:00",
    "August 2023, 2023-08-01T00:00",
    "2023, 2023-01-01T00:00",
    "2021-08-01T10:00:00Z, 2021-08-01T10:00",
    "2021-08-01 10:00+07:00, 2021-08-01T03:00",
    "today, 2019-12-26T00:00",
    "yesterday, 2019-12-25T00:00",
    "tomorrow, 2019-12-27T00:00",
    "last month, 2019-11-01T00:00",
    "last quarter, 2019-07-01T00:00",
    "last 2 days, 2019-12-24T00:00",
    "last 7 days, 2019-12-19T00:00",
    "last 36 hours, 2019-12-24T22:00",
    "this week, 2019-12-23T00:00",
    "current week, 2019-12-23T00:00",
    "next 2 months, 2020-01-01T00:00",
    "next 15 minutes, 2019-12-26T10:31",
    "2 months ago, 2019-10-01T00:00",
    "3 weeks from now, 2020-01-16T00:00",
    "1 year ago for 5 days, 2018-01-01T00:00",
    "exactly 2 days ago, 2019-12-24T10:30",
    "last month begin, 2019-11-01T00:00",
    "last month end, 2019-11-30T00:00",
    "tue last week, 2019-12-17T00:00",
    "Tuesday last week, 2019-12-17T00:00",
    "wed next 2 weeks, 2020-01-08T00:00",
    "beginning, 1970-01-01T00:00",
    "now, 2019-12-26T10:30",
  })
  void everyFormOfTheServiceIsReadAsTheServiceReadsIt(String text, LocalDateTime start) {
    assertThat(DateExpression.of(text, NOW).text()).isEqualTo(text);
    assertThat(DatePoint.of(text.toLowerCase(Locale.ROOT)).orElseThrow().start().apply(NOW))
        .isEqualTo(start);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2021-01-01 - 2021-02-01",
        "2021-02-01 - 2021-01-01", // put in order by the service
        "2021-01-01 to 2021-02-01",
        "2021-01-01 till 2021-02-01",
        "yesterday until today",
        "last 7 days - today",
        "2 months ago to last month end",
        "beginning till now",
        "LAST 7 Days - Today",
      })
  void rangesAreSentAsWritten(String text) {
    assertThat(DateExpression.of(text, NOW).text()).isEqualTo(text);
  }

  @Test
  void blanksAreMadeOne() {
    assertThat(DateExpression.of("  last  7\tdays ", NOW).text()).isEqualTo("last 7 days");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yesterday-today", // means yesterday only
        "2021-01-01-2021-02-01",
        "yesterday till asd", // means yesterday
        "asd till yesterday",
        "yesterday till",
        "2023/13", // means all of 2023
        "2023-13",
        "2021-02-30",
        "2021-2-3",
        "asd",
        "",
        "last monday",
        "next friday",
        "thursday",
        "thu",
        "thursday last month",
        "8/1/2021",
        "01/08/2021",
        "2021/08/01",
        "2 quarters ago",
        "last fortnight",
        "last 0 days",
        "last -3 days",
        "last 7",
        "7 days",
        "days ago",
        "2 days ago today",
        "this 2 weeks",
        "2021-08-01 10:00",
        "2021-08-01T10:00:00",
        "2021-01-01 - 2021-02-01 - 2021-03-01",
        "tomorrow till yesterday",
        "2021-02-01 till 2021-01-01",
        "this week until last month",
        "2022 till last year",
        "today;",
        "today or tomorrow",
        "$H_NIL$",
      })
  void whatTheServiceWouldMisreadIsRefusedWithExamples(String text) {
    assertThatThrownBy(() -> DateExpression.of(text, NOW))
        .isInstanceOf(HolisticsException.class)
        .hasFieldOrPropertyWithValue("failure", Failure.BAD_DATE)
        .hasMessageContaining("'last 7 days'")
        .hasMessageContaining("'" + text + "'");
  }

  @ParameterizedTest
  @CsvSource({
    "8/1/2021, slashes",
    "last monday, which week",
    "yesterday-today, blanks around it",
    "2021-08-01 10:00, offset",
    "tomorrow till yesterday, ends before it begins",
    "yesterday till asd, 'asd'",
  })
  void theRefusalSaysWhy(String text, String why) {
    assertThatThrownBy(() -> DateExpression.of(text, NOW)).hasMessageContaining(why);
  }

  @Test
  void longTextIsRefused() {
    String days = "1".repeat(DateExpression.MAX_LENGTH + 1);

    assertThatThrownBy(() -> DateExpression.of(days, NOW)).hasMessageContaining("longer than 200");
  }

  @Test
  void anOrderThatDependsOnTheZoneIsLeftToTheService() {
    assertThat(DateExpression.of("2019-12-26 till today", NOW.minusDays(1)).text())
        .isEqualTo("2019-12-26 till today");
  }

  @ParameterizedTest
  @CsvSource({"2021-02-28, true", "2021-02-30, false", "2021-02, false", "today, false"})
  void onlyADayOfTheCalendarIsAnIsoDay(String text, boolean isDay) {
    assertThat(DateExpression.isoDay(text).isPresent()).isEqualTo(isDay);
  }
}
