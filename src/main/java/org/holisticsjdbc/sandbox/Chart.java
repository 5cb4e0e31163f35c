package org.holisticsjdbc.sandbox;

/** How a widget shows its fields; decides under which slots they stand in its settings. */
enum Chart {
  DATA_TABLE("data_table"),
  METRIC_KPI("metric_kpi"),
  LINE_CHART("line_chart"),
  COLUMN_CHART("column_chart"),
  BAR_CHART("bar_chart"),
  PIVOT_TABLE("pivot_table"),

  /** A chart of the workspace's own, for which the contract has no name. */
  CUSTOM("");

  private final String apiName;

  Chart(String apiName) {
    this.apiName = apiName;
  }

  String apiName() {
    return apiName;
  }
}
