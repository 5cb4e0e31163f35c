package org.holisticsjdbc.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Refuses requests that the contract does not allow. */
final class RequestCheck {

  private final SchemaCheck schemas;
  private final ObjectMapper json =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  RequestCheck(Contract contract) {
    schemas = new SchemaCheck(contract.schemas());
  }

  /** Checks the values of path, query and headers. */
  void checkParameters(
      Operation operation, Map<String, String> pathValues, QueryString query, Request request) {
    for (Operation.Parameter parameter : operation.parameters()) {
      List<String> values =
          switch (parameter.place()) {
            case PATH -> List.of(pathValues.get(parameter.name()));
            case QUERY -> query.all(parameter.nameInQuery());
            case HEADER -> request.header(parameter.name()).stream().toList();
          };
      if (values.isEmpty() && parameter.required()) {
        throw ApiError.invalidParameter("Missing parameter: " + parameter.nameInQuery());
      }
      JsonNode schema = parameter.isArray() ? parameter.schema().path("items") : parameter.schema();
      values.forEach(value -> checkText(parameter.name(), schema, value));
    }
  }

  /** Text in an address has no type, so it is read as every type it could have. */
  private void checkText(String name, JsonNode schema, String text) {
    List<JsonNode> readings =
        switch (text) {
          case "true", "1" -> List.of(TextNode.valueOf(text), number(text), BooleanNode.TRUE);
          case "false", "0" -> List.of(TextNode.valueOf(text), number(text), BooleanNode.FALSE);
          default -> List.of(TextNode.valueOf(text), number(text));
        };
    boolean fits =
        readings.stream().anyMatch(value -> schemas.violations(schema, value, name).isEmpty());
    if (!fits) {
      throw ApiError.invalidParameter("Invalid value for %s: '%s'".formatted(name, text));
    }
  }

  private static JsonNode number(String text) {
    return text.matches("-?[0-9]{1,18}")
        ? JsonNodeFactory.instance.numberNode(Long.parseLong(text))
        : MissingNode.getInstance();
  }

  /** Reads and checks the body; a missing node stands for none. */
  JsonNode body(Operation operation, Request request) {
    Optional<Operation.Body> expected = operation.body().filter(Operation.Body::isJson);
    String text = request.bodyText();
    if (expected.isEmpty() || text.isEmpty() && !expected.get().isRequired()) {
      return MissingNode.getInstance();
    }
    String type = request.header("Content-Type").orElse("");
    if (!type.toLowerCase(Locale.ROOT).startsWith(expected.get().contentType())) {
      throw ApiError.invalidParameter("Body must be JSON, not '%s'".formatted(type));
    }
    JsonNode body = parse(text);
    List<String> violations = schemas.violations(expected.get().schema(), body, "body");
    if (!violations.isEmpty()) {
      throw ApiError.invalidParameter(String.join("; ", violations));
    }
    return body;
  }

  private JsonNode parse(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw ApiError.invalidParameter("Body is not JSON: " + e.getOriginalMessage());
    }
  }
}
