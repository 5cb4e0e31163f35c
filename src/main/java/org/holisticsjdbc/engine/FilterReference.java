package org.holisticsjdbc.engine;

import static java.util.Objects.requireNonNull;

import org.apache.calcite.sql.SqlIdentifier;
import org.holisticsjdbc.adapter.UserCondition;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;
import org.holisticsjdbc.catalog.WidgetFilter;

/**
 * An identifier that means a filter.
 *
 * @param outer whether its table belongs to a query around the one that names it
 */
record FilterReference(
    WidgetSource source, WidgetFilter filter, SqlIdentifier written, boolean outer) {
  FilterReference {
    requireNonNull(source, "source");
    requireNonNull(filter, "filter");
    requireNonNull(written, "written");
  }

  /** Sets the filter of the table. */
  void set(FilterComparison comparison) {
    if (outer) {
      throw refused(
          "belongs to a table of the query around this one: set it in the WHERE or ON of that query");
    }
    source.set(
        new UserCondition(
            filter,
            comparison.comparison(),
            comparison.values().stream()
                .map(
                    node ->
                        GivenValues.read(node)
                            .orElseThrow(
                                () ->
                                    refused(
                                        "is compared with values and parameters only, not with "
                                            + SqlShown.of(node))))
                .toList()));
  }

  /** Returns the failure of a filter that stands where it cannot be set. */
  HolisticsException misplaced() {
    return refused("is no column, and cannot be used here");
  }

  private HolisticsException refused(String why) {
    return new HolisticsException(
        Failure.NOT_SUPPORTED,
        ("The filter \"%s\" of \"%s\" %s (line %d, column %d). A filter is set by a condition of its own, joined"
                + " with AND in WHERE or ON, or as %s. Allowed are %s")
            .formatted(
                filter.name(),
                source.shown(),
                why,
                written.getParserPosition().getLineNum(),
                written.getParserPosition().getColumnNum(),
                source.asFunction(filter),
                UserCondition.allowed(filter)));
  }
}
