package org.holisticsjdbc.sql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.holisticsjdbc.testing.SandboxExtension;

/** The filter conditions of recorded exports, short enough to read in a test. */
final class SentConditions {
  private SentConditions() {}

  /** Returns for each export {@code filter operator [values]}, joined by {@code &}. */
  static List<String> of(SandboxExtension holistics) {
    return holistics.exchanges("DashboardWidgets_SubmitExport").stream()
        .map(exchange -> conditions(exchange.requestBody()))
        .toList();
  }

  private static String conditions(String body) {
    try {
      List<String> conditions = new ArrayList<>();
      for (JsonNode entry : new JsonMapper().readTree(body).path("dashboard_filter_conditions")) {
        JsonNode condition = entry.path("condition");
        conditions.add(
            "%s %s %s"
                .formatted(
                    entry.path("dynamic_filter_id"),
                    condition.path("operator").asText(),
                    condition.path("values"))
                .replace('"', '\''));
      }
      return String.join(" & ", conditions);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
