package org.holisticsjdbc.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holisticsjdbc.sandbox.ApiClient.condition;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Filters with default conditions, on the dashboard "Defaults". */
class DefaultsTest {

  @RegisterExtension final SandboxExtension holistics = new SandboxExtension();

  private ApiClient api;

  @BeforeEach
  void connect() {
    api = new ApiClient(holistics.sandbox());
  }

  @Test
  void defaultsRestrictWhatAnExportDoesNotMention() {
    assertThat(ids("4240")).isEqualTo("1 2 5 6 8 24 25 27 28 29 33 34 35 36");
    assertThat(ids("4241")).isEqualTo("10 11 12 13 25 26 27 28 29 30 31 32 33 34 35 36");
    assertThat(ids("4246")).isEqualTo("9 11 31");
  }

  @Test
  void negativeDefaultsDropNullAsWell() {
    assertThat(ids("4243"))
        .isEqualTo("3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 23 26 28 " + "29 30 31 32 35");
  }

  @Test
  void relativeDefaultsFollowTheClock() {
    Duration back = Duration.between(Instant.now(), Instant.parse("2024-05-20T12:00:00Z"));
    Clock clock = Clock.offset(Clock.systemUTC(), back);
    try (Sandbox sandbox = Sandbox.start(SandboxExtension.shortJobs().withClock(clock))) {
      assertThat(CsvTable.parse(new ApiClient(sandbox).export("4242")).rows())
          .extracting(row -> row.get(0))
          .containsExactly("25", "26", "27", "28", "29");
    }
    assertThat(rows("4242")).isEmpty();
  }

  @Test
  void openDefaultsRestrictNothing() {
    assertThat(rows("4244")).hasSize(36).isEqualTo(rows("4247"));
  }

  @Test
  void conditionsReplaceDefaultsAndNoneSkipsThem() {
    assertThat(ids("4240", condition(7021, "is", "\"b\""))).isEqualTo("7");
    assertThat(rows("4240", condition(7021, "none"))).hasSize(36);
    assertThat(rows("4243", condition(7024, "none"))).hasSize(36);
  }

  @Test
  void twoFiltersOnOneFieldBothApply() {
    assertThat(ids("4245", condition(7027, "none"), condition(7028, "less_than", "-1")))
        .isEqualTo("4 32");
    assertThat(ids("4245", condition(7027, "greater_than", "34"))).isEqualTo("35");
  }

  @Test
  void filtersTellTheirDefaults() {
    JsonNode filters = api.json("/dashboards/16082").path("dashboard").path("dynamic_filters");

    assertThat(defaultOf(filters, 0))
        .isEqualTo("{\"operator\":\"is\",\"values\":[\"A\",\"B\"],\"modifier\":null}");
    assertThat(defaultOf(filters, 2))
        .isEqualTo("{\"operator\":\"matches\",\"values\":[\"last 7 days\"],\"modifier\":null}");
    assertThat(defaultOf(filters, 6))
        .isEqualTo("{\"operator\":\"greater_than\",\"values\":[0],\"modifier\":null}");
    assertThat(filters.get(8).path("definition").path("input_type").asText())
        .isEqualTo("single_select");
    assertThat(filters.get(10).path("mappings")).isEmpty();
  }

  private static String defaultOf(JsonNode filters, int index) {
    return filters.get(index).path("definition").path("default_condition").toString();
  }

  private String ids(String widget, String... conditions) {
    return String.join(" ", rows(widget, conditions).stream().map(row -> row.get(0)).toList());
  }

  private List<List<String>> rows(String widget, String... conditions) {
    return CsvTable.parse(api.export(widget, conditions)).rows();
  }
}
