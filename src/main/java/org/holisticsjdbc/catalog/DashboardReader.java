package org.holisticsjdbc.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.holisticsjdbc.api.ApiDashboard;
import org.holisticsjdbc.api.ApiId;
import org.holisticsjdbc.api.ApiReport;
import org.holisticsjdbc.api.ApiWidget;
import org.holisticsjdbc.catalog.UniqueNames.Titled;
import org.holisticsjdbc.catalog.Widget.Kind;

/** From what the service says about dashboards to schemas and tables with their names. */
final class DashboardReader {
  /** Sources without rows: texts, and the blocks of a canvas that are no charts (FACTS §2). */
  private static final Set<String> WITHOUT_ROWS =
      Set.of("Text", "TextBlock", "FilterBlock", "PopBlock", "DateDrillBlock");

  private DashboardReader() {}

  /** Returns the names of all dashboards, sorted. */
  static List<DashboardName> names(List<ApiDashboard.Metadata> dashboards) {
    List<String> names =
        UniqueNames.ofTitles(
            dashboards.stream()
                .map(dashboard -> new Titled(ApiId.of(dashboard.id()), dashboard.title()))
                .toList(),
            UniqueNames.RESERVED_SCHEMAS);
    List<DashboardName> named = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      named.add(new DashboardName(dashboards.get(i).id(), names.get(i)));
    }
    named.sort((a, b) -> String.CASE_INSENSITIVE_ORDER.compare(a.name(), b.name()));
    return List.copyOf(named);
  }

  static Dashboard dashboard(ApiDashboard dashboard) {
    Titled titled = new Titled(ApiId.of(dashboard.id()), dashboard.title());
    List<ApiWidget> widgets = dashboard.widgets();
    List<String> names =
        UniqueNames.ofTitles(
            widgets.stream().map(widget -> new Titled(widget.id(), widget.sourceTitle())).toList(),
            Set.of());
    List<Widget> named = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      ApiWidget widget = widgets.get(i);
      named.add(
          new Widget(
              widget.id(),
              names.get(i),
              kind(widget),
              widget.url().or(dashboard::url),
              source(widget)));
    }
    return new Dashboard(
        dashboard.id(),
        titled.wantedName(),
        dashboard.version(),
        named,
        FilterReader.filters(dashboard.dynamicFilters()),
        dashboard.interactions());
  }

  static Widget.Source source(ApiWidget widget) {
    return new Widget.Source(
        widget.sourceType(), widget.sourceId(), report(widget), codeName(widget));
  }

  /** A source type that is newer than this driver has rows, as far as anybody knows. */
  private static Kind kind(ApiWidget widget) {
    if (WITHOUT_ROWS.contains(widget.sourceType())) {
      return Kind.NO_DATA;
    }
    return widget.permissions().exportable() ? Kind.TABLE : Kind.NOT_EXPORTABLE;
  }

  /** Returns the widget's report, if the widget came with what it displays. */
  static Optional<ApiReport> report(ApiWidget widget) {
    return widget
        .queryReport()
        .filter(report -> report.vizSetting().isPresent())
        .or(() -> widget.vizBlockDefinition().flatMap(DashboardReader::report));
  }

  /** A chart of a canvas says the same in other words. */
  private static Optional<ApiReport> report(JsonNode vizBlock) {
    JsonNode viz = vizBlock.path("viz");
    Optional<Long> dataSetId =
        Optional.of(viz.path("dataset_id")).filter(JsonNode::isNumber).map(JsonNode::longValue);
    return Optional.of(viz.path("viz_setting"))
        .filter(JsonNode::isObject)
        .map(it -> new ApiReport(Optional.empty(), Optional.empty(), dataSetId, Optional.of(it)));
  }

  private static Optional<String> codeName(ApiWidget widget) {
    return widget
        .vizBlockDefinition()
        .map(block -> block.path("uname").asText())
        .filter(name -> !name.isEmpty());
  }
}
