package org.holisticsjdbc.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A widget of a dashboard. {@code GET /dashboard_widgets/{id}}
 *
 * @param sourceType {@code QueryReport}, {@code VizBlock}, {@code QueryMetric} or {@code Text}
 * @param queryReport present only when asked for with {@code include_report}
 * @param vizBlockDefinition a canvas chart as code defines it; the contract calls it internal, so
 *     it may be absent (FACTS §2)
 */
public record ApiWidget(
    ApiId id,
    Optional<ApiId> sourceId,
    String sourceType,
    Optional<String> sourceTitle,
    Permissions permissions,
    Optional<String> url,
    Optional<ApiReport> queryReport,
    Optional<JsonNode> vizBlockDefinition) {
  public ApiWidget {
    sourceType = sourceType == null ? "" : sourceType;
    permissions = permissions == null ? Permissions.UNKNOWN : permissions;
    vizBlockDefinition = vizBlockDefinition.filter(JsonNode::isObject);
  }

  /** What the key's owner may do with the widget; CSV needs both export permissions (FACTS §1). */
  public record Permissions(boolean canExplore, boolean canExport, boolean canExportData) {
    /** Where the answer does not tell, the service decides when it is asked. */
    static final Permissions UNKNOWN = new Permissions(true, true, true);

    /** Returns whether the widget's rows may be exported. */
    public boolean exportable() {
      return canExport && canExportData;
    }
  }
}
