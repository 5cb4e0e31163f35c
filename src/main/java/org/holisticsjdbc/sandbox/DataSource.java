package org.holisticsjdbc.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A warehouse that is connected to the workspace; there is none behind it here. */
record DataSource(long id, String name, boolean isDefault, Settings settings) {

  /**
   * How the warehouse is asked.
   *
   * @param queryTimeout seconds; a JSON null stands for no limit
   */
  record Settings(
      boolean requireSsl,
      JsonNode queryTimeout,
      boolean enableSchemaInfo,
      boolean useConnectionString,
      String timeZone) {

    /** Returns these settings with what a request changes. */
    Settings with(JsonNode changes) {
      return new Settings(
          changes.path("require_ssl").asBoolean(requireSsl),
          changes.has("query_timeout") ? changes.path("query_timeout") : queryTimeout,
          changes.path("enable_schema_info").asBoolean(enableSchemaInfo),
          changes.path("use_connection_str").asBoolean(useConnectionString),
          changes.path("timezone").asText(timeZone));
    }
  }

  /**
   * Returns this data source with what a request changes. Where the warehouse is, {@code dbconfig},
   * means nothing here.
   *
   * @throws ApiError for an empty name
   */
  DataSource with(JsonNode changes) {
    String newName = changes.path("name").isTextual() ? changes.path("name").asText() : name;
    if (newName.isBlank()) {
      throw ApiError.invalidRecord("name", "Name can't be blank");
    }
    return new DataSource(id, newName, isDefault, settings.with(changes.path("settings")));
  }

  ObjectNode json() {
    ObjectNode json = Json.object().put("id", id).put("name", name).put("dbtype", "postgresql");
    ObjectNode shown = json.putObject("settings").put("require_ssl", settings.requireSsl());
    shown.set("query_timeout", settings.queryTimeout());
    shown
        .put("enable_schema_info", settings.enableSchemaInfo())
        .put("use_connection_str", settings.useConnectionString())
        .put("timezone", settings.timeZone());
    return json.put("is_sample", false).put("is_default", isDefault);
  }
}
