package org.holisticsjdbc.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.holisticsjdbc.api.ApiFilter.FieldPath;
import org.holisticsjdbc.api.ApiId;

/**
 * A field as a widget's settings name it, before the models are consulted (FACTS §2.1).
 *
 * @param label the label the widget's author gave it
 * @param type the type the settings give, where they do
 * @param calculation what it is where no model knows it
 * @param analytic whether it is a running total, percentage or comparison of periods
 * @param hidden whether it is part of the query but not shown
 */
record DisplayedField(
    FieldPath path,
    Optional<String> label,
    Optional<String> aggregation,
    Optional<String> transformation,
    Optional<String> type,
    Optional<Calculation> calculation,
    boolean analytic,
    boolean hidden) {

  /** An ad hoc field: a calculation that belongs to the widget. */
  record Calculation(Optional<String> label, Optional<String> dataType) {}

  /**
   * Returns the fields in the order of the document, without the hidden ones.
   *
   * <p>The slots that hold them differ by chart and are published nowhere, so every object with a
   * {@code path_hash} or a {@code field_name}, at any depth, is a field (FACTS §14, number 10).
   */
  static List<DisplayedField> in(JsonNode vizSetting) {
    return queried(vizSetting).stream().filter(field -> !field.hidden()).toList();
  }

  /** Returns the hidden fields too: they are part of the widget's query. */
  static List<DisplayedField> queried(JsonNode vizSetting) {
    List<DisplayedField> found = new ArrayList<>();
    collect(vizSetting.path("fields"), vizSetting.path("adhoc_fields"), found);
    return List.copyOf(found);
  }

  private static void collect(JsonNode node, JsonNode calculations, List<DisplayedField> found) {
    if (!isField(node)) {
      node.forEach(child -> collect(child, calculations, found));
    } else {
      found.add(of(node, calculations));
    }
  }

  static boolean isField(JsonNode node) {
    return node.hasNonNull("path_hash") || node.path("field_name").isTextual();
  }

  private static DisplayedField of(JsonNode node, JsonNode calculations) {
    FieldPath path = path(node.path("path_hash").isObject() ? node.path("path_hash") : node);
    return new DisplayedField(
        path,
        text(node, "custom_label", "label"),
        text(node, "aggregation"),
        text(node, "transformation"),
        text(node, "data_type", "type").or(() -> text(node.path("format"), "type")),
        calculation(node, path, calculations),
        node.hasNonNull("analytic"),
        node.path("hidden").asBoolean(false));
  }

  static FieldPath path(JsonNode node) {
    return new FieldPath(
        text(node, "field_name").orElse(""),
        value(node, "model_id", ApiId::of),
        value(node, "data_set_id", JsonNode::asLong),
        value(node, "is_metric", JsonNode::asBoolean));
  }

  private static <T> Optional<T> value(JsonNode node, String property, Function<JsonNode, T> as) {
    return node.hasNonNull(property) && node.path(property).isValueNode()
        ? Optional.of(as.apply(node.path(property)))
        : Optional.empty();
  }

  /** Returns the definition of an ad hoc field: in the field itself, or in the list of them. */
  private static Optional<Calculation> calculation(
      JsonNode node, FieldPath path, JsonNode calculations) {
    if (node.hasNonNull("calculation")) {
      return Optional.of(calculation(node));
    }
    for (JsonNode candidate : calculations) {
      if (text(candidate, "field_name", "name", "uname").equals(Optional.of(path.fieldName()))) {
        return Optional.of(calculation(candidate));
      }
    }
    return Optional.empty();
  }

  private static Calculation calculation(JsonNode node) {
    return new Calculation(text(node, "custom_label", "label"), text(node, "data_type", "type"));
  }

  /** Returns the first of the properties that holds a text that is not blank. */
  private static Optional<String> text(JsonNode node, String... properties) {
    for (String property : properties) {
      String text = node.path(property).isTextual() ? node.path(property).textValue() : "";
      if (!text.isBlank()) {
        return Optional.of(text);
      }
    }
    return Optional.empty();
  }
}
