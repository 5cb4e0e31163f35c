package org.holisticsjdbc.procedure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.holisticsjdbc.procedure.Parameter.Form;
import org.holisticsjdbc.procedure.Parameter.Place;

/** Makes procedures of the entries of the manifest. */
final class ManifestReader {
  private final Schemas schemas;
  private final ResultReader results;

  ManifestReader(Schemas schemas) {
    this.schemas = schemas;
    this.results = new ResultReader(schemas);
  }

  Procedure procedure(JsonNode operation) {
    String id = operation.path("operation_id").asText();
    ResultShape result = results.shape(operation);
    List<Parameter> parameters = new ArrayList<>();
    operation.path("parameters").forEach(parameter -> parameters.add(outsideBody(parameter)));
    JsonNode body = operation.path("body");
    parameters.addAll(insideBody(body, parameters));
    if (result instanceof ResultShape.StartedJob) {
      parameters.add(waiting());
    }
    return new Procedure(
        snakeCase(id),
        id,
        text(operation, "description"),
        operation.path("method").asText(),
        operation.path("path").asText(),
        Effect.valueOf(text(operation, "effect").toUpperCase(Locale.ROOT)),
        text(operation, "retry").equals("safe"),
        operation.path("authenticated").asBoolean(),
        parameters,
        bodyOf(body),
        result);
  }

  static String text(JsonNode json, String key) {
    if (!json.path(key).isTextual()) {
      throw new IllegalStateException(
          "The manifest lacks \"%s\" in %s".formatted(key, json.path("operation_id").asText()));
    }
    return json.path(key).asText();
  }

  /** {@code Groups_AddUser} and {@code X-GitHub-Event}: words are told apart by their capitals. */
  static String snakeCase(String name) {
    return name.replace('-', '_')
        .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_")
        .replaceAll("_+", "_")
        .toLowerCase(Locale.ROOT);
  }

  private Parameter outsideBody(JsonNode json) {
    String apiName = json.path("name").asText();
    Place place = Place.valueOf(json.path("in").asText().toUpperCase(Locale.ROOT));
    JsonNode schema = json.path("schema");
    boolean isHeader = place == Place.HEADER;
    return new Parameter(
        isHeader ? apiName.toLowerCase(Locale.ROOT).replace('-', '_') : snakeCase(apiName),
        apiName,
        place,
        type(apiName, schema),
        form(schema),
        json.path("required").asBoolean(),
        false, // an address cannot say null
        defaultText(schema),
        text(json, "description"),
        json.path("secret").asBoolean(),
        most(json.path("most_items")),
        schema);
  }

  private List<Parameter> insideBody(JsonNode body, List<Parameter> before) {
    if (!body.isObject()) {
      return List.of();
    }
    JsonNode schema = body.path("schema");
    JsonNode texts = body.path("arguments");
    Map<String, JsonNode> properties = schemas.properties(schema);
    if (properties.isEmpty()) {
      return List.of(wholeBody(body));
    }
    JsonNode inside = wrapper(schema).map(properties::get).orElse(schema);
    Set<String> required = schemas.required(inside);
    boolean isForm = isForm(body);
    List<Parameter> parameters = new ArrayList<>();
    for (Map.Entry<String, JsonNode> property : schemas.properties(inside).entrySet()) {
      String apiName = property.getKey();
      boolean isTaken = before.stream().anyMatch(it -> it.name().equals(snakeCase(apiName)));
      String name = isTaken ? "body_" + snakeCase(apiName) : snakeCase(apiName);
      JsonNode own = property.getValue();
      parameters.add(
          new Parameter(
              name,
              apiName,
              isForm ? Place.FORM : Place.BODY,
              type(apiName, own),
              isForm && isBinary(own) ? Form.FILES : form(own),
              required.contains(apiName),
              schemas.isNullable(own),
              defaultText(own),
              text(texts, name),
              contains(body.path("secrets"), name),
              most(body.path("most_items").path(name)),
              own));
    }
    return parameters;
  }

  private static Parameter wholeBody(JsonNode body) {
    return new Parameter(
        "body",
        "body",
        Place.WHOLE_BODY,
        DataType.VARCHAR,
        Form.JSON,
        body.path("required").asBoolean(),
        false,
        Optional.empty(),
        text(body.path("arguments"), "body"),
        false,
        OptionalInt.empty(),
        body.path("schema"));
  }

  private static Parameter waiting() {
    return new Parameter(
        Parameter.WAIT,
        Parameter.WAIT,
        Place.DRIVER,
        DataType.BOOLEAN,
        Form.SCALAR,
        false,
        false,
        Optional.of("false"),
        "Whether to wait until the job has ended, for its result or its failure.",
        false,
        OptionalInt.empty(),
        JsonNodeFactory.instance.objectNode().put("type", "boolean"));
  }

  private Procedure.Body bodyOf(JsonNode body) {
    if (!body.isObject()) {
      return new Procedure.Body(Procedure.Kind.NONE, Optional.empty(), false);
    }
    JsonNode schema = body.path("schema");
    Optional<String> wrapper = wrapper(schema);
    return new Procedure.Body(
        isForm(body) ? Procedure.Kind.FORM : Procedure.Kind.JSON,
        wrapper,
        wrapper.filter(schemas.required(schema)::contains).isPresent());
  }

  private static boolean isForm(JsonNode body) {
    return body.path("content_type").asText().startsWith("multipart/");
  }

  /** Returns the one property of a body if it is an object with properties of its own. */
  private Optional<String> wrapper(JsonNode schema) {
    Map<String, JsonNode> properties = schemas.properties(schema);
    return properties.size() == 1
        ? properties.entrySet().stream()
            .filter(only -> !schemas.properties(only.getValue()).isEmpty())
            .filter(only -> schemas.types(only.getValue()).contains("object"))
            .map(Map.Entry::getKey)
            .findFirst()
        : Optional.empty();
  }

  private boolean isBinary(JsonNode schema) {
    JsonNode items = schemas.keyword(schema, "items");
    return schemas.keyword(items, "format").asText().equals("binary");
  }

  private Form form(JsonNode schema) {
    Set<String> types = schemas.types(schema);
    if (types.contains("object")) {
      return Form.JSON;
    }
    if (!types.contains("array")) {
      return Form.SCALAR;
    }
    if (types.size() > 1) {
      return Form.SCALAR_OR_ARRAY;
    }
    return schemas.types(schemas.keyword(schema, "items")).contains("object")
        ? Form.JSON
        : Form.ARRAY;
  }

  private DataType type(String name, JsonNode schema) {
    Set<String> types = schemas.types(schema);
    boolean isArray = types.contains("array");
    if (isArray && types.size() == 1) {
      return scalarType(
          name.replaceAll("ids$", "id"), schemas.types(schemas.keyword(schema, "items")));
    }
    List<String> scalars = types.stream().filter(type -> !type.equals("array")).toList();
    return scalarType(name, Set.copyOf(scalars));
  }

  /** Ids are whole numbers, whatever the contract calls them (FACTS §1). */
  static DataType scalarType(String name, Set<String> types) {
    if (types.size() != 1) {
      return DataType.VARCHAR;
    }
    boolean isId = name.equals("id") || name.endsWith("_id");
    return switch (types.iterator().next()) {
      case "integer" -> DataType.BIGINT;
      case "number" -> isId ? DataType.BIGINT : DataType.DECIMAL;
      case "boolean" -> DataType.BOOLEAN;
      default -> DataType.VARCHAR;
    };
  }

  private Optional<String> defaultText(JsonNode schema) {
    JsonNode value = schemas.keyword(schema, "default");
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    return Optional.of(value.isValueNode() ? value.asText() : value.toString());
  }

  private static boolean contains(JsonNode names, String name) {
    for (JsonNode each : names) {
      if (each.asText().equals(name)) {
        return true;
      }
    }
    return false;
  }

  private static OptionalInt most(JsonNode number) {
    return number.isInt() ? OptionalInt.of(number.asInt()) : OptionalInt.empty();
  }
}
