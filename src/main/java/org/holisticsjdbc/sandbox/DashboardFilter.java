package org.holisticsjdbc.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A filter of a dashboard.
 *
 * @param order place among the filters of the dashboard, from 1
 * @param source the field its values come from
 * @param defaultCondition what applies when a request does not mention the filter
 * @param mappings the widgets it reaches
 */
record DashboardFilter(
    ApiId id,
    int order,
    String uname,
    String label,
    FilterType type,
    DataSet dataSet,
    FieldRef source,
    Condition defaultCondition,
    List<Mapping> mappings) {

  DashboardFilter {
    mappings = List.copyOf(mappings);
    requireFits(type, dataSet, source);
  }

  /** The field of a widget's data set on which the filter acts. */
  record Mapping(long id, ApiId widgetId, DataSet dataSet, FieldRef field) {}

  static DashboardFilter of(
      long id, int order, String label, FilterType type, DataSet dataSet, String source) {
    Condition open = type == FilterType.BOOLEAN ? Condition.none() : Condition.any();
    FieldRef field = FieldRef.of(source);
    return new DashboardFilter(
        ApiId.of(id), order, "f" + order, label, type, dataSet, field, open, List.of());
  }

  /** Lets the filter act on its own field in widgets of the same data set. */
  DashboardFilter mappedTo(Widget... widgets) {
    DashboardFilter filter = this;
    for (Widget widget : widgets) {
      filter = filter.mappedTo(widget, source);
    }
    return filter;
  }

  DashboardFilter mappedTo(Widget widget, FieldRef field) {
    DataSet widgetData = widget.query().orElseThrow().dataSet();
    requireFits(type, widgetData, field);
    List<Mapping> more = new ArrayList<>(mappings);
    long mappingId = Long.parseLong(id.text()) * 100 + mappings.size();
    more.add(new Mapping(mappingId, widget.id(), widgetData, field));
    return new DashboardFilter(
        id, order, uname, label, type, dataSet, source, defaultCondition, more);
  }

  Optional<Mapping> mappingOf(Widget widget) {
    return mappings.stream().filter(mapping -> mapping.widgetId().equals(widget.id())).findFirst();
  }

  private static void requireFits(FilterType type, DataSet dataSet, FieldRef field) {
    FieldType fieldType = dataSet.field(field).type();
    if (!type.fits(fieldType)) {
      throw new IllegalArgumentException(
          "A %s filter cannot act on %s of type %s".formatted(type, field, fieldType));
    }
  }
}
