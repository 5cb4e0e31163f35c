package org.holisticsjdbc.procedure;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** All tables of the service, as {@code driver-manifest/tables.json} declares them. */
public final class ServiceTables {
  private static final String MANIFEST = "tables.json";

  private final List<ServiceTable> all;

  private ServiceTables(JsonNode manifest) {
    all =
        elements(manifest.path("tables"))
            .map(ServiceTables::table)
            .sorted(Comparator.comparing(ServiceTable::name))
            .toList();
  }

  /** Loads nothing until it is asked for. */
  private static final class Loaded {
    static final ServiceTables TABLES = new ServiceTables(Manifest.read(MANIFEST));
  }

  /** Returns the tables of the manifest; immutable. */
  public static ServiceTables get() {
    return Loaded.TABLES;
  }

  /** Returns all tables, sorted by name. */
  public List<ServiceTable> all() {
    return all;
  }

  /** Returns the table of that name, in any case. */
  public Optional<ServiceTable> find(String name) {
    return all.stream().filter(it -> it.name().equalsIgnoreCase(name)).findFirst();
  }

  private static ServiceTable table(JsonNode json) {
    List<Access> accesses = elements(json.path("accesses")).map(ServiceTables::access).toList();
    return new ServiceTable(
        json.path("name").asText(),
        json.path("description").asText(),
        elements(json.path("columns")).map(ServiceTables::column).toList(),
        accesses,
        elements(json.path("settings")).map(name -> setting(accesses, name.asText())).toList());
  }

  private static TableColumn column(JsonNode json) {
    return new TableColumn(
        json.path("name").asText(),
        DataType.valueOf(json.path("type").asText()),
        json.path("json").asBoolean(),
        json.path("from").asText(),
        json.path("description").asText());
  }

  private static Parameter setting(List<Access> accesses, String name) {
    return accesses.stream()
        .flatMap(access -> access.procedure().parameter(name).stream())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No operation has the parameter " + name));
  }

  private static Access access(JsonNode json) {
    Procedure procedure = procedure(json);
    Map<String, Parameter> keys = new LinkedHashMap<>();
    json.path("keys")
        .properties()
        .forEach(key -> keys.put(key.getKey(), parameter(procedure, key.getValue().asText())));
    Set<String> required = new TreeSet<>();
    json.path("required").forEach(name -> required.add(name.asText()));
    return new Access(
        procedure,
        elements(json.path("through")).map(ServiceTables::step).toList(),
        keys,
        required,
        with(procedure, json),
        text(json, "each"));
  }

  private static Access.Step step(JsonNode json) {
    Procedure procedure = procedure(json);
    Map<String, List<String>> where = new LinkedHashMap<>();
    json.path("where").properties().forEach(it -> where.put(it.getKey(), texts(it.getValue())));
    return new Access.Step(
        procedure,
        text(json, "key").map(name -> parameter(procedure, name)),
        with(procedure, json),
        text(json, "each"),
        where,
        json.path("next").asText());
  }

  private static List<String> texts(JsonNode json) {
    List<String> texts = new ArrayList<>();
    if (json.isTextual()) {
      texts.add(json.asText());
    }
    json.forEach(it -> texts.add(it.asText()));
    return texts;
  }

  private static Procedure procedure(JsonNode json) {
    return Procedures.get().require(json.path("procedure").asText());
  }

  private static Parameter parameter(Procedure procedure, String name) {
    return procedure
        .parameter(name)
        .orElseThrow(
            () -> new IllegalStateException("%s has no %s".formatted(procedure.name(), name)));
  }

  private static Map<Parameter, Object> with(Procedure procedure, JsonNode json) {
    Map<Parameter, Object> with = new LinkedHashMap<>();
    json.path("with")
        .properties()
        .forEach(it -> with.put(parameter(procedure, it.getKey()), text(it.getValue())));
    return with;
  }

  private static String text(JsonNode value) {
    return value.isValueNode() ? value.asText() : value.toString();
  }

  private static Optional<String> text(JsonNode json, String key) {
    return Optional.of(json.path(key).asText()).filter(text -> !text.isEmpty());
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
