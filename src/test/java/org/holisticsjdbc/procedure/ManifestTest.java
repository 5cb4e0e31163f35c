package org.holisticsjdbc.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.holisticsjdbc.procedure.TestedManifest.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Walks the operations of the manifest: what procedures are made from is there and is right. */
class ManifestTest {

  private static final TestedManifest MANIFEST = TestedManifest.load();
  private static final String EXAMPLE = "such as ";

  static Stream<Operation> operations() {
    return MANIFEST.operations();
  }

  static Stream<Operation> operationsWithBody() {
    return operations().filter(operation -> operation.body().isPresent());
  }

  @Test
  void theManifestHoldsTheWholeApi() {
    assertThat(operations().map(Operation::id)).hasSize(82).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void everyOperationSaysInOneSentenceWhatItDoes(Operation operation) {
    assertIsOneSentence(operation.json().path("description"));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void everyParameterIsDescribed(Operation operation) {
    operation.json().path("parameters").forEach(p -> assertIsOneSentence(p.path("description")));
  }

  @ParameterizedTest
  @MethodSource("operationsWithBody")
  void theArgumentsAreThePropertiesOfTheBody(Operation operation) {
    JsonNode arguments = operation.body().orElseThrow().path("arguments");

    assertThat(names(arguments)).containsExactlyElementsOf(argumentSchemas(operation).keySet());
    arguments.forEach(ManifestTest::assertIsOneSentence);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void parametersAndArgumentsHaveNamesOfTheirOwn(Operation operation) {
    List<String> all = new ArrayList<>(operation.parameterNames());
    all.addAll(names(operation.json().path("body").path("arguments")));

    assertThat(all).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("operationsWithBody")
  void argumentsOfNestedJsonShowAnExampleThatKeepsToTheSchema(Operation operation)
      throws JsonProcessingException {
    JsonNode arguments = operation.body().orElseThrow().path("arguments");
    for (var argument : argumentSchemas(operation).entrySet()) {
      Optional<JsonNode> example = example(arguments.path(argument.getKey()).asText());
      if (isNested(argument.getValue())) {
        assertThat(example).as(argument.getKey()).isPresent();
      }
      example.ifPresent(json -> assertKeepsTo(argument.getValue(), json));
    }
  }

  @ParameterizedTest
  @MethodSource("operations")
  void theMethodAgreesWithTheEffectAndWithWhetherToRepeat(Operation operation) {
    String effect = operation.text("effect");
    String retry = operation.text("retry");

    assertThat(effect).isIn("read", "write", "delete");
    assertThat(retry).isIn("safe", "once");
    switch (operation.text("method")) {
      case "GET" -> assertThat(List.of(effect, retry)).containsExactly("read", "safe");
      case "PUT" -> assertThat(List.of(effect, retry)).containsExactly("write", "once");
      case "DELETE" -> assertThat(List.of(effect, retry)).containsExactly("delete", "once");
      default -> assertThat(operation.text("method")).isEqualTo("POST");
    }
  }

  @Test
  void readOnlyModeLetsThesePostsPass() {
    assertThat(posts("effect", "read"))
        .containsExactlyInAnyOrder(
            "Dashboards_BuildUrl",
            "DashboardWidgets_SubmitExport",
            "DataSets_SubmitQuery",
            "DataSets_Sql",
            "AmlStudioProjects_SubmitValidate",
            "DataModelPersistences_ValidateDDL");
  }

  @Test
  void postsThatTakeSomethingAwayDelete() {
    assertThat(posts("effect", "delete"))
        .containsExactlyInAnyOrder(
            "Users_RevokeAuthenticationToken",
            "Groups_RemoveUser",
            "TaggingSystem_SubmitRemoveObjectTags");
  }

  @Test
  void onlyThePostsOfQueriesAreSafeToRepeat() {
    assertThat(posts("retry", "safe"))
        .containsExactlyInAnyOrder(
            "DashboardWidgets_SubmitExport", "DataSets_SubmitQuery", "DataSets_Sql");
  }

  @Test
  void theKeyStaysAwayFromWebhooksAndEmbedding() {
    assertThat(operations().filter(o -> !o.json().path("authenticated").asBoolean()))
        .extracting(Operation::id)
        .containsExactlyInAnyOrder(
            "Embed_ShortenToken",
            "GitWebhooks_GithubEvent",
            "GitWebhooks_GitlabEvent",
            "GitWebhooks_GithubAppEvent");
  }

  @Test
  void theResultIsAJobWhereTheAnswerIsOneOrMayBeOne() {
    List<String> jobs = ids(o -> o.result().path("kind").asText().equals("job"));

    assertThat(jobs).hasSize(16).isEqualTo(ids(o -> MANIFEST.mayBe(o.answer(), "AsyncResult")));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void theResultNamesWhatTheAnswerHolds(Operation operation) {
    JsonNode result = operation.result();
    JsonNode answer = operation.answer();
    JsonNode at = propertyOfTheResult(operation);

    switch (result.path("kind").asText()) {
      case "list" -> assertThat(MANIFEST.isArray(at)).isTrue();
      case "row" -> assertThat(MANIFEST.isObject(result.has("at") ? at : answer)).isTrue();
      case "entries" -> assertThat(at.has("additionalProperties")).isTrue();
      case "job" -> assertThat(MANIFEST.mayBe(answer, "AsyncResult")).isTrue();
      case "file" -> assertThat(answer.path("format").asText()).isEqualTo("binary");
      default -> throw new AssertionError("Unknown kind of result: " + result);
    }
    // What the contract does not say: the id of a link, what comes of a job.
    assertThat(
            names(result).stream()
                .filter(key -> !Set.of("extra", "outcome").contains(key))
                .toList())
        .isEqualTo(keysOfTheResult(result));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void whatAnAnswerWrapsIsUnwrapped(Operation operation) {
    Map<String, JsonNode> properties = MANIFEST.properties(operation.answer());
    if (properties.size() == 1 && !operation.result().path("kind").asText().equals("job")) {
      JsonNode only = properties.values().iterator().next();
      boolean isWrapped = MANIFEST.isArray(only) || MANIFEST.isObject(only);

      assertThat(operation.result().has("at")).isEqualTo(isWrapped);
    }
  }

  @Test
  void everyPagedAnswerIsAList() {
    assertThat(operations().filter(o -> MANIFEST.properties(o.answer()).containsKey("cursors")))
        .hasSizeGreaterThan(5)
        .allSatisfy(o -> assertThat(o.result().path("kind").asText()).isEqualTo("list"));
  }

  private static JsonNode propertyOfTheResult(Operation operation) {
    JsonNode at = operation.result().path("at");
    if (at.isMissingNode()) {
      return at;
    }
    Map<String, JsonNode> properties = MANIFEST.properties(operation.answer());
    assertThat(properties).containsKey(at.asText());
    return MANIFEST.resolved(properties.get(at.asText()));
  }

  private static List<String> keysOfTheResult(JsonNode result) {
    return switch (result.path("kind").asText()) {
      case "list" -> List.of("kind", "at");
      case "row" -> result.has("at") ? List.of("kind", "at") : List.of("kind");
      case "entries" -> List.of("kind", "at", "key", "value");
      default -> List.of("kind");
    };
  }

  /** Returns the schemas of the arguments that a body is made of, by name, in their order. */
  private static Map<String, JsonNode> argumentSchemas(Operation operation) {
    JsonNode body = operation.body().orElseThrow().path("schema");
    Map<String, JsonNode> properties = MANIFEST.properties(body);
    if (properties.isEmpty()) {
      return Map.of("body", body);
    }
    JsonNode first = properties.values().iterator().next();
    if (properties.size() == 1 && MANIFEST.isObject(first)) {
      properties = MANIFEST.properties(first);
    }
    return operation.parameterNames().contains("id") ? withBodyId(properties) : properties;
  }

  private static Map<String, JsonNode> withBodyId(Map<String, JsonNode> properties) {
    Map<String, JsonNode> renamed = new LinkedHashMap<>();
    properties.forEach((name, schema) -> renamed.put(name.equals("id") ? "body_id" : name, schema));
    return renamed;
  }

  private static boolean isNested(JsonNode schema) {
    JsonNode resolved = MANIFEST.resolved(schema);
    JsonNode value = MANIFEST.isArray(schema) ? resolved.path("items") : resolved;
    return !MANIFEST.properties(value).isEmpty();
  }

  /** Returns the JSON that a description shows after "such as". */
  private static Optional<JsonNode> example(String description) throws JsonProcessingException {
    int at = description.indexOf(EXAMPLE);
    String shown = at < 0 ? "" : description.substring(at + EXAMPLE.length());
    // readTree stops where the value ends: the sentence goes on.
    return shown.startsWith("{") || shown.startsWith("[")
        ? Optional.of(new ObjectMapper().readTree(shown))
        : Optional.empty();
  }

  private static void assertKeepsTo(JsonNode schema, JsonNode value) {
    if (value.isArray()) {
      assertThat(MANIFEST.isArray(schema)).as("%s", value).isTrue();
      value.forEach(item -> assertKeepsTo(MANIFEST.resolved(schema).path("items"), item));
    } else if (value.isObject()) {
      Map<String, JsonNode> properties = MANIFEST.properties(schema);
      assertThat(properties.keySet()).as("%s", value).containsAll(names(value));
      assertThat(names(value)).containsAll(MANIFEST.required(schema));
      value.properties().forEach(p -> assertKeepsTo(properties.get(p.getKey()), p.getValue()));
    } else {
      assertKeepsToChoices(MANIFEST.resolved(schema), value);
    }
  }

  private static void assertKeepsToChoices(JsonNode schema, JsonNode value) {
    assertThat(MANIFEST.isArray(schema)).as("%s is an array", value).isFalse();
    if (schema.has("enum")) {
      assertThat(schema.path("enum")).contains(value);
    }
  }

  private static void assertIsOneSentence(JsonNode text) {
    assertThat(text.asText())
        .hasSizeGreaterThanOrEqualTo(15)
        .matches("[A-Z].*\\.")
        .doesNotContainPattern("[.!?]\\s");
  }

  private static List<String> posts(String key, String value) {
    return ids(o -> o.text("method").equals("POST") && o.text(key).equals(value));
  }

  private static List<String> ids(Predicate<Operation> condition) {
    return operations().filter(condition).map(Operation::id).toList();
  }

  private static List<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }
}
