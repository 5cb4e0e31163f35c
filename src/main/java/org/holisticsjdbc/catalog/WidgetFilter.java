package org.holisticsjdbc.catalog;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.holisticsjdbc.api.ApiFilter.FieldPath;

/**
 * A dashboard's filter as one widget sees it.
 *
 * @param name what SQL calls it on this widget: its label, made unique among the widget's columns
 *     and the other filters, ignoring case (DESIGN §5)
 * @param field the model field it acts on in this widget; absent for filters that act on no field
 * @param aggregation how that field is aggregated before the filter acts on it
 */
public record WidgetFilter(
    String name,
    Filter filter,
    Reach reach,
    Optional<FieldPath> field,
    Optional<String> aggregation) {
  public WidgetFilter {
    requireNonNull(name, "name");
    requireNonNull(filter, "filter");
    requireNonNull(reach, "reach");
    requireNonNull(field, "field");
    requireNonNull(aggregation, "aggregation");
  }

  /** Whether a filter acts on a widget. */
  public enum Reach {
    /** The dashboard says so. */
    MAPPED,
    /** A canvas dashboard does not say otherwise, and the widget's data set holds the field. */
    ASSUMED,
    /** It does not. */
    NONE
  }

  /** Returns whether the filter acts on the widget, as far as is known. */
  public boolean reaches() {
    return reach != Reach.NONE;
  }
}
