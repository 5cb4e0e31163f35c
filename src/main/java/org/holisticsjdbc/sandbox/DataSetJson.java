package org.holisticsjdbc.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Data sets, models and fields in the shapes of the contract. */
final class DataSetJson {

  private DataSetJson() {}

  static ObjectNode dataSet(DataSet dataSet) {
    ObjectNode json =
        Json.object()
            .put("id", dataSet.id())
            .put("name", dataSet.name())
            .put("label", dataSet.label())
            .putNull("description")
            .put("owner_id", Account.USER_ID)
            .put("owner", "Sandbox User")
            .put("tenant_id", Account.TENANT_ID)
            .put("data_source_id", Account.DATA_SOURCE_ID)
            .put("category_id", Account.CATEGORY_ID)
            .put("uname", dataSet.name())
            .put("from_aml", true)
            .put("project_id", Account.PROJECT_ID);
    json.putArray("tags");
    json.putObject("permission").put("can_crud", true).put("can_read", true);
    json.set("related_joins", joins(dataSet));
    json.set("join_configs", joinConfigs(dataSet));
    return json;
  }

  static ArrayNode models(DataSet dataSet) {
    return Json.array(dataSet.models().stream().map(DataSetJson::model).toList());
  }

  /** Returns how the settings of widgets and filters name a field (FACTS §2.1). */
  static ObjectNode pathHash(DataSet dataSet, FieldRef field) {
    ObjectNode json = Json.object().put("field_name", field.field());
    return json.set("model_id", dataSet.model(field.model()).id().json());
  }

  /** Returns how the settings of widgets name a measure; only models have an id. */
  static ObjectNode pathHash(DataSet dataSet, Measure measure) {
    ObjectNode json = Json.object().put("field_name", measure.name());
    return switch (measure.home()) {
      case MODEL -> json.set("model_id", dataSet.model(measure.base().model()).id().json());
      case DATA_SET ->
          json.putNull("model_id").put("data_set_id", dataSet.id()).put("is_metric", true);
      case WIDGET -> json.putNull("model_id");
    };
  }

  /** Returns the path of a field as filters carry it. */
  static ObjectNode fieldPath(DataSet dataSet, FieldRef field) {
    return pathHash(dataSet, field).put("data_set_id", dataSet.id()).put("is_metric", false);
  }

  static ObjectNode model(Model model) {
    List<ObjectNode> dimensions =
        model.fields().stream().map(field -> field(model, field)).toList();
    List<ObjectNode> measures =
        model.measures().stream().map(measure -> measure(model, measure)).toList();
    ObjectNode json = Json.object();
    json.set("id", model.id().json());
    json.put("data_source_id", Account.DATA_SOURCE_ID)
        .put("name", model.name())
        .put("label", model.label())
        .put("category_id", Account.CATEGORY_ID)
        .put("table_name", "public." + model.name())
        .putNull("sql");
    json.set("fields", Json.array(dimensions).addAll(measures));
    json.set("dimensions", Json.array(dimensions));
    json.set("measures", Json.array(measures));
    json.putArray("params");
    json.putObject("metadata");
    return json;
  }

  private static ObjectNode field(Model model, ModelField field) {
    ObjectNode json =
        Json.object()
            .put("name", field.name())
            .put("label", field.label())
            .put("type", field.type().apiName())
            .put("primary_key", field.isPrimaryKey())
            .put("sql", "{{ #SOURCE.%s }}".formatted(field.name()))
            .put("syntax", "sql")
            .put("is_custom", false)
            .put("is_custom_measure", false)
            .putNull("aggregation_type")
            .putNull("transform_type")
            .putNull("custom_label")
            .putNull("field_format")
            .putNull("description");
    json.set("model", modelName(model));
    return json;
  }

  private static ObjectNode measure(Model model, Measure measure) {
    ObjectNode json =
        Json.object()
            .put("name", measure.name())
            .put("label", measure.label())
            .put("type", FieldType.NUMBER.apiName())
            .put("primary_key", false)
            .put("sql", measure.formula())
            .put("syntax", "aml")
            .put("is_custom", true)
            .put("is_custom_measure", true)
            .put("aggregation_type", "custom")
            .putNull("transform_type")
            .putNull("custom_label")
            .putNull("field_format")
            .putNull("description");
    return json.set("model", modelName(model));
  }

  private static ObjectNode modelName(Model model) {
    ObjectNode json = Json.object().set("id", model.id().json());
    return json.put("name", model.name());
  }

  private static ArrayNode joins(DataSet dataSet) {
    return Json.array(dataSet.joins().stream().map(join -> join(dataSet, join)).toList());
  }

  private static ObjectNode join(DataSet dataSet, DataSet.Join join) {
    Model source = dataSet.model(join.from().model());
    Model target = dataSet.model(join.to().model());
    JsonNode sourceName = modelName(source);
    ObjectNode json =
        Json.object()
            .put("id", join.id())
            .put("name", source.name() + "_" + target.name())
            .put("link_type", "n - 1")
            .put("join_on", "%s = %s".formatted(join.from(), join.to()))
            .put("data_source_id", Account.DATA_SOURCE_ID);
    json.set("source_model_id", source.id().json());
    json.set("dest_model_id", target.id().json());
    json.set("source_model", sourceName);
    json.set("dest_model", modelName(target));
    json.putArray("missing_source_fields");
    json.putArray("missing_dest_fields");
    return json;
  }

  private static ArrayNode joinConfigs(DataSet dataSet) {
    return Json.array(dataSet.joins().stream().map(join -> joinConfig(dataSet, join)).toList());
  }

  private static ObjectNode joinConfig(DataSet dataSet, DataSet.Join join) {
    ObjectNode json =
        Json.object()
            .put("id", join.id() + 1_000)
            .put("data_set_id", dataSet.id())
            .put("join_id", join.id())
            .put("active", true)
            .put("direction", "two_way");
    json.putObject("join")
        .put("name", join.from().model() + "_" + join.to().model())
        .put("source_model", join.from().model())
        .put("dest_model", join.to().model())
        .put("link_type", "n - 1")
        .put("join_on", "%s = %s".formatted(join.from(), join.to()));
    return json;
  }
}
