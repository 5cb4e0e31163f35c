package org.holisticsjdbc.sandbox;

import java.util.List;

/**
 * Models that can be queried together.
 *
 * @param models the first one is where queries start; the others are joined to it
 * @param joins how the other models are reached from the first, many to one
 */
record DataSet(long id, String name, String label, List<Model> models, List<Join> joins) {

  DataSet {
    models = List.copyOf(models);
    joins = List.copyOf(joins);
    if (models.size() != joins.size() + 1) {
      throw new IllegalArgumentException("Every model but the first needs one join: " + name);
    }
  }

  /** A foreign key of the first model and the key of another one it refers to. */
  record Join(long id, FieldRef from, FieldRef to) {}

  static DataSet of(long id, String name, String label, Model model) {
    return new DataSet(id, name, label, List.of(model), List.of());
  }

  Model model(String modelName) {
    return models.stream()
        .filter(model -> model.name().equals(modelName))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("No model %s in %s".formatted(modelName, name)));
  }

  ModelField field(FieldRef ref) {
    return model(ref.model()).field(ref.field());
  }
}
