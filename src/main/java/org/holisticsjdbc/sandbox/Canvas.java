package org.holisticsjdbc.sandbox;

import static org.holisticsjdbc.sandbox.Aggregation.COUNT;
import static org.holisticsjdbc.sandbox.Aggregation.SUM;
import static org.holisticsjdbc.sandbox.FilterType.DATE;
import static org.holisticsjdbc.sandbox.FilterType.NUMBER;
import static org.holisticsjdbc.sandbox.FilterType.STRING;
import static org.holisticsjdbc.sandbox.TrapData.field;
import static org.holisticsjdbc.sandbox.TrapData.filter;

import java.util.List;
import java.util.Optional;

/**
 * Dashboard "Canvas" of version 4: widgets and filters are named blocks, filters reach every block
 * of their data set, and interactions are the exceptions (FACTS §2, §3).
 */
final class Canvas {

  private static final long ID = 16090;

  private Canvas() {}

  static Dashboard dashboard() {
    Widget weather =
        Widget.of(
                0,
                8284,
                "Weather of other data",
                Chart.DATA_TABLE,
                SeattleWeather.dataSet(),
                WidgetField.of("days.date"),
                WidgetField.of("days.weather"))
            .sortedBy(0);
    return new Dashboard(
        ID,
        "Canvas",
        Dashboard.CANVAS,
        List.of(
            table(8280, "All items", "v1"),
            table(8281, "Items of any kind", "v2"),
            table(8282, "Items by moment", "v_2c7f"),
            kinds(),
            weather.asBlock(ID, "weather 100%/all"),
            Widget.text(0, "Read me").asBlock(ID, "t1")),
        List.of(
            filter(0, 1, "Kind", STRING, "kind").asBlock("f1"),
            filter(0, 2, "Day", DATE, "happened_on").asBlock("f2"),
            filter(0, 3, "Amount", NUMBER, "amount").asBlock("f_amount"),
            filter(0, 4, "Name", STRING, "name")
                .withDefault(Condition.of("is_not", "plain"))
                .asBlock("f3"),
            DashboardFilter.ofPeriods("pop1", 5, "Compare with", FilterType.POP),
            DashboardFilter.ofPeriods("drill1", 6, "Period", FilterType.DATE_DRILL)),
        interactions(),
        Optional.empty());
  }

  private static List<Dashboard.Interaction> interactions() {
    return List.of(
        new Dashboard.Interaction("f1", List.of("v2"), Optional.empty()),
        new Dashboard.Interaction("f3", List.of("v1", "v2", "v_2c7f"), Optional.empty()),
        new Dashboard.Interaction("f2", List.of("v_2c7f"), on("happened_at", Optional.empty())),
        new Dashboard.Interaction("f_amount", List.of("kinds"), on("amount", Optional.of(SUM))));
  }

  private static Optional<DashboardFilter.Target> on(
      String field, Optional<Aggregation> aggregation) {
    return Optional.of(new DashboardFilter.Target(new FieldRef("items", field), aggregation));
  }

  private static Widget table(long reportId, String title, String block) {
    return Widget.of(
            0,
            reportId,
            title,
            Chart.DATA_TABLE,
            TrapData.ITEMS,
            field("id"),
            field("name"),
            field("kind"),
            field("amount"),
            field("happened_on"),
            field("happened_at"))
        .sortedBy(0)
        .asBlock(ID, block);
  }

  private static Widget kinds() {
    return Widget.of(
            0,
            8283,
            "Amount by kind",
            Chart.BAR_CHART,
            TrapData.ITEMS,
            field("kind"),
            field("id").as(COUNT).labelled("Items"),
            field("amount").as(SUM))
        .sortedBy(0)
        .asBlock(ID, "kinds");
  }
}
