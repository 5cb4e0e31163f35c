package org.holisticsjdbc.sandbox;

import static org.holisticsjdbc.sandbox.Aggregation.AVG;
import static org.holisticsjdbc.sandbox.Aggregation.COUNT;
import static org.holisticsjdbc.sandbox.Aggregation.COUNT_DISTINCT;
import static org.holisticsjdbc.sandbox.Aggregation.MAX;
import static org.holisticsjdbc.sandbox.Aggregation.MIN;
import static org.holisticsjdbc.sandbox.Aggregation.SUM;
import static org.holisticsjdbc.sandbox.FilterType.DATE;
import static org.holisticsjdbc.sandbox.FilterType.NUMBER;
import static org.holisticsjdbc.sandbox.FilterType.STRING;
import static org.holisticsjdbc.sandbox.TrapData.field;
import static org.holisticsjdbc.sandbox.TrapData.filter;

import java.util.List;
import java.util.stream.Stream;

/**
 * Dashboard "Traps": widgets for which a condition on their data changes more than which rows are
 * there, and widgets whose file is not what their fields promise.
 */
final class Traps {

  private static final Widget HIDDEN =
      widget(4250, "Hidden field", Chart.DATA_TABLE, kind(), field("flag").hidden(), sum())
          .sortedBy(0)
          .sortedBy(1);
  private static final Widget AD_HOC =
      widget(4251, "Ad hoc field", Chart.DATA_TABLE, kind(), items(), part()).sortedBy(0);
  private static final Widget METRIC =
      widget(4252, "Metric", Chart.DATA_TABLE, kind(), WidgetField.of(TrapData.SHARE)).sortedBy(0);
  private static final Widget MEASURE =
      widget(
              4253,
              "Custom measure",
              Chart.DATA_TABLE,
              kind(),
              WidgetField.of(TrapData.TOTAL_AMOUNT))
          .sortedBy(0);
  private static final Widget RUNNING = running();
  private static final Widget REPEATED =
      widget(
              4255,
              "Repeated labels",
              Chart.DATA_TABLE,
              field("id").labelled("Value"),
              field("amount").labelled("value"),
              field("quantity").labelled("VALUE"),
              field("name").labelled("Value_2"))
          .sortedBy(0);
  private static final Widget EXTREMES = extremes();
  private static final Widget TOP =
      widget(4257, "Top five", Chart.BAR_CHART, field("id"), sum(), field("kind").as(MAX))
          .sortedDescendingBy(1)
          .withRowLimit(5);
  private static final Widget TRUNCATED = series(4258, "Truncated");
  private static final Widget TOTALS =
      widget(4259, "With totals", Chart.DATA_TABLE, kind(), items(), sum())
          .sortedBy(0)
          .withLayout(Layout.PLAIN.with(Layout.Total.SUM_ROW).with(Layout.Total.AVERAGE_ROW));
  private static final Widget PIVOT =
      widget(4260, "Pivot table", Chart.PIVOT_TABLE, field("flag"), kind(), sum())
          .sortedBy(0)
          .withLayout(Layout.pivot(1, 1));
  private static final Widget PIVOT_TOTALS = pivotWithTotals();
  private static final Widget CUSTOM =
      widget(4262, "Custom chart", Chart.CUSTOM, kind(), items()).sortedBy(0);
  private static final Widget PERIODS = periods();
  private static final Widget MOMENTS =
      widget(
              4264,
              "Hours",
              Chart.LINE_CHART,
              field("happened_at").by(Truncation.HOUR),
              items(),
              sum())
          .sortedBy(0);
  private static final Widget GROUPS =
      widget(
              4265,
              "Filtered groups",
              Chart.DATA_TABLE,
              kind(),
              items(),
              sum(),
              field("happened_on").as(MAX).labelled("Latest"))
          .sortedBy(0);
  private static final Widget FORMATTED =
      widget(
              4266,
              "Formatted numbers",
              Chart.DATA_TABLE,
              field("id"),
              field("amount").formatted(NumberPattern.CURRENCY),
              field("quantity").formatted(NumberPattern.PERCENT),
              field("happened_at"),
              field("flag"))
          .sortedBy(0);

  private Traps() {}

  static Dashboard dashboard() {
    return new Dashboard(16083, "Traps", 3, widgets(), filters());
  }

  private static List<Widget> widgets() {
    return List.of(
        HIDDEN,
        AD_HOC,
        METRIC,
        MEASURE,
        RUNNING,
        REPEATED,
        EXTREMES,
        TOP,
        TRUNCATED,
        TOTALS,
        PIVOT,
        PIVOT_TOTALS,
        CUSTOM,
        PERIODS,
        MOMENTS,
        GROUPS,
        FORMATTED);
  }

  private static List<DashboardFilter> filters() {
    FieldRef amount = new FieldRef("items", "amount");
    FieldRef day = new FieldRef("items", "happened_on");
    Widget[] ofItems = ofItems().toArray(Widget[]::new);
    return List.of(
        filter(7041, 1, "Kind", STRING, "kind").mappedTo(ofItems),
        filter(7042, 2, "Happened on", DATE, "happened_on").mappedTo(ofItems),
        filter(7043, 3, "Happened at", DATE, "happened_at").mappedTo(MOMENTS, FORMATTED),
        filter(7044, 4, "Amount", NUMBER, "amount").mappedTo(ofItems),
        filter(7045, 5, "Sum of Amount", NUMBER, "amount").mappedTo(GROUPS, amount, SUM),
        filter(7046, 6, "Latest", DATE, "happened_on").mappedTo(GROUPS, day, MAX),
        filter(7047, 7, "Average", NUMBER, "amount").mappedTo(GROUPS, amount, AVG),
        ofSeries(7048, 8, "Number", NUMBER, "series.number"),
        ofSeries(7049, 9, "Parity", STRING, "series.parity"));
  }

  private static Stream<Widget> ofItems() {
    return widgets().stream()
        .filter(widget -> widget.query().orElseThrow().dataSet() == TrapData.ITEMS);
  }

  private static DashboardFilter ofSeries(
      long id, int order, String label, FilterType type, String field) {
    return DashboardFilter.of(id, order, label, type, TrapData.SERIES, field).mappedTo(TRUNCATED);
  }

  private static WidgetField kind() {
    return field("kind");
  }

  private static WidgetField items() {
    return field("id").as(COUNT).labelled("Items");
  }

  private static WidgetField sum() {
    return field("amount").as(SUM);
  }

  private static WidgetField part() {
    return WidgetField.of(TrapData.PART);
  }

  private static Widget running() {
    return widget(
            4254,
            "Running total",
            Chart.LINE_CHART,
            field("happened_on").by(Truncation.MONTH).labelled("Month"),
            field("quantity").as(SUM),
            field("quantity").as(SUM).as(Analytic.RUNNING_TOTAL).labelled("So far"),
            field("quantity").as(SUM).as(Analytic.PERCENT_OF_TOTAL).labelled("Part"))
        .sortedBy(0);
  }

  private static Widget extremes() {
    return widget(
            4256,
            "Extremes",
            Chart.DATA_TABLE,
            kind(),
            field("amount").as(MIN),
            field("amount").as(MAX),
            field("name").as(MIN),
            field("name").as(MAX),
            field("happened_at").as(MIN),
            field("happened_on").as(MAX),
            field("name").as(COUNT_DISTINCT))
        .sortedBy(0);
  }

  private static Widget pivotWithTotals() {
    Layout layout = Layout.pivot(1, 2).with(Layout.Total.ROW_TOTAL).with(Layout.Total.COLUMN_TOTAL);
    return widget(
            4261,
            "Pivot table with totals",
            Chart.PIVOT_TABLE,
            field("happened_on").by(Truncation.QUARTER).labelled("Quarter"),
            kind(),
            field("flag"),
            items(),
            field("quantity").as(SUM))
        .sortedBy(0)
        .withLayout(layout);
  }

  /** One field cut to five periods, weeks beginning in the middle of months and years. */
  private static Widget periods() {
    return widget(
            4263,
            "Periods",
            Chart.DATA_TABLE,
            field("happened_on").by(Truncation.YEAR).labelled("Year"),
            field("happened_on").by(Truncation.QUARTER).labelled("Quarter"),
            field("happened_on").by(Truncation.MONTH).labelled("Month"),
            field("happened_on").by(Truncation.WEEK).labelled("Week"),
            field("happened_at").by(Truncation.DAY).labelled("Day"),
            items(),
            sum())
        .sortedBy(4);
  }

  private static Widget series(long id, String title) {
    return Widget.of(
        id,
        id + 4_000,
        title,
        Chart.DATA_TABLE,
        TrapData.SERIES,
        WidgetField.of("series.number"),
        WidgetField.of("series.day"),
        WidgetField.of("series.parity"));
  }

  private static Widget widget(long id, String title, Chart chart, WidgetField... fields) {
    return Widget.of(id, id + 4_000, title, chart, TrapData.ITEMS, fields);
  }
}
