package org.holisticsjdbc.adapter;

import org.holisticsjdbc.catalog.ColumnType;
import org.holisticsjdbc.catalog.Filter;
import org.holisticsjdbc.catalog.WidgetFilter;

/** What metadata says of a dashboard filter. */
public final class FilterDescription {
  private FilterDescription() {}

  /** Returns the type of the values that a filter is compared with. */
  public static ColumnType type(WidgetFilter filter) {
    return FilterSyntax.of(filter.filter().type()).valueType();
  }

  /** Returns its type, its default and what a statement may ask of it, as sentences. */
  public static String remarks(WidgetFilter filter) {
    Filter it = filter.filter();
    return "Dashboard filter %s, %s%s.%s Default: %s. Allowed are %s"
        .formatted(
            it.id(),
            kind(it.type()),
            it.oneValue() ? ", one value at a time" : "",
            filter.reach() == WidgetFilter.Reach.ASSUMED
                ? " That it acts on this widget is assumed, not told by the dashboard."
                : "",
            it.defaultCondition().map(ScanConditions::text).orElse("none"),
            UserCondition.allowed(filter));
  }

  private static String kind(Filter.Type type) {
    return switch (type) {
      case TEXT -> "of text";
      case NUMBER -> "of numbers";
      case DATE -> "of dates";
      case BOOLEAN -> "of truth values";
      case PERIOD_COMPARISON -> "the period to compare with";
      case DATE_DRILL -> "the unit of time to show";
      case UNKNOWN -> "of a type newer than this driver";
    };
  }
}
