package org.holisticsjdbc.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holisticsjdbc.sandbox.ApiClient.condition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A dashboard of version 4, whose filters reach every block of their data set. */
class CanvasTest {

  @RegisterExtension final SandboxExtension holistics = new SandboxExtension();

  private ApiClient api;

  @BeforeEach
  void connect() {
    api = new ApiClient(holistics.sandbox());
  }

  @Test
  void idsAreTextsAndMappingsEmpty() {
    JsonNode dashboard = api.json("/dashboards/16090").path("dashboard");

    assertThat(dashboard.path("version").asInt()).isEqualTo(4);
    assertThat(dashboard.path("widgets").get(0).path("id").textValue()).isEqualTo("16090:v1");
    assertThat(dashboard.path("widgets").get(0).path("source_type").asText()).isEqualTo("VizBlock");
    for (JsonNode filter : dashboard.path("dynamic_filters")) {
      assertThat(filter.path("id").isTextual()).isTrue();
      assertThat(filter.path("mappings")).isEmpty();
    }
  }

  @Test
  void interactionsListTheExceptions() {
    JsonNode interactions = api.json("/dashboards/16090").path("dashboard").path("interactions");

    assertThat(interactions.get(0).toString())
        .isEqualTo("{\"from\":\"f1\",\"to\":[\"v2\"],\"disabled\":true}");
    assertThat(interactions.get(2).path("field_path").path("field_name").asText())
        .isEqualTo("happened_at");
    assertThat(interactions.get(3).path("aggregation").asText()).isEqualTo("sum");
  }

  @Test
  void filtersReachEveryBlockOfTheirDataSetUnlessSwitchedOff() {
    String kind = condition("f1", "is", "\"b\"");

    assertThat(first(api.export("16090:v1", kind))).containsExactly("7");
    assertThat(first(api.export("16090:v_2c7f", kind))).containsExactly("7");
    assertThat(first(api.export("16090:v2", kind))).hasSize(36);
    assertThat(first(api.export("16090:weather 100%/all", kind))).hasSize(1461);
  }

  @Test
  void interactionsNameAnotherField() {
    String day = condition("f2", "is_null");

    assertThat(first(api.export("16090:v1", day))).containsExactly("24");
    assertThat(first(api.export("16090:v_2c7f", day))).containsExactly("24", "26");
  }

  @Test
  void interactionsNameAnAggregationOfGroups() {
    assertThat(api.export("16090:kinds", condition("f_amount", "less_than", "0")))
        .isEqualTo("Kind,Items,Sum of Amount\n");
    assertThat(api.export("16090:kinds", condition("f_amount", "is", "0")))
        .isEqualTo("Kind,Items,Sum of Amount\na,2,0.0000\nb,1,0\n");
  }

  @Test
  void blocksThatChangePeriodsHaveNoFieldAndLeaveTheRows() {
    JsonNode filters = api.json("/dashboards/16090").path("dashboard").path("dynamic_filters");

    assertThat(filters.get(4).path("definition").path("filter_type").asText()).isEqualTo("pop");
    assertThat(filters.get(4).path("definition").has("filter_source")).isFalse();
    assertThat(filters.get(5).path("definition").path("filter_type").asText())
        .isEqualTo("date_drill");
    assertThat(api.export("16090:v1", condition("drill1", "transform_date_drill", "\"month\"")))
        .isEqualTo(api.export("16090:v1"));
    assertThat(api.export("16090:v1", condition("pop1", "transform_pop_none")))
        .isEqualTo(api.export("16090:v1"));
  }

  private static List<String> first(String csv) {
    return CsvTable.parse(csv).rows().stream().map(row -> row.get(0)).toList();
  }
}
