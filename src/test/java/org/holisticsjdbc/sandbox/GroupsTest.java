package org.holisticsjdbc.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupsTest {

  @RegisterExtension final SandboxExtension holistics = new SandboxExtension();

  private ApiClient api;

  @BeforeEach
  void connect() {
    api = new ApiClient(holistics.sandbox());
  }

  @Test
  void groupsTellWhoIsInThemWhenAskedTo() {
    JsonNode plain = api.json("/groups");
    JsonNode full = api.json("/groups?include_users=true");

    assertThat(plain.path("groups").findValuesAsText("name"))
        .containsExactly("Finance", "Operations", "Contractors");
    assertThat(plain.path("users")).isEmpty();
    assertThat(plain.path("groups").get(0).has("user_ids")).isFalse();
    JsonNode userIds = full.path("groups").get(0).path("user_ids");
    assertThat(userIds).isNotEmpty();
    for (JsonNode id : userIds) {
      assertThat(full.path("users").path(id.asText()).path("id")).isEqualTo(id);
    }
  }

  @Test
  void groupsAreListedInPagesAndBothOrders() {
    JsonNode first = api.json("/groups?limit=2&sort=id_desc");
    JsonNode second =
        api.json(
            "/groups?limit=2&sort=id_desc&after=" + first.path("cursors").path("next").asText());

    assertThat(first.path("groups").findValuesAsText("name"))
        .containsExactly("Contractors", "Operations");
    assertThat(second.path("groups").findValuesAsText("name")).containsExactly("Finance");
    assertThat(second.path("cursors").path("next").isNull()).isTrue();
  }

  @Test
  void aGroupLivesFromCreationToDeletion() {
    JsonNode created = api.parse(create("Pilots"), 201).path("group");
    String path = "/groups/" + created.path("id").asText();
    assertThat(created.path("id").asLong()).isGreaterThan(1L << 41);
    assertThat(created.path("user_ids")).isEmpty();

    api.parse(api.post(path + "/add_user/9001", ""), 200);
    assertThat(members(path)).containsExactly("9001");
    assertThat(groupsOfOwner()).contains(created.path("id").asText());
    api.assertRefused(api.post(path + "/add_user/9001", ""), 422, "already in group Pilots");

    api.parse(api.put(path, "{\"group\":{\"name\":\"Aviators\"}}"), 200);
    assertThat(api.json(path).path("group").path("name").asText()).isEqualTo("Aviators");
    assertThat(members(path)).containsExactly("9001");

    api.parse(api.post(path + "/remove_user/9001", ""), 200);
    assertThat(members(path)).isEmpty();
    api.assertRefused(
        api.post(path + "/remove_user/9001", ""), 404, "User in this group not found");

    api.parse(api.delete(path), 200);
    api.assertRefused(api.get(path), 404, "Group not found");
    assertThat(api.json("/groups").path("groups")).hasSize(3);
  }

  @Test
  void deletingAGroupTakesItFromItsUsers() {
    JsonNode group = api.json("/groups?include_users=true").path("groups").get(0);
    String member = group.path("user_ids").get(0).asText();

    api.parse(api.delete("/groups/" + group.path("id").asText()), 200);

    assertThat(api.json("/users?ids%5B%5D=" + member).path("users").get(0).path("group_ids"))
        .doesNotContain(group.path("id"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Finance", "finance", "", " "})
  void namesAreTakenOnceAndNotBlank(String name) {
    String other = "/groups/" + api.json("/groups").path("groups").get(2).path("id").asText();
    JsonNode creation = api.parse(create(name), 422);
    JsonNode update =
        api.parse(api.put(other, "{\"group\":{\"name\":\"%s\"}}".formatted(name)), 422);

    assertThat(creation.path("type").asText()).isEqualTo("RecordError");
    assertThat(creation.path("record").path("name")).hasSize(1);
    assertThat(update.path("record").path("name")).hasSize(1);
    assertThat(api.json(other).path("group").path("name").asText()).isEqualTo("Contractors");
  }

  @Test
  void ofManyCreationsAtATimeOneTakesTheName() {
    List<Integer> answers =
        IntStream.range(0, 24)
            .parallel()
            .mapToObj(i -> create("Pilots " + i % 3).statusCode())
            .toList();

    assertThat(answers).containsOnly(201, 422);
    assertThat(Collections.frequency(answers, 201)).isEqualTo(3);
    JsonNode groups = api.json("/groups").path("groups");
    assertThat(groups).hasSize(6);
    assertThat(new HashSet<>(groups.findValuesAsText("id"))).hasSize(6);
  }

  @Test
  void aGroupMayKeepItsName() {
    String path = "/groups/" + api.json("/groups").path("groups").get(0).path("id").asText();

    api.parse(api.put(path, "{\"group\":{\"name\":\"FINANCE\"}}"), 200);
    api.parse(api.put(path, "{\"group\":{}}"), 200);

    assertThat(api.json(path).path("group").path("name").asText()).isEqualTo("FINANCE");
  }

  @Test
  void whatDoesNotExistIsNotFound() {
    String path = "/groups/" + api.json("/groups").path("groups").get(0).path("id").asText();

    api.assertRefused(api.get("/groups/7"), 404, "Group not found");
    api.assertRefused(api.put("/groups/7", "{\"group\":{\"name\":\"x\"}}"), 404, "Group not found");
    api.assertRefused(api.delete("/groups/7"), 404, "Group not found");
    api.assertRefused(api.post("/groups/7/add_user/9001", ""), 404, "Group not found");
    api.assertRefused(api.post("/groups/7/remove_user/9001", ""), 404, "Group not found");
    api.assertRefused(api.post(path + "/add_user/7", ""), 404, "User not found");
    api.assertRefused(api.post(path + "/remove_user/7", ""), 404, "User not found");
  }

  @Test
  void deletedUsersJoinNoGroup() {
    String path = "/groups/" + api.json("/groups").path("groups").get(2).path("id").asText();
    String deleted = api.json("/users?status=deleted").path("users").get(0).path("id").asText();

    api.assertRefused(api.post(path + "/add_user/" + deleted, ""), 422, "is deleted");
  }

  @Test
  void groupsWithoutANameAreRefused() {
    holistics.expectWrongRequests();

    api.assertRefused(api.post("/groups", "{\"group\":{}}"), 400, "name is missing");
    api.assertRefused(api.post("/groups", "{}"), 400, "group is missing");
  }

  private HttpResponse<String> create(String name) {
    return api.post("/groups", "{\"group\":{\"name\":\"%s\"}}".formatted(name));
  }

  private List<String> members(String path) {
    return texts(api.json(path + "?include_users=true").path("group").path("user_ids"));
  }

  private List<String> groupsOfOwner() {
    return texts(api.json("/users?ids%5B%5D=9001").path("users").get(0).path("group_ids"));
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(value -> texts.add(value.asText()));
    return texts;
  }
}
