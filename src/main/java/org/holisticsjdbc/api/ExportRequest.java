package org.holisticsjdbc.api;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * The body of {@code POST /dashboard_widgets/{id}/submit_export}.
 *
 * @param dashboardFilterConditions at most one condition for each filter; filters not named keep
 *     their defaults
 */
public record ExportRequest(String output, List<Condition.OfFilter> dashboardFilterConditions) {
  public ExportRequest {
    requireNonNull(output, "output");
    dashboardFilterConditions = List.copyOf(dashboardFilterConditions);
  }

  /** Returns a request for CSV. */
  public static ExportRequest csv(List<Condition.OfFilter> conditions) {
    return new ExportRequest("csv", conditions);
  }
}
