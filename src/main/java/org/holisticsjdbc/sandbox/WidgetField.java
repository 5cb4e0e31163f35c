package org.holisticsjdbc.sandbox;

import java.util.Optional;

/**
 * A field shown by a widget.
 *
 * @param ref the field whose values it takes
 * @param label what the author of the widget called it, instead of the field's own label
 * @param measure what it is if not a field of a model
 * @param pattern how it is formatted for people
 * @param isHidden whether it is part of the query but not shown
 */
record WidgetField(
    FieldRef ref,
    Optional<Truncation> truncation,
    Optional<Aggregation> aggregation,
    Optional<String> label,
    Optional<Measure> measure,
    Optional<Analytic> analytic,
    Optional<NumberPattern> pattern,
    boolean isHidden) {

  static WidgetField of(String dotted) {
    return of(FieldRef.of(dotted));
  }

  static WidgetField of(FieldRef ref) {
    Optional<Aggregation> none = Optional.empty();
    return new WidgetField(
        ref,
        Optional.empty(),
        none,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  static WidgetField of(Measure measure) {
    return new WidgetField(
        measure.base(),
        Optional.empty(),
        Optional.of(measure.how()),
        Optional.empty(),
        Optional.of(measure),
        measure.analytic(),
        Optional.empty(),
        false);
  }

  WidgetField by(Truncation period) {
    return new WidgetField(
        ref, Optional.of(period), aggregation, label, measure, analytic, pattern, isHidden);
  }

  WidgetField as(Aggregation how) {
    return new WidgetField(
        ref, truncation, Optional.of(how), label, measure, analytic, pattern, isHidden);
  }

  WidgetField as(Analytic how) {
    return new WidgetField(
        ref, truncation, aggregation, label, measure, Optional.of(how), pattern, isHidden);
  }

  WidgetField labelled(String newLabel) {
    return new WidgetField(
        ref, truncation, aggregation, Optional.of(newLabel), measure, analytic, pattern, isHidden);
  }

  WidgetField formatted(NumberPattern newPattern) {
    return new WidgetField(
        ref, truncation, aggregation, label, measure, analytic, Optional.of(newPattern), isHidden);
  }

  WidgetField hidden() {
    return new WidgetField(ref, truncation, aggregation, label, measure, analytic, pattern, true);
  }

  /** Returns the text in the header of an export (FACTS §5). */
  String header(ModelField field) {
    return label
        .or(() -> measure.map(Measure::label))
        .orElseGet(() -> aggregation.map(how -> how.labelOf(field.label())).orElse(field.label()));
  }

  /** Returns another text that a header could have: names instead of labels. */
  String otherHeader() {
    return measure
        .map(Measure::name)
        .orElseGet(
            () ->
                aggregation.map(how -> how.apiName().replace(' ', '_') + "_").orElse("")
                    + ref.field());
  }

  FieldType type(ModelField field) {
    if (analytic.isPresent()) {
      return FieldType.NUMBER;
    }
    return aggregation.map(how -> how.resultType(field.type())).orElse(field.type());
  }
}
