package org.holisticsjdbc.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserAttributesTest {

  @RegisterExtension final SandboxExtension holistics = new SandboxExtension();

  private ApiClient api;

  @BeforeEach
  void connect() {
    api = new ApiClient(holistics.sandbox());
  }

  @Test
  void oneOfTheFirstAttributesIsOfTheSystem() {
    JsonNode attributes = api.json("/user_attributes").path("user_attributes");

    assertThat(attributes.findValuesAsText("name"))
        .containsExactly("h_email", "region", "department");
    assertThat(attributes.findValuesAsText("is_system_attribute"))
        .containsExactly("true", "false", "false");
  }

  @Test
  void attributesAreListedInPages() {
    JsonNode first = api.json("/user_attributes?limit=2");
    String next = first.path("cursors").path("next").asText();

    assertThat(first.path("user_attributes")).hasSize(2);
    assertThat(
            api.json("/user_attributes?limit=2&after=" + next)
                .path("user_attributes")
                .findValuesAsText("name"))
        .containsExactly("department");
  }

  @Test
  void anAttributeLivesFromCreationToDeletion() {
    JsonNode answer = api.parse(create("country", "string", "Country"), 200);
    JsonNode created = answer.path("user_attribute");
    String path = "/user_attributes/" + created.path("id").asText();
    assertThat(answer.path("status").asText()).isEqualTo("created");
    assertThat(created.path("id").asLong()).isGreaterThan(1L << 41);
    assertThat(created.has("description")).isFalse();
    assertThat(names()).contains("country");

    String change =
        "{'name':'land','attribute_type':'string','label':'Land','description':'Where?'}";
    JsonNode changed = api.parse(put(path, change), 200).path("user_attribute");
    assertThat(changed.path("id")).isEqualTo(created.path("id"));
    assertThat(changed.path("description").asText()).isEqualTo("Where?");
    assertThat(names()).contains("land").doesNotContain("country");

    api.parse(api.delete(path), 200);
    assertThat(names()).doesNotContain("land");
    api.assertRefused(api.delete(path), 404, "User attribute not found");
    api.assertRefused(put(path, change), 404, "User attribute not found");
  }

  @ParameterizedTest
  @CsvSource({
    "region, string, Again, name",
    "'', string, Blank, name",
    "country, ' ', Country, attribute_type",
    "country, string, '', label",
  })
  void wrongAttributesAreRefused(String name, String type, String label, String field) {
    JsonNode creation = api.parse(create(name, type, label), 422);
    String body = "{'name':'%s','attribute_type':'%s','label':'%s'}".formatted(name, type, label);
    JsonNode update = api.parse(put("/user_attributes/" + id("department"), body), 422);

    assertThat(creation.path("type").asText()).isEqualTo("RecordError");
    assertThat(creation.path("record").path(field)).hasSize(1);
    assertThat(update.path("record").path(field)).hasSize(1);
    assertThat(names()).containsExactly("h_email", "region", "department");
  }

  @Test
  void refusedCreationsUseUpNoName() {
    api.parse(create("region", "string", "Again"), 422);
    api.parse(create("country", "string", "Country"), 200);

    assertThat(names()).hasSize(4);
  }

  @Test
  void systemAttributesCannotBeChanged() {
    String path = "/user_attributes/" + id("h_email");

    api.assertRefused(
        put(path, "{'name':'x','attribute_type':'string','label':'X'}"), 403, "system attribute");
    api.assertRefused(api.delete(path), 403, "system attribute");
  }

  @Test
  void incompleteAttributesAreRefused() {
    holistics.expectWrongRequests();

    api.assertRefused(api.post("/user_attributes", "{}"), 400, "user_attribute is missing");
    api.assertRefused(
        api.post("/user_attributes", "{\"user_attribute\":{\"name\":\"x\"}}"), 400, "label");
  }

  private HttpResponse<String> create(String name, String type, String label) {
    return api.post(
        "/user_attributes",
        "{'user_attribute':{'name':'%s','attribute_type':'%s','label':'%s'}}"
            .formatted(name, type, label)
            .replace('\'', '"'));
  }

  private HttpResponse<String> put(String path, String attribute) {
    return api.put(path, "{'user_attribute':%s}".formatted(attribute).replace('\'', '"'));
  }

  private List<String> names() {
    return api.json("/user_attributes").path("user_attributes").findValuesAsText("name");
  }

  private String id(String name) {
    for (JsonNode attribute : api.json("/user_attributes").path("user_attributes")) {
      if (attribute.path("name").asText().equals(name)) {
        return attribute.path("id").asText();
      }
    }
    throw new AssertionError("No attribute " + name);
  }
}
