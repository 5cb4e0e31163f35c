package org.holisticsjdbc.sandbox;

import java.util.Optional;

/**
 * An aggregation with a name of its own.
 *
 * @param home where it is defined
 * @param base the field whose values it aggregates
 * @param analytic what happens to the aggregated value, so that it depends on other groups too
 */
record Measure(
    String name,
    String label,
    Home home,
    FieldRef base,
    Aggregation how,
    Optional<Analytic> analytic) {

  /** Where a measure can be defined (FACTS §2.1, §9). */
  enum Home {
    /** A metric; the settings of widgets call it so and name the data set. */
    DATA_SET,
    /** A custom measure, listed with the fields of its model. */
    MODEL,
    /** An ad hoc field, which no model knows. */
    WIDGET
  }

  /** Returns the text that defines it, in the way of the service's query language. */
  String formula() {
    String aggregated = "%s(%s)".formatted(how.apiName().replace(' ', '_'), base);
    return analytic.map(kind -> "%s(%s)".formatted(kind.apiName(), aggregated)).orElse(aggregated);
  }
}
