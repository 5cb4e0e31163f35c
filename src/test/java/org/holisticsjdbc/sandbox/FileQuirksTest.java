package org.holisticsjdbc.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holisticsjdbc.sandbox.ApiClient.condition;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.Test;

/** What quirks change in files and headers of answers, compared with a sandbox without quirks. */
class FileQuirksTest {

  private static final String FORMATTED = "4266";

  @Test
  void emptyTextsMayBeWrittenLikeNull() {
    assertChanges(Quirk.UNQUOTED_EMPTY_TEXT, "4240", csv -> csv.replace(",\"\",", ",,"));
    assertThat(export(Quirk.UNQUOTED_EMPTY_TEXT, "4232")).isEqualTo("Value\nfirst\n\n\nthird\n\n");
  }

  @Test
  void headersMayHoldNamesInsteadOfLabels() {
    assertThat(firstLine(export(Quirk.OTHER_HEADER_LABELS, "4265")))
        .isEqualTo("kind,count_id,sum_amount,max_happened_on");
    assertThat(firstLine(export(Quirk.OTHER_HEADER_LABELS, "4251")))
        .isEqualTo("kind,count_id,adhoc_part");
    assertChanges(
        Quirk.OTHER_HEADER_LABELS,
        "4265",
        csv -> csv.replace(firstLine(csv), "kind,count_id,sum_amount,max_happened_on"));
  }

  @Test
  void booleansMayBeOtherWords() {
    assertChanges(Quirk.BOOLEANS_AS_LETTERS, FORMATTED, words("t", "f"));
    assertChanges(Quirk.BOOLEANS_AS_DIGITS, FORMATTED, words("1", "0"));
    assertChanges(Quirk.BOOLEANS_AS_YES_NO, FORMATTED, words("yes", "no"));
  }

  private static UnaryOperator<String> words(String yes, String no) {
    return csv -> csv.replace(",true\n", "," + yes + "\n").replace(",false\n", "," + no + "\n");
  }

  @Test
  void fractionsOfSecondsMayBeCut() {
    assertChanges(
        Quirk.CUT_FRACTIONS, FORMATTED, csv -> csv.replaceAll("(:\\d\\d:\\d\\d)\\.\\d+", "$1"));
  }

  @Test
  void dateTimesMayBeWrittenInOtherWays() {
    assertChanges(
        Quirk.TIMESTAMPS_WITH_T, FORMATTED, csv -> csv.replaceAll("(-\\d\\d) (\\d\\d:)", "$1T$2"));
    assertChanges(
        Quirk.TIMESTAMPS_WITH_OFFSET,
        FORMATTED,
        csv -> csv.replaceAll("(\\d\\d:\\d\\d:[\\d.]+)", "$1+00:00"));
  }

  @Test
  void numbersMayBeFormattedForPeople() {
    assertThat(export(Quirk.FORMATTED_VALUES, FORMATTED))
        .contains(
            "\n4,-$10.005,400%,",
            "\n8,\"$1,234,567.891\",800%,",
            "\n10,\"$99,999,999,999,999.99\",\"1,000%\",",
            "\n22,,\"2,200%\",");
    assertThat(export(Quirk.FORMATTED_VALUES, "4255"))
        .contains("\n8,\"1,234,567.891\",8,東京\n", "\n13,100,13,", "\n4,-10.005,4,");
  }

  @Test
  void numbersMayBeRoundedInTheFileWhileConditionsSeeThemExactly() {
    String exactly = condition(7044, "is", "10.005");

    assertThat(export(Quirk.NUMBERS_ROUNDED_IN_FILE, "4255", exactly))
        .isEqualTo("Value,value,VALUE,Value_2\n2,10.01,2,istanbul\n3,10.01,3,ISTANBUL\n");
    assertThat(export(Quirk.NUMBERS_ROUNDED_IN_FILE, "4255"))
        .contains("\n5,0.12,5,", "\n7,0,7,", "\n11,3.5,11,", "\n20,5.00,20,");
  }

  @Test
  void rowLimitsMayNotBindExports() {
    assertThat(CsvTable.parse(export(Quirk.ROW_LIMIT_DOES_NOT_BIND_EXPORTS, "4258")).rows())
        .hasSize(6_000);
    assertThat(CsvTable.parse(export(Quirk.ROW_LIMIT_DOES_NOT_BIND_EXPORTS, "4257")).rows())
        .hasSize(36);
  }

  @Test
  void rowsMayComeInAnyOrder() {
    List<List<String>> sorted = CsvTable.parse(exportWith(Set.of(), "4240")).rows();
    List<List<String>> shuffled = CsvTable.parse(export(Quirk.ROWS_IN_ANY_ORDER, "4240")).rows();

    assertThat(shuffled).isNotEqualTo(sorted).containsExactlyInAnyOrderElementsOf(sorted);
    assertThat(CsvTable.parse(export(Quirk.ROWS_IN_ANY_ORDER, "4240")).rows()).isEqualTo(shuffled);
    assertThat(CsvTable.parse(export(Quirk.ROWS_IN_ANY_ORDER, "4257")).rows())
        .containsExactlyInAnyOrderElementsOf(CsvTable.parse(exportWith(Set.of(), "4257")).rows());
  }

  @Test
  void theResetMayBeInSecondsFromNow() {
    SteppingClock clock = new SteppingClock();
    Function<ApiClient, String> reset =
        api -> api.get("/users/me").headers().firstValue("RateLimit-Reset").orElseThrow();

    assertThat(with(Set.of(Quirk.RESET_AS_SECONDS), clock, reset)).isEqualTo("60");
    assertThat(with(Set.of(), clock, reset))
        .isEqualTo(Long.toString(clock.instant().plus(Duration.ofMinutes(1)).getEpochSecond()));
  }

  @Test
  void theTimeToRetryMayBeADate() {
    SteppingClock clock = new SteppingClock();
    String date =
        with(Set.of(Quirk.RETRY_AFTER_AS_DATE), clock, api -> refused(api).headers())
            .firstValue("Retry-After")
            .orElseThrow();

    assertThat(date).matches("[A-Z][a-z]{2}, \\d\\d [A-Z][a-z]{2} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT");
    Instant parsed = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    assertThat(parsed).isEqualTo(clock.instant().plus(Duration.ofMinutes(1)));
    assertThat(
            with(Set.of(), clock, api -> refused(api).headers())
                .firstValue("Retry-After")
                .orElseThrow())
        .isEqualTo("60");
  }

  private static HttpResponse<String> refused(ApiClient api) {
    HttpResponse<String> response = api.get("/users/me");
    for (int i = 0; response.statusCode() != 429 && i < 200; i++) {
      response = api.get("/users/me");
    }
    return response;
  }

  private static <T> T with(Set<Quirk> quirks, SteppingClock clock, Function<ApiClient, T> use) {
    SandboxOptions options =
        SandboxExtension.shortJobs()
            .withClock(clock)
            .withRateLimits(RateLimits.published())
            .withQuirks(quirks);
    try (Sandbox sandbox = Sandbox.start(options)) {
      return use.apply(new ApiClient(sandbox));
    }
  }

  private static void assertChanges(Quirk quirk, String widget, UnaryOperator<String> change) {
    String usual = exportWith(Set.of(), widget);
    String changed = change.apply(usual);

    assertThat(changed).isNotEqualTo(usual);
    assertThat(export(quirk, widget)).isEqualTo(changed);
  }

  private static String firstLine(String csv) {
    return csv.substring(0, csv.indexOf('\n'));
  }

  private static String export(Quirk quirk, String widget, String... conditions) {
    return exportWith(Set.of(quirk), widget, conditions);
  }

  private static String exportWith(Set<Quirk> quirks, String widget, String... conditions) {
    try (Sandbox sandbox = Sandbox.start(SandboxExtension.shortJobs().withQuirks(quirks))) {
      return new ApiClient(sandbox).export(widget, conditions);
    }
  }
}
