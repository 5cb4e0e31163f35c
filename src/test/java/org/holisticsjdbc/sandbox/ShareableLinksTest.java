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

class ShareableLinksTest {

  private static final String STRIKES = "'resource_type':'Dashboard','resource_id':16076";
  private static final String WEATHER = "'resource_type':'Dashboard','resource_id':2199023271633";
  private static final String TEXAS =
      "'dynamic_filter_presets':[{'dynamic_filter_id':7001,'public_hidden':true,"
          + "'preset_condition':{'operator':'is','values':['Texas']}}]";

  @RegisterExtension final SandboxExtension holistics = new SandboxExtension();

  private ApiClient api;

  @BeforeEach
  void connect() {
    api = new ApiClient(holistics.sandbox());
  }

  @Test
  void aLinkLivesFromCreationToDeletion() {
    assertThat(api.json("/shareable_links").path("shareable_links")).isEmpty();
    JsonNode created =
        create(
            STRIKES,
            "'title':'For partners','password_enabled':true,'password':'Secret-17'",
            "'expired_at':'2030-01-31T00:00:00Z'",
            TEXAS);
    String path = "/shareable_links/" + created.path("id").asText();
    assertThat(created.path("id").asLong()).isGreaterThan(1L << 41);
    assertThat(created.path("password_enabled").asBoolean()).isTrue();
    assertThat(created.has("password")).isFalse();
    assertThat(created.toString()).doesNotContain("Secret-17");
    JsonNode preset = created.path("dynamic_filter_presets").get(0);
    assertThat(preset.path("dynamic_filter_id").asLong()).isEqualTo(7001);
    assertThat(preset.path("public_hidden").asBoolean()).isTrue();
    assertThat(preset.path("preset_condition").path("values").get(0).asText()).isEqualTo("Texas");
    assertThat(api.json(path).path("shareable_link")).isEqualTo(created);
    assertThat(api.json("/shareable_links").path("shareable_links").get(0)).isEqualTo(created);

    JsonNode changed = api.parse(put(path, STRIKES + ",'title':'For all'"), 200);
    assertThat(changed.path("shareable_link").path("title").asText()).isEqualTo("For all");
    assertThat(changed.path("shareable_link").path("password_enabled").asBoolean()).isTrue();
    assertThat(changed.path("shareable_link").path("dynamic_filter_presets"))
        .isEqualTo(created.path("dynamic_filter_presets"));
    assertThat(api.json(path)).isEqualTo(changed);

    api.parse(api.delete(path), 200);
    api.assertRefused(api.get(path), 404, "Link not found");
    api.assertRefused(put(path, STRIKES), 404, "Link not found");
    api.assertRefused(api.delete(path), 404, "Link not found");
  }

  @Test
  void linksAreListedByDashboardInPagesAndBothOrders() {
    String first = create(STRIKES).path("id").asText();
    String second = create(WEATHER).path("id").asText();
    String third = create(STRIKES).path("id").asText();

    assertThat(ids("?resource_type=Dashboard&resource_id=16076")).containsExactly(first, third);
    assertThat(ids("?sort=id_desc")).containsExactly(third, second, first);
    JsonNode page = api.json("/shareable_links?limit=2");
    assertThat(page.path("shareable_links").findValuesAsText("id")).containsExactly(first, second);
    assertThat(ids("?limit=2&after=" + page.path("cursors").path("next").asText()))
        .containsExactly(third);
  }

  @Test
  void presetsAndRulesAreReplacedWhenListed() {
    String rule =
        "'permission_rules':{'row_based':[{'condition':{'operator':'is','values':['Texas']},"
            + "'field_path':{'field_name':'state','model_id':12}}]}";
    JsonNode created = create(STRIKES, TEXAS, rule);
    String path = "/shareable_links/" + created.path("id").asText();

    JsonNode changed =
        api.parse(put(path, STRIKES + ",'dynamic_filter_presets':[]"), 200).path("shareable_link");

    assertThat(created.path("permission_rules").path("row_based")).hasSize(1);
    assertThat(changed.path("dynamic_filter_presets")).isEmpty();
    assertThat(changed.path("permission_rules")).isEqualTo(created.path("permission_rules"));
  }

  @Test
  void aPasswordCanBeTakenAway() {
    JsonNode created = create(STRIKES, "'password':'Secret-17'");
    String path = "/shareable_links/" + created.path("id").asText();
    assertThat(created.path("password_enabled").asBoolean()).isTrue();

    JsonNode open =
        api.parse(put(path, STRIKES + ",'password_enabled':false,'password':null"), 200);
    assertThat(open.path("shareable_link").path("password_enabled").asBoolean()).isFalse();
    assertThat(refusal(put(path, STRIKES + ",'password_enabled':true")).has("password")).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'resource_id':7 | resource_id",
        "'resource_id':16076.5 | resource_id",
        "'resource_id':16076,'password_enabled':true | password",
        "'resource_id':16076,'expired_at':'tomorrow' | expired_at",
        "'resource_id':16076,'expired_at':'2030-02-31' | expired_at",
        "'resource_id':16076,'dynamic_filter_presets':[{'dynamic_filter_id':9999,"
            + "'preset_condition':{'operator':'is','values':['x']}}] | dynamic_filter_presets",
        "'resource_id':16076,'dynamic_filter_presets':[{'dynamic_filter_id':7001,"
            + "'preset_condition':{'operator':'before','values':['2020-01-01']}}]"
            + " | dynamic_filter_presets",
      })
  void linksThatMakeNoSenseAreRefused(String properties, String field) {
    String link = "'resource_type':'Dashboard'," + properties;
    String path = "/shareable_links/" + create(STRIKES).path("id").asText();
    JsonNode before = api.json(path);

    assertThat(refusal(post(link)).has(field)).isTrue();
    assertThat(refusal(put(path, link)).has(field)).isTrue();
    assertThat(api.json(path)).isEqualTo(before);
    assertThat(ids("")).hasSize(1);
  }

  @Test
  void linksGoWithTheirDashboard() {
    String path = "/shareable_links/" + create(STRIKES).path("id").asText();
    String other = create(WEATHER).path("id").asText();

    api.parse(api.delete("/dashboards/16076"), 200);

    assertThat(ids("")).containsExactly(other);
    api.assertRefused(api.get(path), 404, "Link not found");
  }

  @Test
  void aLinkTakesItsPresetsToNoOtherDashboard() {
    String path = "/shareable_links/" + create(STRIKES, TEXAS).path("id").asText();

    assertThat(refusal(put(path, WEATHER)).has("dynamic_filter_presets")).isTrue();
  }

  @Test
  void linksToOtherThingsAreRefused() {
    holistics.expectWrongRequests();

    api.assertRefused(post("'resource_type':'Report','resource_id':7"), 400, "resource_type");
    api.assertRefused(post("'title':'x'"), 400, "resource_id is missing");
    api.assertRefused(api.get("/shareable_links?resource_type=Report"), 400, "resource_type");
  }

  private JsonNode create(String... properties) {
    return api.parse(post(String.join(",", properties)), 201).path("shareable_link");
  }

  private HttpResponse<String> post(String properties) {
    return api.post("/shareable_links", body(properties));
  }

  private HttpResponse<String> put(String path, String properties) {
    return api.put(path, body(properties));
  }

  private static String body(String properties) {
    return "{'shareable_link':{%s}}".formatted(properties).replace('\'', '"');
  }

  private List<String> ids(String query) {
    return api.json("/shareable_links" + query).path("shareable_links").findValuesAsText("id");
  }

  /** Returns the record of a refusal. */
  private JsonNode refusal(HttpResponse<String> response) {
    JsonNode error = api.parse(response, 422);
    assertThat(error.path("type").asText()).isEqualTo("RecordError");
    return error.path("record");
  }
}
