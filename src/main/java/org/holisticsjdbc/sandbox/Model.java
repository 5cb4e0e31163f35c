package org.holisticsjdbc.sandbox;

import java.util.List;

/** A data model: a table of the warehouse with typed fields, and measures defined on them. */
record Model(
    ApiId id,
    String name,
    String label,
    List<ModelField> fields,
    List<Measure> measures,
    RowSource source) {

  Model {
    fields = List.copyOf(fields);
    measures = List.copyOf(measures);
  }

  /** A model without measures. */
  Model(ApiId id, String name, String label, List<ModelField> fields, RowSource source) {
    this(id, name, label, fields, List.of(), source);
  }

  ModelField field(String fieldName) {
    return fields.get(indexOf(fieldName));
  }

  int indexOf(String fieldName) {
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).name().equals(fieldName)) {
        return i;
      }
    }
    throw new IllegalArgumentException("Model %s has no field %s".formatted(name, fieldName));
  }
}
