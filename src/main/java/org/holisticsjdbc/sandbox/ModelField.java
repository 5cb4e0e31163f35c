package org.holisticsjdbc.sandbox;

/** A field of a data model. */
record ModelField(String name, FieldType type, String label, boolean isPrimaryKey) {

  static ModelField text(String name, String label) {
    return new ModelField(name, FieldType.TEXT, label, false);
  }

  static ModelField number(String name, String label) {
    return new ModelField(name, FieldType.NUMBER, label, false);
  }

  static ModelField date(String name, String label) {
    return new ModelField(name, FieldType.DATE, label, false);
  }

  static ModelField datetime(String name, String label) {
    return new ModelField(name, FieldType.DATETIME, label, false);
  }

  static ModelField truefalse(String name, String label) {
    return new ModelField(name, FieldType.TRUEFALSE, label, false);
  }

  ModelField asPrimaryKey() {
    return new ModelField(name, type, label, true);
  }
}
