package org.holisticsjdbc.sandbox;

import static org.holisticsjdbc.sandbox.Aggregation.AVG;
import static org.holisticsjdbc.sandbox.Aggregation.COUNT;
import static org.holisticsjdbc.sandbox.Aggregation.MAX;
import static org.holisticsjdbc.sandbox.Aggregation.MEDIAN;
import static org.holisticsjdbc.sandbox.Aggregation.MIN;
import static org.holisticsjdbc.sandbox.Aggregation.SUM;
import static org.holisticsjdbc.sandbox.ModelField.date;
import static org.holisticsjdbc.sandbox.ModelField.number;
import static org.holisticsjdbc.sandbox.ModelField.text;

import java.util.List;

/**
 * Dashboard "Seattle weather": daily weather of 2012 to 2015, NOAA. All its ids are as large as
 * those of the European region (FACTS §1).
 */
final class SeattleWeather {

  private static final long EUROPE = 1L << 41;

  private static final List<ModelField> FIELDS =
      List.of(
          date("date", "Date").asPrimaryKey(),
          number("precipitation", "Precipitation"),
          number("temp_max", "Highest temperature"),
          number("temp_min", "Lowest temperature"),
          number("wind", "Wind"),
          text("weather", "Weather"));

  private static final DataSet DATA =
      DataSet.of(
          EUROPE + 2104,
          "seattle_weather",
          "Seattle weather",
          new Model(
              ApiId.of(EUROPE + 504),
              "days",
              "Days",
              FIELDS,
              new CsvSource("seattle-weather.csv", FIELDS)));

  private SeattleWeather() {}

  static DataSet dataSet() {
    return DATA;
  }

  static Dashboard dashboard() {
    Widget days =
        Widget.of(
                EUROPE + 4210,
                EUROPE + 8210,
                "Daily weather",
                Chart.DATA_TABLE,
                DATA,
                FIELDS.stream().map(field -> field(field.name())).toArray(WidgetField[]::new))
            .sortedBy(0);
    Widget months = byMonth();
    Widget kinds =
        Widget.of(
                EUROPE + 4212,
                EUROPE + 8212,
                "Kinds of weather",
                Chart.BAR_CHART,
                DATA,
                field("weather"),
                field("date").as(COUNT).labelled("Days"),
                field("wind").as(MEDIAN),
                field("temp_max").as(AVG))
            .sortedDescendingBy(1);
    DashboardFilter day =
        DashboardFilter.of(EUROPE + 7007, 1, "Day", FilterType.DATE, DATA, "days.date")
            .mappedTo(days, months, kinds);
    DashboardFilter weather =
        DashboardFilter.of(EUROPE + 7008, 2, "Weather", FilterType.STRING, DATA, "days.weather")
            .mappedTo(days, months, kinds);
    DashboardFilter wind =
        DashboardFilter.of(EUROPE + 7009, 3, "Wind speed", FilterType.NUMBER, DATA, "days.wind")
            .mappedTo(days, months);
    return new Dashboard(
        EUROPE + 16_081,
        "Seattle weather",
        3,
        List.of(days, months, kinds),
        List.of(day, weather, wind));
  }

  private static Widget byMonth() {
    return Widget.of(
            EUROPE + 4211,
            EUROPE + 8211,
            "Weather by month",
            Chart.LINE_CHART,
            DATA,
            field("date").by(Truncation.MONTH).labelled("Month"),
            field("temp_max").as(AVG).labelled("Average high"),
            field("temp_min").as(AVG).labelled("Average low"),
            field("precipitation").as(SUM),
            field("wind").as(MAX),
            field("temp_min").as(MIN))
        .sortedBy(0);
  }

  private static WidgetField field(String name) {
    return WidgetField.of("days." + name);
  }
}
