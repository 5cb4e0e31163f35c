package org.holisticsjdbc.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holisticsjdbc.sandbox.ApiClient.condition;
import static org.holisticsjdbc.sandbox.ApiClient.exportBody;
import static org.holisticsjdbc.sandbox.ApiClient.submitPath;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sends the same condition to a sandbox without quirks and to one with one quirk. */
class ConditionQuirksTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      value = {
        "CASE_INSENSITIVE_MATCHING | 7011 | is | \"PLAIN\" | `` | 1",
        "CASE_INSENSITIVE_MATCHING | 7011 | contains | \"WI\" | `` | 10 10 11",
        "CASE_INSENSITIVE_MATCHING | 7011 | starts_with | \"TW\" | `` | 10 10 11",
        "CASE_INSENSITIVE_MATCHING | 7011 | ends_with | \"IN\" | `` | 1 10 10 11",
        "CASE_INSENSITIVE_MATCHING | 7011 | is_not | \"TWIN\" "
            + "| 1 2 3 4 6 7 8 9 10 10 11 12 | 1 2 3 4 6 7 8 9 12",
        "CASE_INSENSITIVE_MATCHING | 7011 | does_not_contain | \"I\" "
            + "| 1 2 3 4 6 7 8 9 10 10 11 12 | 2 3 4 9 12",
        "CASE_INSENSITIVE_MATCHING | 7011 | starts_with | \"ü\" | `` | 12",
        "CASE_INSENSITIVE_MATCHING | 7011 | contains | \"東\" | 2 | 2",
        "WILDCARDS_IN_PATTERNS | 7011 | contains | \"t_in\" | `` | 10 10 11",
        "WILDCARDS_IN_PATTERNS | 7011 | starts_with | \"p%n\" | `` | 1",
        "WILDCARDS_IN_PATTERNS | 7011 | ends_with | \"_n\" | `` | 1 10 10 11",
        "WILDCARDS_IN_PATTERNS | 7011 | does_not_contain | \"%\" "
            + "| 1 2 3 4 6 7 8 9 10 10 11 12 | ``",
        "WILDCARDS_IN_PATTERNS | 7011 | is | \"t_in\" | `` | ``",
        "NEGATIVE_OPERATORS_KEEP_NULL | 7011 | is_not | \"twin\" "
            + "| 1 2 3 4 6 7 8 9 12 | 1 2 3 4 5 6 7 8 9 12 13",
        "NEGATIVE_OPERATORS_KEEP_NULL | 7011 | does_not_contain | \"i\" "
            + "| 2 3 4 9 12 | 2 3 4 5 9 12 13",
        "NEGATIVE_OPERATORS_KEEP_NULL | 7012 | is_not | 5 "
            + "| 4 6 7 8 9 10 10 11 12 | 4 5 6 7 8 9 10 10 11 12",
        "NEGATIVE_OPERATORS_KEEP_NULL | 7014 | is_false | - | 2 4 7 12 | 2 4 7 12",
        "EMPTY_TEXT_IS_NULL_IN_FILTERS | 7011 | is_null | - | 5 13 | 4 5 13",
        "EMPTY_TEXT_IS_NULL_IN_FILTERS | 7011 | not_null | - "
            + "| 1 2 3 4 6 7 8 9 10 10 11 12 | 1 2 3 6 7 8 9 10 10 11 12",
        "EMPTY_TEXT_IS_NULL_IN_FILTERS | 7011 | is | \"\",\"plain\" | 1 4 | 1",
        "EXCLUSIVE_BETWEEN | 7012 | between | 2.5,5 | 1 2 3 10 10 11 13 | ``",
        "EXCLUSIVE_BETWEEN | 7012 | between | 2.4,5 | 1 2 3 10 10 11 13 | 10 10 11",
        "EXCLUSIVE_BETWEEN | 7013 | between | \"2024-02-29\",\"2024-05-05\" "
            + "| 2 4 10 10 11 | 2 4 10 10 11",
        "DATETIME_BEFORE_AFTER_EXACT | 7013 | after | \"2024-12-31\" | 7 | 6 7",
        "DATETIME_BEFORE_AFTER_EXACT | 7013 | after | \"2024-12-31T12:00:00Z\" | 7 | 6 7",
        "DATETIME_BEFORE_AFTER_EXACT | 7013 | before | \"1969-12-31\" | `` | ``",
        "DATETIME_BEFORE_AFTER_EXACT | 7013 | before | \"2000-02-29T23:00:00Z\" | 3 | 3 8",
        "FILTERS_IN_ANOTHER_ZONE | 7013 | is | \"2024-03-01\" | `` | 2",
        "FILTERS_IN_ANOTHER_ZONE | 7013 | is | \"2024-02-29T23:00:00Z\" | 2 | 2",
        "FILTERS_IN_ANOTHER_ZONE | 7013 | before | \"1970-01-01\" | 3 | ``",
        "FILTERS_IN_ANOTHER_ZONE | 7013 | after | \"2024-12-31\" | 7 | 7",
        "FILTERS_IN_ANOTHER_ZONE | 7013 | matches | \"2024-07-04\" | 9 | ``",
        "FILTERS_IN_ANOTHER_ZONE | 7013 | not_null | - "
            + "| 1 2 3 4 6 7 8 9 10 10 11 12 13 | 1 2 3 4 6 7 8 9 10 10 11 12 13",
        "SUNDAY_WEEKS | 7013 | matches | \"2024-05-05 - 2024-05-05\" | 10 10 11 | 10 10 11",
      })
  void aQuirkChangesItsConditions(
      Quirk quirk, int filter, String operator, String values, String without, String with) {
    String condition = condition(filter, operator, values == null ? "" : values);

    assertThat(Ids.of(export(Set.of(), "4230", condition))).isEqualTo(without);
    assertThat(Ids.of(export(Set.of(quirk), "4230", condition))).isEqualTo(with);
  }

  @Test
  void anotherZoneLeavesDatesAlone() {
    Set<Quirk> quirks = Set.of(Quirk.FILTERS_IN_ANOTHER_ZONE);
    String condition = condition(7022, "is", "\"2024-02-29\"");

    assertThat(Ids.of(export(quirks, "4241", condition)))
        .contains("9")
        .isEqualTo(Ids.of(export(Set.of(), "4241", condition)));
  }

  @Test
  void calendarsMoveTruncatedDates() {
    WorkspaceCalendar usual = WorkspaceCalendar.of(Set.of());
    WorkspaceCalendar sunday = WorkspaceCalendar.of(Set.of(Quirk.SUNDAY_WEEKS));
    WorkspaceCalendar fiscal = WorkspaceCalendar.of(Set.of(Quirk.FISCAL_YEAR_FROM_APRIL));
    LocalDate day = LocalDate.of(2024, 3, 31); // a Sunday

    assertThat(usual.start(Truncation.WEEK, day)).isEqualTo(LocalDate.of(2024, 3, 25));
    assertThat(sunday.start(Truncation.WEEK, day)).isEqualTo(day);
    assertThat(usual.start(Truncation.YEAR, day)).isEqualTo(LocalDate.of(2024, 1, 1));
    assertThat(fiscal.start(Truncation.YEAR, day)).isEqualTo(LocalDate.of(2023, 4, 1));
    assertThat(fiscal.start(Truncation.YEAR, day.plusDays(1))).isEqualTo(LocalDate.of(2024, 4, 1));
    assertThat(fiscal.start(Truncation.QUARTER, day)).isEqualTo(LocalDate.of(2024, 1, 1));
    assertThat(fiscal.start(Truncation.WEEK, day)).isEqualTo(LocalDate.of(2024, 3, 25));
  }

  @Test
  void theLastOfTwoConditionsCountsWhereTheyAreNotRefused() {
    String[] conditions = {condition(7011, "is", "\"plain\""), condition(7011, "is", "\"twin\"")};

    assertThat(Ids.of(export(Set.of(Quirk.TWO_CONDITIONS_LAST_WINS), "4230", conditions)))
        .isEqualTo("10 10 11");
  }

  @Test
  void omittedFiltersLeaveTheirDefaultsToTheDashboard() {
    Set<Quirk> quirks = Set.of(Quirk.DEFAULTS_NOT_APPLIED_TO_EXPORTS);

    assertThat(CsvTable.parse(export(Set.of(), "4240")).rows()).hasSize(14);
    assertThat(CsvTable.parse(export(quirks, "4240")).rows()).hasSize(36);
    assertThat(Ids.of(export(quirks, "4240", condition(7021, "is", "\"b\"")))).isEqualTo("7");
  }

  @ParameterizedTest
  @CsvSource({
    "SINGLE_SELECT_TAKES_ONE_VALUE, 7029, 422",
    "SINGLE_SELECT_TAKES_ONE_VALUE, 7021, 200",
    "EXCLUSIVE_BETWEEN, 7029, 200",
  })
  void onlyTheQuirkRefusesSeveralValuesAndOnlyOfSingleSelectFilters(
      Quirk quirk, long filter, int status) {
    String body = exportBody(condition(filter, "is", "\"A\"", "\"B\""));
    try (Sandbox sandbox = start(Set.of(quirk))) {
      ApiClient api = new ApiClient(sandbox);

      assertThat(Ids.of(api.export("4246", condition(7029, "is", "\"C\"")))).isEqualTo("9 11 31");
      assertThat(api.post(submitPath("4246"), body).statusCode()).isEqualTo(status);
    }
  }

  private static String export(Set<Quirk> quirks, String widget, String... conditions) {
    try (Sandbox sandbox = start(quirks)) {
      return new ApiClient(sandbox).export(widget, conditions);
    }
  }

  private static Sandbox start(Set<Quirk> quirks) {
    return Sandbox.start(
        SandboxExtension.shortJobs().withJobDuration(Duration.ZERO).withQuirks(quirks));
  }
}
