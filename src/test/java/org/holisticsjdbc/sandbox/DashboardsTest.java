package org.holisticsjdbc.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DashboardsTest {

  @RegisterExtension final SandboxExtension holistics = new SandboxExtension();

  private ApiClient api;

  @BeforeEach
  void connect() {
    api = new ApiClient(holistics.sandbox());
  }

  @Test
  void metadataListsEveryDashboardOnOnePage() {
    assertThat(titles(api.json("/dashboards/list_metadata").path("dashboards_metadata")))
        .containsExactly(
            "Wildlife strikes",
            "Airports",
            "Flights",
            "US employment",
            "Playground",
            "Defaults",
            "Traps",
            "Canvas",
            "Seattle weather");
  }

  @Test
  void metadataCanBeNarrowedToVersions() {
    assertThat(titles(api.json("/dashboards/list_metadata?version=4").path("dashboards_metadata")))
        .containsExactly("Canvas");
    assertThat(
            api.json("/dashboards/list_metadata?version%5B%5D=3&version%5B%5D=4")
                .path("dashboards_metadata"))
        .hasSize(9);
  }

  @Test
  void pagesAreLinkedByCursorsInBothDirections() {
    List<String> forward = new ArrayList<>();
    String path = "/dashboards?limit=5";
    JsonNode page = api.json(path);
    assertThat(page.path("cursors").path("previous").isNull()).isTrue();
    while (true) {
      forward.addAll(titles(page.path("dashboards")));
      String next = page.path("cursors").path("next").asText();
      if (page.path("cursors").path("next").isNull()) {
        break;
      }
      page = api.json(path + "&after=" + next);
    }

    assertThat(forward).hasSize(9).doesNotHaveDuplicates();
    String previous = page.path("cursors").path("previous").asText();
    assertThat(titles(api.json(path + "&before=" + previous).path("dashboards")))
        .isEqualTo(forward.subList(0, 5));
  }

  @Test
  void pagesCanBeSortedDownwards() {
    JsonNode page = api.json("/dashboards?sort=id_desc&limit=2&include_embed_info=true");

    assertThat(titles(page.path("dashboards"))).containsExactly("Seattle weather", "Canvas");
    assertThat(page.path("dashboards").get(0).path("embed_info").isNull()).isTrue();
  }

  @Test
  void oneDashboardHasIdsBeyond32Bits() {
    JsonNode dashboard = api.json("/dashboards/2199023271633").path("dashboard");

    assertThat(dashboard.path("title").asText()).isEqualTo("Seattle weather");
    for (JsonNode widget : dashboard.path("widgets")) {
      assertThat(widget.path("id").asLong()).isGreaterThan(1L << 41);
    }
    for (JsonNode filter : dashboard.path("dynamic_filters")) {
      assertThat(filter.path("id").asLong()).isGreaterThan(1L << 41);
    }
  }

  @Test
  void dashboardsNeverInlineReports() {
    for (JsonNode widget : api.json("/dashboards/16076").path("dashboard").path("widgets")) {
      assertThat(widget.has("query_report")).isFalse();
    }
  }

  @Test
  void widgetsTellWhatTheyShowWhenAskedTo() {
    JsonNode widget =
        api.json("/dashboard_widgets/4177?include_report=true").path("dashboard_widget");
    JsonNode setting = widget.path("query_report").path("viz_setting");

    assertThat(setting.path("settings").path("row_limit").asInt()).isEqualTo(5_000);
    assertThat(setting.path("fields").findValues("path_hash"))
        .extracting(path -> path.path("field_name").asText())
        .containsExactly("flight_date", "airport_name", "cost_total");
    assertThat(setting.path("fields").path("x_axis").path("transformation").asText())
        .isEqualTo("datetrunc month");
    assertThat(api.json("/dashboard_widgets/4177").path("dashboard_widget").has("query_report"))
        .isFalse();
  }

  @Test
  void permissionsTellWhatCannotBeExported() {
    assertThat(permissions("4175").path("can_export_data").asBoolean()).isTrue();
    assertThat(permissions("4180").path("can_export").asBoolean()).isTrue();
    assertThat(permissions("4180").path("can_export_data").asBoolean()).isFalse();
  }

  @Test
  void dataSetsTellTheTypesOfFields() {
    assertThat(api.json("/data_sets/2110").path("data_set").has("data_models")).isFalse();
    JsonNode model =
        api.json("/data_sets/2110?include_models=true").path("data_set").path("data_models").get(0);

    assertThat(model.path("id").asText()).isEqualTo("all_types");
    assertThat(model.path("fields").findValuesAsText("type"))
        .containsExactly(
            "number",
            "text",
            "text",
            "number",
            "number",
            "number",
            "date",
            "datetime",
            "truefalse");
  }

  private JsonNode permissions(String widgetId) {
    return api.json("/dashboard_widgets/" + widgetId).path("dashboard_widget").path("permissions");
  }

  private static List<String> titles(JsonNode dashboards) {
    List<String> titles = new ArrayList<>();
    dashboards.forEach(dashboard -> titles.add(dashboard.path("title").asText()));
    return titles;
  }
}
