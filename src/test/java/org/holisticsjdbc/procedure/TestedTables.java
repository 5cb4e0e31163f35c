package org.holisticsjdbc.procedure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.holisticsjdbc.procedure.TestedManifest.Operation;

/** The tables as they stand in the manifest, beside what the contract says of their answers. */
final class TestedTables {
  private static final TestedManifest CONTRACT = TestedManifest.load();
  private static final JsonNode TEXT = JsonNodeFactory.instance.objectNode().put("type", "string");

  private TestedTables() {}

  static Stream<Table> all() {
    return elements(Manifest.read("tables.json").path("tables")).map(Table::new);
  }

  /** A table. */
  record Table(JsonNode json) {
    String name() {
      return json.path("name").asText();
    }

    String description() {
      return json.path("description").asText();
    }

    List<Column> columns() {
      return elements(json.path("columns")).map(column -> new Column(name(), column)).toList();
    }

    List<String> columnNames() {
      return columns().stream().map(Column::name).toList();
    }

    List<String> settings() {
      return texts(json.path("settings"));
    }

    List<Access> accesses() {
      return elements(json.path("accesses")).map(Access::new).toList();
    }

    /** Returns the columns without which there is no way to read the table; none if there is. */
    List<String> needed() {
      return accesses().stream().anyMatch(access -> access.required().isEmpty())
          ? List.of()
          : accesses().get(0).required();
    }

    @Override
    public String toString() {
      return name();
    }
  }

  /** A column of a table. */
  record Column(String table, JsonNode json) {
    String name() {
      return json.path("name").asText();
    }

    String type() {
      return json.path("type").asText();
    }

    boolean isJson() {
      return json.path("json").asBoolean();
    }

    String from() {
      return json.path("from").asText();
    }

    String description() {
      return json.path("description").asText();
    }

    @Override
    public String toString() {
      return table + "." + name();
    }
  }

  /** A way to read a table. */
  record Access(JsonNode json) {
    String procedure() {
      return json.path("procedure").asText();
    }

    Operation operation() {
      return TestedTables.operation(procedure());
    }

    /** Returns the parameter that takes conditions, by the column's name. */
    Map<String, String> keys() {
      Map<String, String> keys = new LinkedHashMap<>();
      json.path("keys").properties().forEach(it -> keys.put(it.getKey(), it.getValue().asText()));
      return keys;
    }

    List<String> required() {
      return texts(json.path("required"));
    }

    List<JsonNode> through() {
      return elements(json.path("through")).toList();
    }

    Map<String, JsonNode> with() {
      return fields(json.path("with"));
    }

    /** Returns what the contract says of the value of a column. */
    Optional<JsonNode> schema(String from) {
      Map<String, JsonNode> answered = answered(operation());
      Optional<JsonNode> held = held(answered, json);
      return switch (from.charAt(0)) {
        case '.' -> held;
        case '^' -> Optional.ofNullable(answered.get(from.substring(1)));
        case '$' -> parameter(operation(), from.substring(1));
        default -> at(held.map(CONTRACT::properties).orElse(answered), from);
      };
    }
  }

  static Operation operation(String procedure) {
    String id = Procedures.get().require(procedure).operationId();
    return CONTRACT.operations().filter(it -> it.id().equals(id)).findFirst().orElseThrow();
  }

  /** Returns what the contract says of a parameter outside the body. */
  static Optional<JsonNode> parameter(Operation operation, String name) {
    return elements(operation.json().path("parameters"))
        .filter(it -> it.path("name").asText().equals(name))
        .map(it -> it.path("schema"))
        .findFirst();
  }

  /** Returns the properties of an object of the answer. */
  static Map<String, JsonNode> answered(Operation operation) {
    JsonNode result = operation.result();
    JsonNode at = CONTRACT.properties(operation.answer()).get(result.path("at").asText());
    Map<String, JsonNode> properties = fields(result.path("extra"));
    switch (result.path("kind").asText()) {
      case "list" -> properties.putAll(CONTRACT.properties(items(at)));
      case "row" ->
          properties.putAll(CONTRACT.properties(result.has("at") ? at : operation.answer()));
      case "entries" -> {
        properties.put(result.path("key").asText(), TEXT);
        JsonNode values = CONTRACT.resolved(at).path("additionalProperties");
        properties.put(result.path("value").asText(), items(values));
      }
      default -> throw new IllegalStateException(operation.id() + " answers no rows");
    }
    return properties;
  }

  /**
   * Returns the elements that an access or a step looks at, if it says a property that has them.
   */
  static Optional<JsonNode> held(Map<String, JsonNode> answered, JsonNode access) {
    return Optional.of(access.path("each").asText())
        .filter(each -> !each.isEmpty())
        .map(each -> items(answered.get(each)));
  }

  /** Returns what the contract says of the end of a path {@code a.b}. */
  static Optional<JsonNode> at(Map<String, JsonNode> properties, String path) {
    int dot = path.indexOf('.');
    Optional<JsonNode> first =
        Optional.ofNullable(properties.get(dot < 0 ? path : path.substring(0, dot)));
    return dot < 0
        ? first
        : first.flatMap(it -> at(CONTRACT.properties(it), path.substring(dot + 1)));
  }

  /** Returns what the contract says of the elements of an array. */
  static JsonNode items(JsonNode array) {
    JsonNode resolved = CONTRACT.resolved(array);
    if (!resolved.has("items")) {
      throw new IllegalStateException("Not an array: " + resolved);
    }
    return CONTRACT.resolved(resolved.path("items"));
  }

  static Map<String, JsonNode> properties(JsonNode schema) {
    return CONTRACT.properties(schema);
  }

  static Set<String> kinds(JsonNode schema) {
    return CONTRACT.kinds(schema);
  }

  /** Returns the type of a column or parameter, and JSON for what is nested. */
  static String type(JsonNode schema) {
    Set<String> kinds = kinds(schema);
    if (kinds.contains("object") || kinds.contains("array")) {
      return "JSON";
    }
    if (CONTRACT.resolved(schema).path("format").asText().equals("date-time")) {
      return "TIMESTAMP";
    }
    return switch (kinds.size() == 1 ? kinds.iterator().next() : "several") {
      case "integer", "number" -> "BIGINT"; // the tables hold ids and counts only
      case "boolean" -> "BOOLEAN";
      default -> "VARCHAR";
    };
  }

  static Map<String, JsonNode> fields(JsonNode object) {
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    object.properties().forEach(it -> fields.put(it.getKey(), it.getValue()));
    return fields;
  }

  private static List<String> texts(JsonNode array) {
    Set<String> texts = new LinkedHashSet<>();
    array.forEach(it -> texts.add(it.asText()));
    return List.copyOf(texts);
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
