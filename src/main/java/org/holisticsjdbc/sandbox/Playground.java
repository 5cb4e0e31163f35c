package org.holisticsjdbc.sandbox;

import java.util.List;
import java.util.stream.Stream;

/** Dashboard "Playground": made-up tables for trying things out, and for the tests. */
final class Playground {

  private static final long DATA_SET_IDS = 2_110;

  private final DataSet allTypes;
  private final DataSet generated;
  private final DataSet oneColumn;
  private final List<DataSet> shop;

  Playground(int generatedRows, long seed) {
    Generated tables = new Generated(seed);
    allTypes = dataSet(0, AllTypes.model());
    generated = dataSet(1, tables.mixed(generatedRows));
    oneColumn = dataSet(2, oneColumn());
    shop =
        List.of(
            dataSet(3, tables.customers()),
            dataSet(4, tables.orders()),
            dataSet(5, tables.payments()));
  }

  List<DataSet> dataSets() {
    return Stream.concat(Stream.of(allTypes, generated, oneColumn), shop.stream()).toList();
  }

  Dashboard dashboard() {
    Widget types = table(4230, "All types", allTypes);
    Widget rows = table(4231, "Generated", generated).withRowLimit(Evaluator.MAX_ROWS);
    Widget column = table(4232, "One column", oneColumn);
    Widget customers = table(4233, "Customers", shop.get(0));
    Widget orders = table(4234, "Orders", shop.get(1));
    Widget payments = table(4235, "Payments", shop.get(2));
    return new Dashboard(
        16080,
        "Playground",
        3,
        List.of(types, rows, column, customers, orders, payments),
        List.of(
            filter(7011, 1, "Text filter", FilterType.STRING, "all_types.text", types),
            filter(7012, 2, "Amount filter", FilterType.NUMBER, "all_types.amount", types),
            filter(7013, 3, "Datetime filter", FilterType.DATE, "all_types.datetime", types),
            filter(7014, 4, "Truefalse filter", FilterType.BOOLEAN, "all_types.truefalse", types),
            filter(7015, 5, "Status filter", FilterType.STRING, "generated.status", rows),
            filter(7016, 6, "Quantity filter", FilterType.NUMBER, "generated.quantity", rows),
            filter(7017, 7, "Created filter", FilterType.DATE, "generated.created_on", rows),
            filter(7018, 8, "Active filter", FilterType.BOOLEAN, "generated.active", rows)));
  }

  private static DashboardFilter filter(
      long id, int order, String label, FilterType type, String field, Widget widget) {
    DataSet dataSet = widget.query().orElseThrow().dataSet();
    return DashboardFilter.of(id, order, label, type, dataSet, field).mappedTo(widget);
  }

  private static DataSet dataSet(int number, Model model) {
    return DataSet.of(DATA_SET_IDS + number, model.name(), model.label(), model);
  }

  /** Returns a data table of all fields. */
  private static Widget table(long id, String title, DataSet dataSet) {
    Model model = dataSet.models().get(0);
    WidgetField[] fields =
        model.fields().stream()
            .map(field -> WidgetField.of(model.name() + "." + field.name()))
            .toArray(WidgetField[]::new);
    return Widget.of(id, id + 4_000, title, Chart.DATA_TABLE, dataSet, fields);
  }

  /** A column whose NULLs are empty lines in an export. */
  private static Model oneColumn() {
    RowSource rows =
        () -> Stream.of("first", null, "", "third", null).map(text -> new Object[] {text});
    return new Model(
        ApiId.of("one_column"),
        "one_column",
        "One column",
        List.of(ModelField.text("value", "Value")),
        rows);
  }
}
