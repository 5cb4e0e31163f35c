package org.holisticsjdbc.catalog;

import java.util.Optional;
import java.util.function.Predicate;
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
      return Stream.of(field.customLabel(), field.label())
          .flatMap(Optional::stream)
          .filter(text -> !text.isBlank())
          .findFirst();
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
    Optional<String> model = path.modelId().map(ApiId::text);
    return model.isEmpty()
        ? Optional.empty()
        : field(path, it -> it.id().map(ApiId::text).equals(model))
            .or(() -> field(path, it -> it.name().equals(model)));
  }

  private Optional<ModelField> field(FieldPath path, Predicate<ApiDataSet.Model> wanted) {
    return dataSet.stream()
        .flatMap(it -> it.dataModels().stream())
        .filter(wanted)
        .flatMap(model -> model.fields().stream().map(field -> new ModelField(model, field)))
        .filter(it -> path.fieldName().equals(it.field().name()))
        .findFirst();
  }
}
