package org.holisticsjdbc.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A filter of a dashboard.
 *
 * @param order place among the filters of the dashboard, from 1
 * @param source the field its values come from; empty for a block that changes periods
 * @param input how people enter values
 * @param defaultCondition what applies when a request does not mention the filter
 * @param mappings the widgets it reaches; empty on canvas dashboards, where it reaches more
 */
record DashboardFilter(
    ApiId id,
    int order,
    String uname,
    String label,
    FilterType type,
    Optional<Source> source,
    Input input,
    Condition defaultCondition,
    List<Mapping> mappings) {

  DashboardFilter {
    mappings = List.copyOf(mappings);
    source.ifPresent(from -> requireFits(type, from));
  }

  /** A field of a data set. */
  record Source(DataSet dataSet, FieldRef field) {

    FieldType fieldType() {
      return dataSet.field(field).type();
    }
  }

  /** How people enter values; named as in the contract. */
  enum Input {
    SINGLE_SELECT("single_select"),
    MULTI_OPERATOR("multi_operator");

    private final String apiName;

    Input(String apiName) {
      this.apiName = apiName;
    }

    String apiName() {
      return apiName;
    }
  }

  /** A field on which a filter acts, or what an aggregation makes of it (FACTS §3). */
  record Target(FieldRef field, Optional<Aggregation> aggregation) {}

  /** What ties a filter to a widget. */
  record Mapping(long id, ApiId widgetId, DataSet dataSet, Target target) {}

  static DashboardFilter of(
      long id, int order, String label, FilterType type, DataSet dataSet, String source) {
    Condition open = type == FilterType.BOOLEAN ? Condition.none() : Condition.any();
    return new DashboardFilter(
        ApiId.of(id),
        order,
        "f" + order,
        label,
        type,
        Optional.of(new Source(dataSet, FieldRef.of(source))),
        Input.MULTI_OPERATOR,
        open,
        List.of());
  }

  /** A block of a canvas dashboard that changes the periods other blocks show. */
  static DashboardFilter ofPeriods(String name, int order, String label, FilterType type) {
    return new DashboardFilter(
        ApiId.of(name),
        order,
        name,
        label,
        type,
        Optional.empty(),
        Input.SINGLE_SELECT,
        Condition.none(),
        List.of());
  }

  /** Returns the same filter as a block of a canvas dashboard, where names are the ids. */
  DashboardFilter asBlock(String name) {
    return new DashboardFilter(
        ApiId.of(name), order, name, label, type, source, input, defaultCondition, List.of());
  }

  DashboardFilter withDefault(Condition condition) {
    return new DashboardFilter(id, order, uname, label, type, source, input, condition, mappings);
  }

  DashboardFilter singleSelect() {
    return new DashboardFilter(
        id, order, uname, label, type, source, Input.SINGLE_SELECT, defaultCondition, mappings);
  }

  /** Lets the filter act on its own field in widgets of the same data set. */
  DashboardFilter mappedTo(Widget... widgets) {
    DashboardFilter filter = this;
    for (Widget widget : widgets) {
      filter = filter.mappedTo(widget, source.orElseThrow().field());
    }
    return filter;
  }

  DashboardFilter mappedTo(Widget widget, FieldRef field) {
    requireFits(type, new Source(widget.query().orElseThrow().dataSet(), field));
    return mappedTo(widget, new Target(field, Optional.empty()));
  }

  /** Lets the filter act on the aggregated values of a field. */
  DashboardFilter mappedTo(Widget widget, FieldRef field, Aggregation aggregation) {
    return mappedTo(widget, new Target(field, Optional.of(aggregation)));
  }

  private DashboardFilter mappedTo(Widget widget, Target target) {
    List<Mapping> more = new ArrayList<>(mappings);
    long mappingId = Long.parseLong(id.text()) * 100 + mappings.size();
    more.add(new Mapping(mappingId, widget.id(), widget.query().orElseThrow().dataSet(), target));
    return new DashboardFilter(
        id, order, uname, label, type, source, input, defaultCondition, more);
  }

  /** Returns what the filter acts on in a widget it is mapped to. */
  Optional<Target> mappedTarget(Widget widget) {
    return mappings.stream()
        .filter(mapping -> mapping.widgetId().equals(widget.id()))
        .findFirst()
        .map(Mapping::target);
  }

  private static void requireFits(FilterType type, Source source) {
    if (!type.fits(source.fieldType())) {
      throw new IllegalArgumentException(
          "A %s filter cannot act on %s of type %s"
              .formatted(type, source.field(), source.fieldType()));
    }
  }
}
