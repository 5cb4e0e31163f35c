package org.holisticsjdbc.sandbox;

import static org.holisticsjdbc.sandbox.ModelField.date;
import static org.holisticsjdbc.sandbox.ModelField.number;

import java.util.List;

/** Dashboard "US employment": employees by sector in thousands, monthly, 2006 to 2015, BLS. */
final class Employment {

  private static final List<ModelField> FIELDS =
      List.of(
          date("month", "Month").asPrimaryKey(),
          number("nonfarm", "Nonfarm"),
          number("private", "Private"),
          number("goods_producing", "Goods producing"),
          number("service_providing", "Service providing"),
          number("private_service_providing", "Private service providing"),
          number("mining_and_logging", "Mining and logging"),
          number("construction", "Construction"),
          number("manufacturing", "Manufacturing"),
          number("durable_goods", "Durable goods"),
          number("nondurable_goods", "Nondurable goods"),
          number("trade_transportation_utilities", "Trade, transportation, utilities"),
          number("wholesale_trade", "Wholesale trade"),
          number("retail_trade", "Retail trade"),
          number("transportation_and_warehousing", "Transportation and warehousing"),
          number("utilities", "Utilities"),
          number("information", "Information"),
          number("financial_activities", "Financial activities"),
          number("professional_and_business_services", "Professional and business services"),
          number("education_and_health_services", "Education and health services"),
          number("leisure_and_hospitality", "Leisure and hospitality"),
          number("other_services", "Other services"),
          number("government", "Government"),
          number("nonfarm_change", "Nonfarm change"));

  private static final DataSet DATA =
      DataSet.of(
          2105,
          "us_employment",
          "US employment",
          new Model(
              ApiId.of(505),
              "employment",
              "Employment",
              FIELDS,
              new CsvSource("us-employment.csv", FIELDS)));

  private Employment() {}

  static DataSet dataSet() {
    return DATA;
  }

  static Dashboard dashboard() {
    Widget months =
        Widget.of(
                4220,
                8220,
                "Monthly employment",
                Chart.DATA_TABLE,
                DATA,
                FIELDS.stream().map(field -> field(field.name())).toArray(WidgetField[]::new))
            .sortedBy(0);
    Widget quarters =
        Widget.of(
                4221,
                8221,
                "Employment by quarter",
                Chart.LINE_CHART,
                DATA,
                field("month").by(Truncation.QUARTER).labelled("Quarter"),
                field("nonfarm").as(Aggregation.AVG),
                field("government").as(Aggregation.MAX),
                field("nonfarm_change").as(Aggregation.SUM).labelled("Change"))
            .sortedBy(0);
    DashboardFilter month =
        DashboardFilter.of(7010, 1, "Month", FilterType.DATE, DATA, "employment.month")
            .mappedTo(months, quarters);
    return new Dashboard(16079, "US employment", 3, List.of(months, quarters), List.of(month));
  }

  private static WidgetField field(String name) {
    return WidgetField.of("employment." + name);
  }
}
