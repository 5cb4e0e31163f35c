package org.holisticsjdbc.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/** A dashboard with its filters and widgets. {@code GET /dashboards/{id}} */
public record ApiDashboard(
    long id,
    Optional<String> title,
    Optional<Long> ownerId,
    int version,
    List<ApiFilter> dynamicFilters,
    List<ApiWidget> widgets,
    Optional<String> url,
    List<Interaction> interactions) {

  public ApiDashboard {
    dynamicFilters = Lists.copy(dynamicFilters);
    widgets = Lists.copy(widgets);
    interactions = Lists.copy(interactions);
  }

  /**
   * An exception to the reach of a filter on a canvas dashboard (FACTS §3). The contract does not
   * declare it, so it may be absent.
   *
   * @param from the filter's name in code, or its id
   * @param to names in code, or ids, of the widgets
   * @param disabled whether the filter does not reach them; otherwise it acts on another field
   */
  public record Interaction(
      String from,
      List<String> to,
      Optional<Boolean> disabled,
      Optional<ApiFilter.FieldPath> fieldPath,
      Optional<String> aggregation) {
    public Interaction {
      from = from == null ? "" : from;
      to = Lists.copy(to);
    }
  }

  /** A line of the dashboard list. {@code GET /dashboards/list_metadata} */
  public record Metadata(
      long id,
      Optional<String> title,
      Optional<String> uname,
      Optional<Long> projectId,
      int version) {}

  /** A page of dashboards. {@code GET /dashboards} */
  public record Page(List<ApiDashboard> dashboards, @JsonProperty("cursors") Cursors cursors) {
    public Page {
      cursors = cursors == null ? new Cursors(Optional.empty(), Optional.empty()) : cursors;
      dashboards = Lists.copy(dashboards);
    }
  }

  /** Where the neighbouring pages begin; no {@code next} on the last page. */
  public record Cursors(Optional<String> previous, Optional<String> next) {}
}
