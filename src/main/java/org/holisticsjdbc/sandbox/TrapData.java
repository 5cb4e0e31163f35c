package org.holisticsjdbc.sandbox;

import static org.holisticsjdbc.sandbox.ModelField.date;
import static org.holisticsjdbc.sandbox.ModelField.datetime;
import static org.holisticsjdbc.sandbox.ModelField.number;
import static org.holisticsjdbc.sandbox.ModelField.text;
import static org.holisticsjdbc.sandbox.ModelField.truefalse;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The data under the dashboards "Defaults", "Traps" and "Canvas": few rows, each of which a
 * careless reader or filter gets wrong, and a series too long for a widget.
 */
final class TrapData {

  private static final List<ModelField> FIELDS =
      List.of(
          number("id", "Id").asPrimaryKey(),
          text("name", "Name"),
          text("kind", "Kind"),
          number("amount", "Amount"),
          number("quantity", "Quantity"),
          date("happened_on", "Happened on"),
          datetime("happened_at", "Happened at"),
          truefalse("flag", "Flag"));

  private static final FieldRef AMOUNT = new FieldRef("items", "amount");

  /** Sums that its model defines. */
  static final Measure TOTAL_AMOUNT =
      new Measure(
          "total_amount",
          "Total amount",
          Measure.Home.MODEL,
          AMOUNT,
          Aggregation.SUM,
          Optional.empty());

  /** A metric of the data set: how much of all amounts a group holds. */
  static final Measure SHARE =
      new Measure(
          "share",
          "Share of all",
          Measure.Home.DATA_SET,
          AMOUNT,
          Aggregation.SUM,
          Optional.of(Analytic.PERCENT_OF_TOTAL));

  /** An ad hoc field: how many of all items a group holds. */
  static final Measure PART =
      new Measure(
          "adhoc_part",
          "Part of all items",
          Measure.Home.WIDGET,
          new FieldRef("items", "id"),
          Aggregation.COUNT,
          Optional.of(Analytic.PERCENT_OF_TOTAL));

  static final DataSet ITEMS =
      DataSet.of(
          2120,
          "items",
          "Items",
          new Model(
              ApiId.of("items"),
              "items",
              "Items",
              FIELDS,
              List.of(TOTAL_AMOUNT),
              new CsvSource("traps.csv", FIELDS)));

  /** One row more than most widgets show, and then 999 others. */
  private static final int SERIES_LENGTH = 6_000;

  static final DataSet SERIES =
      DataSet.of(
          2121,
          "series",
          "Series",
          new Model(
              ApiId.of("series"),
              "series",
              "Series",
              List.of(number("number", "Number"), date("day", "Day"), text("parity", "Parity")),
              () -> IntStream.rangeClosed(1, SERIES_LENGTH).mapToObj(TrapData::element)));

  private TrapData() {}

  private static Object[] element(int number) {
    return new Object[] {
      BigDecimal.valueOf(number),
      LocalDate.of(2010, 1, 1).plusDays(number),
      number % 2 == 0 ? "even" : "odd"
    };
  }

  static WidgetField field(String name) {
    return WidgetField.of("items." + name);
  }

  /** Returns a data table of all fields, by id. */
  static Widget allItems(long id, String title) {
    WidgetField[] fields =
        FIELDS.stream().map(field -> field(field.name())).toArray(WidgetField[]::new);
    return Widget.of(id, id + 4_000, title, Chart.DATA_TABLE, ITEMS, fields).sortedBy(0);
  }

  static DashboardFilter filter(long id, int order, String label, FilterType type, String field) {
    return DashboardFilter.of(id, order, label, type, ITEMS, "items." + field);
  }
}
