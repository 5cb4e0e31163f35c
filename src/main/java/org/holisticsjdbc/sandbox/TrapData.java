package org.holisticsjdbc.sandbox;

import static org.holisticsjdbc.sandbox.ModelField.date;
import static org.holisticsjdbc.sandbox.ModelField.datetime;
import static org.holisticsjdbc.sandbox.ModelField.number;
import static org.holisticsjdbc.sandbox.ModelField.text;
import static org.holisticsjdbc.sandbox.ModelField.truefalse;

import java.util.List;

/**
 * The data set under the dashboards "Defaults", "Traps" and "Canvas": few rows, each of which a
 * careless reader or filter gets wrong.
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

  static final DataSet ITEMS =
      DataSet.of(
          2120,
          "items",
          "Items",
          new Model(
              ApiId.of("items"), "items", "Items", FIELDS, new CsvSource("traps.csv", FIELDS)));

  private TrapData() {}

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
