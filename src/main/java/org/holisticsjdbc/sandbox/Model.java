package org.holisticsjdbc.sandbox;

import java.util.List;

/** A data model: a table of the warehouse with typed fields. */
record Model(ApiId id, String name, String label, List<ModelField> fields, RowSource source) {

  Model {
    fields = List.copyOf(fields);
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
