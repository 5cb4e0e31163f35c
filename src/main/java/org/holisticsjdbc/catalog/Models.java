package org.holisticsjdbc.catalog;

import java.util.Optional;
import java.util.stream.Stream;
import org.holisticsjdbc.api.ApiDataSet;
import org.holisticsjdbc.api.ApiFilter.FieldPath;
import org.holisticsjdbc.api.ApiId;

/**
 * The models behind a widget's fields; none where the widget has no data set, or one that the key's
 * owner may not read.
 */
record Models(Optional<ApiDataSet> dataSet) {

  /** A field with the model it belongs to. */
  record ModelField(ApiDataSet.Model model, ApiDataSet.Field field) {
    Optional<String> label() {
      return field.customLabel().or(field::label).filter(text -> !text.isBlank());
    }

    boolean isPrimaryKey() {
      return field.primaryKey().orElse(false);
    }

    String modelName() {
      return model.label().or(model::name).or(() -> model.id().map(ApiId::text)).orElse("?");
    }
  }

  /** Returns the field a path leads to; models are named by id, those defined as code by name. */
  Optional<ModelField> find(FieldPath path) {
    return path.modelId()
        .flatMap(
            id -> {
              String text = id.text();
              return field(
                      models().filter(it -> it.id().map(ApiId::text).equals(Optional.of(text))),
                      path)
                  .or(
                      () ->
                          field(models().filter(it -> it.name().equals(Optional.of(text))), path));
            });
  }

  private Stream<ApiDataSet.Model> models() {
    return dataSet.stream().flatMap(it -> it.dataModels().stream());
  }

  private static Optional<ModelField> field(Stream<ApiDataSet.Model> models, FieldPath path) {
    return models
        .flatMap(model -> model.fields().stream().map(field -> new ModelField(model, field)))
        .filter(it -> path.fieldName().equals(it.field().name()))
        .findFirst();
  }
}
