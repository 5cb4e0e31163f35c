package org.holisticsjdbc.sandbox;

/** Names a field of a model within a data set, {@code model.field}. */
record FieldRef(String model, String field) {

  static FieldRef of(String dotted) {
    int dot = dotted.indexOf('.');
    return new FieldRef(dotted.substring(0, dot), dotted.substring(dot + 1));
  }

  @Override
  public String toString() {
    return model + "." + field;
  }
}
