package org.holisticsjdbc.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.holisticsjdbc.api.ApiDataSet;
import org.holisticsjdbc.api.ApiReport;

/** From a widget's report to what it displays. */
final class WidgetReader {
  /**
   * The published chart types whose file has the displayed fields as its columns. The others, and
   * custom charts, lay out their file in a way only the file shows (FACTS §2.1, §14 number 6).
   */
  private static final Set<String> WITH_FIELDS_AS_COLUMNS =
      Set.of(
          "data_table",
          "area_chart",
          "line_chart",
          "bar_chart",
          "column_chart",
          "pie_chart",
          "scatter_chart",
          "pyramid_chart",
          "funnel_chart",
          "bubble_chart",
          "retention_heatmap",
          "geo_heatmap",
          "conversion_funnel",
          "combination_chart",
          "metric_kpi",
          "radar_chart",
          "wordcloud",
          "solid_gauge",
          "filled_map",
          "point_map",
          "metric_sheet",
          "new_conversion_funnel",
          "heatmap");

  private WidgetReader() {}

  private static JsonNode settings(Optional<ApiReport> report) {
    return report.flatMap(ApiReport::vizSetting).orElse(MissingNode.getInstance());
  }

  private static boolean hasFieldsAsColumns(JsonNode vizSetting) {
    return WITH_FIELDS_AS_COLUMNS.contains(vizSetting.path("viz_type").asText())
        && !vizSetting.hasNonNull("custom_chart_id");
  }

  /** Returns the data set that holds the fields' models. */
  static Optional<Long> dataSetId(Optional<ApiReport> report) {
    return report
        .flatMap(ApiReport::dataSetId)
        .or(
            () ->
                DisplayedField.in(settings(report)).stream()
                    .flatMap(field -> field.path().dataSetId().stream())
                    .findFirst());
  }

  /**
   * Returns what a widget displays.
   *
   * @param dataSet the data set of {@link #dataSetId}; empty too where it may not be read
   */
  static WidgetFields fields(Optional<ApiReport> report, Optional<ApiDataSet> dataSet) {
    JsonNode vizSetting = settings(report);
    List<Field> shown = new FieldReader(new Models(dataSet)).read(DisplayedField.in(vizSetting));
    boolean asColumns = hasFieldsAsColumns(vizSetting);
    boolean totals = CrossRowCalculations.totals(vizSetting.path("settings")).findAny().isPresent();
    List<Field> fields =
        asColumns
            ? shown.stream().map(field -> totals ? averaged(field) : field).toList()
            : List.of();
    Optional<String> vizType =
        Optional.of(vizSetting.path("viz_type").asText()).filter(type -> !type.isEmpty());
    String remarks = fields.isEmpty() ? withoutColumns(vizType) : withColumns(vizType, dataSet);
    return new WidgetFields(
        fields,
        vizType,
        rowLimit(vizSetting),
        dataSetId(report),
        asColumns ? Optional.empty() : Optional.of(layout(vizSetting, shown, totals)),
        asColumns
            ? new CrossRowCalculations(new Models(dataSet)).in(vizSetting)
            : Optional.of("a condition may change the columns of its file"),
        remarks);
  }

  private static FileLayout layout(JsonNode vizSetting, List<Field> shown, boolean totals) {
    return new FileLayout(
        shown, vizSetting.path("viz_type").asText().equals("pivot_table"), totals);
  }

  /** A row of averages has decimals where the others have whole numbers. */
  private static Field averaged(Field field) {
    return field.type() == ColumnType.BIGINT
        ? new Field(
            field.name(),
            field.label(),
            field.position(),
            ColumnType.DECIMAL,
            field.remarks(),
            field.path(),
            field.aggregation(),
            field.transformation(),
            field.model())
        : field;
  }

  private static OptionalLong rowLimit(JsonNode vizSetting) {
    long limit = vizSetting.path("settings").path("row_limit").asLong(0);
    return limit > 0 ? OptionalLong.of(limit) : OptionalLong.empty();
  }

  private static String withoutColumns(Optional<String> vizType) {
    return vizType.map(WidgetReader::words).map(words -> "Shown as " + words + ". ").orElse("")
        + "Its columns are known only from the export.";
  }

  private static String withColumns(Optional<String> vizType, Optional<ApiDataSet> dataSet) {
    String shown = "Shown as " + vizType.map(WidgetReader::words).orElse("chart");
    return dataSet
        .map(
            it ->
                shown
                    + " of data set "
                    + it.label().or(it::name).orElse(Long.toString(it.id()))
                    + ".")
        .orElse(shown + "; its data set cannot be read, so types are those of the widget.");
  }

  private static String words(String vizType) {
    return vizType.replace('_', ' ');
  }
}
