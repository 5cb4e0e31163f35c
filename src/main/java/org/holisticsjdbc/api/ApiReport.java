package org.holisticsjdbc.api;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * The report behind a widget. {@code GET /query_reports/{id}}
 *
 * @param vizSetting the fields, settings and chart type; its {@code fields} are untyped in the
 *     contract (FACTS §2.1). One tutorial spells the property {@code viz_settings}.
 */
public record ApiReport(
    Optional<Long> id,
    Optional<String> title,
    Optional<Long> dataSetId,
    @JsonAlias("viz_settings") Optional<JsonNode> vizSetting) {
  public ApiReport {
    vizSetting = vizSetting.filter(json -> !json.isNull());
  }
}
