package org.holisticsjdbc.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.holisticsjdbc.sandbox.ApiClient.condition;
import static org.holisticsjdbc.sandbox.ApiClient.exportBody;
import static org.holisticsjdbc.sandbox.ApiClient.submitPath;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Filters the table "All types" on 29 February 2024, a Thursday; rows are named by their ids. */
class ConditionsTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2024-02-29T23:59:59Z"), ZoneOffset.UTC);
  private static final int TEXT = 7011;
  private static final int DATETIME = 7013;

  @RegisterExtension
  final SandboxExtension holistics =
      new SandboxExtension(
          SandboxExtension.shortJobs().withJobDuration(Duration.ZERO).withClock(CLOCK));

  private ApiClient api;

  @BeforeEach
  void connect() {
    api = new ApiClient(holistics.sandbox());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "7011 | is               | \"plain\",\"東京\" | 1 2",
        "7011 | is               | \"\"              | 4",
        "7011 | is               | \"007\"           | 9",
        "7011 | is               | 7                 |",
        "7011 | is_not           | \"twin\"          | 1 2 3 4 6 7 8 9 12",
        "7011 | does_not_contain | \"i\",\"7\"       | 2 3 4 12",
        "7011 | contains         | \", \"            | 6",
        "7011 | contains         | \"%\"             |",
        "7011 | contains         | \"\"              | 1 2 3 4 6 7 8 9 10 10 11 12",
        "7011 | starts_with      | \" l\",\"str\"    | 3 8",
        "7011 | ends_with        | \"ng \",\"😀\"    | 8 12",
        "7011 | is_null          |                   | 5 13",
        "7012 | is               | 5.000,-5          | 1 2 3 6 13",
        "7012 | is_not           | 5                 | 4 6 7 8 9 10 10 11 12",
        "7012 | between          | 2.5,5             | 1 2 3 10 10 11 13",
        "7012 | between          | 5,2.5             |",
        "7012 | greater_than     | 5                 | 7 9 12",
        "7012 | less_than        | 0                 | 6",
        "7012 | not_null         |                   | 1 2 3 4 6 7 8 9 10 10 11 12 13",
        "7014 | is_false         |                   | 2 4 7 12",
        "7014 | is_null          |                   | 5 8 13",
      })
  void textsNumbersAndBooleansAreTested(int filter, String operator, String values, String rows) {
    assertThat(ids(condition(filter, operator, values == null ? "" : values)))
        .isEqualTo(rows == null ? "" : rows);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "is      | \"2024-02-29\"                             | 2",
        "is      | \"2024-02-29T01:00:00+02:00\"              |",
        "is      | \"today\",\"July 2024\"                    | 2 9",
        "before  | \"1970\"                                   | 3",
        "after   | \"2024-10\"                                | 6 7",
        "between | \"2024-02-29\",\"2024-03-31T00:00:00Z\"    | 2 4",
        "matches | \"today\"                                  | 2",
        "matches | \"2 months from now\"                      | 10 10 11",
        "matches | \"last 2 months\"                          | 1 13",
        "matches | \"last 2 months - today\"                  | 1 2 13",
        "matches | \"2024-01-01 till 2024-02-29\"             | 1 13",
        "matches | \"next month\"                             | 4",
        "matches | \"now\"                                    | 2",
        "matches | \"2024 until last month\"                  |",
      })
  void datesAreTested(String operator, String values, String rows) {
    assertThat(ids(condition(DATETIME, operator, values))).isEqualTo(rows == null ? "" : rows);
  }

  @ParameterizedTest
  @CsvSource({
    "last, 2, month, 1 13",
    "last, 1, day, ''",
    "last, 60, day, 1 13",
    "next, 1, month, 4",
    "next, 1, quarter, 10 10 11",
    "next, 3, year, ''",
    "last, 54, year, 8",
  })
  void wholePeriodsLeaveTheCurrentOneOut(String operator, int count, String unit, String rows) {
    assertThat(ids(relative(operator, Integer.toString(count), "\"" + unit + "\"")))
        .isEqualTo(rows);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "7013 | matches     | \"no date at all\"",
        "7013 | matches     | \"\"",
        "7013 | matches     | \"$H_NIL$\"",
        "7013 | between     | \"$H_NIL$\",\"$H_NIL$\"",
        "7011 | contains    | \"$H_NIL$\"",
        "7011 | is          |",
        "7011 | is_not      |",
        "7012 | is          |",
        "7014 | none        |",
      })
  void someConditionsRestrictNothing(int filter, String operator, String values) {
    assertThat(ids(condition(filter, operator, values == null ? "" : values)))
        .isEqualTo("1 2 3 4 5 6 7 8 9 10 10 11 12 13");
  }

  @Test
  void attributesOfTheUserAreCompared() {
    assertThat(ids(condition(TEXT, "matches_user_attribute", "\"h_email\""))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "7011 | matches | \"today\" | not supported by string filters",
        "7011 | last | 2 | not supported by string filters",
        "7011 | is_true | | not supported by string filters",
        "7011 | transform_pop_none | | not supported by string filters",
        "7011 | matches_user_attribute | \"h_shoe_size\" | Unknown user attribute",
        "7012 | contains | 5 | not supported by number filters",
        "7012 | matches | \"today\" | not supported by number filters",
        "7012 | matches_user_attribute | \"h_email\" | not supported by number filters",
        "7013 | is_not | \"today\" | not supported by date filters",
        "7013 | transform_date_drill | \"month\" | not supported by date filters",
        "7013 | is_false | | not supported by date filters",
        "7013 | is | \"yesterday - today\" | Not an ISO date",
        "7013 | before | \"2023/13\" | Not an ISO date",
        "7013 | between | \"today\",\"$H_NIL$\" | Only one end",
        "7013 | matches | \"last monday\" | Ambiguous day",
        "7013 | matches | \"today till yesterday\" | ends before it starts",
        "7013 | last | 7 | No modifier",
        "7014 | is_not | true | not supported by boolean filters",
        "7014 | between | 0,1 | not supported by boolean filters",
      })
  void whatAFilterCannotTakeIsRefused(int filter, String operator, String values, String reason) {
    assertRefused(condition(filter, operator, values == null ? "" : values), reason);
  }

  @ParameterizedTest
  @CsvSource({"0", "-1", "1.5", "'\"few\"'", "123456"})
  void numbersOfPeriodsAreWholeAndPositive(String count) {
    assertRefused(relative("last", count, "\"day\""), "Not a number of periods");
  }

  @Test
  void relativeDefaultsFollowTheClock() {
    assertThat(Ids.of(api.export("4242"))).isEqualTo("8");
  }

  @Test
  void equalExpressionsOfTwoDaysAreTwoQueries() {
    Condition condition = Condition.of("matches", "last 7 days");
    Instant now = CLOCK.instant();

    ValueTest test = reader(now).read(FilterType.DATE, condition);

    assertThat(reader(now.minusSeconds(3_600)).read(FilterType.DATE, condition)).isEqualTo(test);
    assertThat(reader(now.plusSeconds(1)).read(FilterType.DATE, condition)).isNotEqualTo(test);
  }

  @ParameterizedTest
  @CsvSource({"month", "datetrunc month"})
  void changesOfWhatIsShownAreReadByTheirFiltersOnly(String period) {
    Condition drill = Condition.of("transform_date_drill", period);

    assertThat(reader(CLOCK.instant()).read(FilterType.DATE_DRILL, drill).restrictsNothing())
        .isTrue();
    assertThat(FilterType.POP.takes("transform_date_drill")).isFalse();
    assertThat(FilterType.POP.takes("is_null")).isFalse();
    assertThat(List.of("relative", "absolute", "none"))
        .allMatch(kind -> FilterType.POP.takes("transform_pop_" + kind));
  }

  @Test
  void changesOfWhatIsShownThatMakeNoSenseAreRefused() {
    ConditionReader reader = reader(CLOCK.instant());

    assertThatThrownBy(
            () ->
                reader.read(
                    FilterType.DATE_DRILL, Condition.of("transform_date_drill", "fortnight")))
        .hasMessageContaining("Not a period to drill to: 'fortnight'");
    assertThatThrownBy(() -> reader.read(FilterType.POP, Condition.of("transform_pop_relative", 1)))
        .hasMessageContaining("No modifier");
    assertThatThrownBy(
            () -> reader.read(FilterType.POP, Condition.of("transform_pop_absolute", "x", "y")))
        .hasMessageContaining("Not an ISO date");
  }

  private static ConditionReader reader(Instant now) {
    return new ConditionReader(Set.of(), now);
  }

  private String ids(String... conditions) {
    return Ids.of(api.export("4230", conditions));
  }

  private void assertRefused(String condition, String reason) {
    holistics.expectWrongRequests();
    HttpResponse<String> response = api.post(submitPath("4230"), exportBody(condition));
    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(api.parse(response).path("message").asText()).contains(reason);
  }

  private static String relative(String operator, String count, String modifier) {
    return "{\"dynamic_filter_id\":7013,\"condition\":{\"operator\":\"%s\",\"values\":[%s],\"modifier\":%s}}"
        .formatted(operator, count, modifier);
  }
}
