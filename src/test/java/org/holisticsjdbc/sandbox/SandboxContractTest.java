package org.holisticsjdbc.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Walks everything that is declared; the extension compares each exchange with the contract. */
class SandboxContractTest {

  @RegisterExtension final SandboxExtension holistics = new SandboxExtension();

  @Test
  void everyDashboardWidgetReportAndDataSetKeepsToTheContract() {
    ApiClient api = new ApiClient(holistics.sandbox());
    JsonNode metadata = api.json("/dashboards/list_metadata").path("dashboards_metadata");
    assertThat(metadata).isNotEmpty();
    for (JsonNode entry : metadata) {
      JsonNode dashboard = api.json("/dashboards/" + entry.path("id").asText()).path("dashboard");
      assertThat(dashboard.path("title")).isEqualTo(entry.path("title"));
      for (JsonNode widget : dashboard.path("widgets")) {
        walk(api, widget);
      }
    }
  }

  private static void walk(ApiClient api, JsonNode listed) {
    assertThat(listed.has("query_report")).isFalse();
    String options = "?include_report=true&include_url=true&include_dashboard=true";
    JsonNode widget =
        api.json("/dashboard_widgets/" + ApiClient.encoded(listed.path("id").asText()) + options)
            .path("dashboard_widget");
    assertThat(widget.path("source_title")).isEqualTo(listed.path("source_title"));
    if (widget.path("source_type").asText().equals("Text")) {
      assertThat(widget.has("query_report")).isFalse();
      return;
    }
    String report = widget.path("query_report").path("id").asText();
    api.json("/query_reports/" + report + "?include_data_set=true");
    String dataSet = widget.path("query_report").path("data_set_id").asText();
    api.json("/data_sets/" + dataSet + "?include_models=true&include_reports=true");
  }
}
