package org.holisticsjdbc.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A widget of a dashboard.
 *
 * @param block its name in the code of a canvas dashboard; empty on other dashboards
 * @param query what it shows; empty for a text widget
 * @param isExportable whether the owner of the key may export its data
 */
record Widget(
    ApiId id, String title, Optional<String> block, Optional<Query> query, boolean isExportable) {

  private static final int DEFAULT_ROW_LIMIT = 5_000;

  /**
   * The data of a widget.
   *
   * @param reportId id of the report behind the widget
   * @param layout how the fields become columns
   * @param rowLimit how many rows it shows at most, 5,000 in most widgets (FACTS §2.1)
   */
  record Query(
      long reportId,
      Chart chart,
      DataSet dataSet,
      List<WidgetField> fields,
      List<SortKey> sort,
      Layout layout,
      int rowLimit) {

    Query {
      fields = List.copyOf(fields);
      sort = List.copyOf(sort);
      fields.forEach(field -> dataSet.field(field.ref())); // an unknown field ends here
    }
  }

  /** A column to sort by. */
  record SortKey(int column, boolean isDescending) {}

  static Widget text(long id, String title) {
    return new Widget(ApiId.of(id), title, Optional.empty(), Optional.empty(), true);
  }

  static Widget of(
      long id, long reportId, String title, Chart chart, DataSet dataSet, WidgetField... fields) {
    Query query =
        new Query(
            reportId, chart, dataSet, List.of(fields), List.of(), Layout.PLAIN, DEFAULT_ROW_LIMIT);
    return new Widget(ApiId.of(id), title, Optional.empty(), Optional.of(query), true);
  }

  Widget withRowLimit(int limit) {
    Query old = query.orElseThrow();
    return with(
        new Query(old.reportId, old.chart, old.dataSet, old.fields, old.sort, old.layout, limit));
  }

  Widget withLayout(Layout layout) {
    Query old = query.orElseThrow();
    return with(
        new Query(
            old.reportId, old.chart, old.dataSet, old.fields, old.sort, layout, old.rowLimit));
  }

  /** Sorts by a column, after the ones already sorted by. */
  Widget sortedBy(int column) {
    return sorted(new SortKey(column, false));
  }

  Widget sortedDescendingBy(int column) {
    return sorted(new SortKey(column, true));
  }

  Widget notExportable() {
    return new Widget(id, title, block, query, false);
  }

  /**
   * Returns the same widget as a block of a canvas dashboard. Block names are unique within their
   * dashboard only, so the id holds more (FACTS §2).
   */
  Widget asBlock(long dashboardId, String name) {
    ApiId blockId = ApiId.of(dashboardId + ":" + name);
    return new Widget(blockId, title, Optional.of(name), query, isExportable);
  }

  private Widget sorted(SortKey key) {
    Query old = query.orElseThrow();
    List<SortKey> keys = new ArrayList<>(old.sort);
    keys.add(key);
    return with(
        new Query(
            old.reportId, old.chart, old.dataSet, old.fields, keys, old.layout, old.rowLimit));
  }

  private Widget with(Query newQuery) {
    return new Widget(id, title, block, Optional.of(newQuery), isExportable);
  }
}
