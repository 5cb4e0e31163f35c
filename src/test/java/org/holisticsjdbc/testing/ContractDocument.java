package org.holisticsjdbc.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/**
 * The contract as an OpenAPI document that the validator understands.
 *
 * <p>Differs from the contract only where that says less than is known (FACTS §5, §8, §10, §11):
 * arrays in a query are named {@code ids[]}, every answer carries rate-limit headers, every failure
 * has an error body, the redirect of a download has no CSV body, and a body with required parts is
 * required.
 */
final class ContractDocument {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String RESOURCE = "/org/holisticsjdbc/manifest/operations.json";
  private static final String KEY_SCHEME = "key";

  private final JsonNode contract;

  private ContractDocument(JsonNode contract) {
    this.contract = contract;
  }

  static ContractDocument load() {
    try (InputStream in = ContractDocument.class.getResourceAsStream(RESOURCE)) {
      return new ContractDocument(JSON.readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the schemas as they stand in the contract. */
  JsonNode schemas() {
    return contract.path("schemas");
  }

  /** Returns an operation as it stands in the contract. */
  JsonNode operation(String operationId) {
    for (JsonNode operation : contract.path("operations")) {
      if (operation.path("operation_id").asText().equals(operationId)) {
        return operation;
      }
    }
    throw new IllegalArgumentException("No such operation: " + operationId);
  }

  String openApi() {
    ObjectNode document = JSON.createObjectNode().put("openapi", "3.0.3");
    document.putObject("info").put("title", "Holistics").put("version", "2");
    document.putArray("servers").addObject().put("url", "/api/v2");
    ObjectNode components = document.putObject("components");
    components
        .putObject("securitySchemes")
        .putObject(KEY_SCHEME)
        .put("type", "apiKey")
        .put("in", "header")
        .put("name", "X-Holistics-Key");
    components.set("schemas", new SchemaDialect(schemas()).schemas());
    ObjectNode paths = document.putObject("paths");
    for (JsonNode operation : contract.path("operations")) {
      ObjectNode path = paths.withObjectProperty(operation.path("path").asText());
      String method = operation.path("method").asText().toLowerCase(Locale.ROOT);
      path.set(method, operation(operation));
    }
    return document.toString();
  }

  private ObjectNode operation(JsonNode operation) {
    ObjectNode json = JSON.createObjectNode();
    json.set("operationId", operation.path("operation_id"));
    if (operation.path("authenticated").asBoolean()) {
      json.putArray("security").addObject().putArray(KEY_SCHEME);
    }
    ArrayNode parameters = json.putArray("parameters");
    operation.path("parameters").forEach(parameter -> addParameter(parameters, parameter));
    JsonNode body = operation.path("body");
    if (body.isObject()) {
      ObjectNode requestBody = json.putObject("requestBody");
      boolean hasRequiredParts = !body.path("schema").path("required").isEmpty();
      requestBody.put("required", body.path("required").asBoolean() || hasRequiredParts);
      requestBody
          .putObject("content")
          .putObject(body.path("content_type").asText())
          .set("schema", new SchemaDialect(schemas()).translated(body.path("schema")));
    }
    json.set("responses", responses(operation.path("responses")));
    return json;
  }

  private void addParameter(ArrayNode parameters, JsonNode parameter) {
    JsonNode schema = parameter.path("schema");
    if (parameter.path("in").asText().equals("query") && schema.has("oneOf")) {
      schema
          .path("oneOf")
          .forEach(one -> parameters.add(parameter(parameter, one).put("required", false)));
    } else {
      parameters.add(parameter(parameter, schema));
    }
  }

  private ObjectNode parameter(JsonNode parameter, JsonNode schema) {
    ObjectNode json = parameter.deepCopy();
    json.remove(List.of("secret", "most_items")); // ours
    if (schema.path("type").asText().equals("array")) {
      json.put("name", arrayName(parameter.path("name").asText() + "[]"));
      json.put("style", "form").put("explode", true);
    }
    // The validator reads a text that may also be a number as JSON, and fails.
    boolean isAnyText = schema.has("anyOf");
    return json.set("schema", isAnyText ? JSON.createObjectNode().put("type", "string") : schema);
  }

  /** Brackets in a name are a broken pattern to the validator. */
  static String arrayName(String name) {
    return name.endsWith("[]") ? name.replace("[]", "-array") : name;
  }

  private ObjectNode responses(JsonNode responses) {
    ObjectNode json = JSON.createObjectNode();
    for (var response : responses.properties()) {
      json.set(response.getKey(), response(response.getKey(), response.getValue()));
    }
    ObjectNode error = JSON.createObjectNode();
    error.putObject("application/json").put("$ref", "#/components/schemas/BaseError");
    json.set("default", response("default", error));
    return json;
  }

  private ObjectNode response(String status, JsonNode content) {
    ObjectNode json = JSON.createObjectNode().put("description", status);
    ObjectNode headers = json.putObject("headers");
    for (String name : new String[] {"Limit", "Remaining", "Reset"}) {
      headers
          .putObject("RateLimit-" + name)
          .put("required", true)
          .putObject("schema")
          .put("type", "integer");
    }
    headers
        .putObject("X-Request-Id")
        .put("required", true)
        .putObject("schema")
        .put("type", "string");
    if (status.equals("302")) {
      return json; // The contract names the type of the file it leads to.
    }
    ObjectNode types = json.putObject("content");
    for (var type : content.properties()) {
      JsonNode schema = new SchemaDialect(schemas()).translated(type.getValue());
      types.putObject(type.getKey()).set("schema", schema);
    }
    return json;
  }
}
