package org.holisticsjdbc.sandbox;

/** How a widget shows its fields; decides under which slots they stand in its settings. */
enum Chart {
  DATA_TABLE("data_table"),
  METRIC_KPI("metric_kpi"),
  LINE_CHART("line_chart"),
  COLUMN_CHART("column_chart"),
  BAR_CHART("bar_chart");

  private final String apiName;

  Chart(String apiName) {
    this.apiName = apiName;
  }

  String apiName() {
    return apiName;
  }
}
