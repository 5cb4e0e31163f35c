package org.holisticsjdbc.sandbox;

import java.util.Optional;

/**
 * A field shown by a widget.
 *
 * @param label what the author of the widget called it, instead of the field's own label
 */
record WidgetField(
    FieldRef ref,
    Optional<Truncation> truncation,
    Optional<Aggregation> aggregation,
    Optional<String> label) {

  static WidgetField of(String dotted) {
    return new WidgetField(
        FieldRef.of(dotted), Optional.empty(), Optional.empty(), Optional.empty());
  }

  WidgetField by(Truncation period) {
    return new WidgetField(ref, Optional.of(period), aggregation, label);
  }

  WidgetField as(Aggregation how) {
    return new WidgetField(ref, truncation, Optional.of(how), label);
  }

  WidgetField labelled(String newLabel) {
    return new WidgetField(ref, truncation, aggregation, Optional.of(newLabel));
  }

  /** Returns the text in the header of an export (FACTS §5). */
  String header(ModelField field) {
    return label.orElseGet(
        () -> aggregation.map(how -> how.labelOf(field.label())).orElse(field.label()));
  }

  FieldType type(ModelField field) {
    return aggregation.map(how -> how.resultType(field.type())).orElse(field.type());
  }
}
