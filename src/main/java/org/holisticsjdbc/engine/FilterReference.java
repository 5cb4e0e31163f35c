package org.holisticsjdbc.engine;

import static java.util.Objects.requireNonNull;

import org.apache.calcite.sql.SqlIdentifier;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;

/**
 * An identifier that means a filter, or another setting.
 *
 * @param outer whether its table belongs to a query around the one that names it
 */
record FilterReference(Setting setting, SqlIdentifier written, boolean outer) {
  FilterReference {
    requireNonNull(setting, "setting");
    requireNonNull(written, "written");
  }

  /** Sets the filter of the table. */
  void set(FilterComparison comparison) {
    if (outer) {
      throw refused(
          "belongs to a table of the query around this one: set it in the WHERE or ON of that query");
    }
    setting.set(
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
            .toList());
  }

  /** Returns the failure of a filter that stands where it cannot be set. */
  HolisticsException misplaced() {
    return refused("is no column, and cannot be used here");
  }

  private HolisticsException refused(String why) {
    return new HolisticsException(
        Failure.NOT_SUPPORTED,
        ("The %s %s (line %d, column %d). It is set by a condition of its own, joined"
                + " with AND in WHERE or ON, or as %s. Allowed are %s")
            .formatted(
                setting.described(),
                why,
                written.getParserPosition().getLineNum(),
                written.getParserPosition().getColumnNum(),
                setting.asFunction(),
                setting.allowed()));
  }
}
