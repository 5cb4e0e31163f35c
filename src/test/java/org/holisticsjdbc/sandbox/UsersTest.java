package org.holisticsjdbc.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsersTest {

  @RegisterExtension final SandboxExtension holistics = new SandboxExtension();

  private ApiClient api;

  @BeforeEach
  void connect() {
    api = new ApiClient(holistics.sandbox());
  }

  @Test
  void theOwnerOfTheKeyIsAnAdministratorAmongOthers() {
    JsonNode page = api.json("/users?limit=100");
    JsonNode me = api.json("/users/me").path("user");

    assertThat(page.path("users")).hasSize(41);
    assertThat(me.path("id").asLong()).isEqualTo(Account.USER_ID);
    assertThat(me.path("role").asText()).isEqualTo("admin");
    assertThat(page.path("users").get(0).path("email")).isEqualTo(me.path("email"));
    assertThat(new TreeSet<>(page.path("users").findValuesAsText("email"))).hasSize(41);
    for (JsonNode user : page.path("users")) {
      assertThat(user.path("email").asText()).matches(".+@(holistics\\.example|example\\.com)");
      assertThat(user.path("initials").asText()).matches("[A-Z]{2}");
    }
  }

  @Test
  void countersAreOfAllThatFitsAndGroupsOfThePage() {
    JsonNode page = api.json("/users?limit=3&role=explorer");

    int explorers = page.path("counters").path("total").asInt();
    assertThat(explorers).isGreaterThan(3);
    assertThat(page.path("counters").path("by_role").path("explorer").asInt()).isEqualTo(explorers);
    assertThat(page.path("counters").path("by_role").path("admin").asInt()).isZero();
    Set<String> groupIds = new TreeSet<>();
    page.path("users").forEach(user -> user.path("group_ids").forEach(id -> groupIds.add("" + id)));
    List<String> named = new ArrayList<>();
    page.path("groups").fieldNames().forEachRemaining(named::add);
    assertThat(named).isNotEmpty().containsExactlyInAnyOrderElementsOf(groupIds);
  }

  @ParameterizedTest
  @CsvSource({
    "status=deleted, is_deleted, true",
    "status=pending, is_activated, false",
    "status=active, is_activated, true",
    "exclude_deleted=true, is_deleted, false",
    "has_authentication_token=true, has_authentication_token, true",
    "has_authentication_token=false, has_authentication_token, false",
    "role=analyst, role, analyst",
    "search_term=EXAMPLE.COM, email, .*@example.com",
    "search_term=lan, email, .*lan.*",
  })
  void usersAreFound(String query, String property, String pattern) {
    JsonNode page = api.json("/users?limit=100&" + query);

    assertThat(page.path("users")).isNotEmpty().hasSizeLessThan(41);
    assertThat(page.path("users").findValuesAsText(property)).allMatch(it -> it.matches(pattern));
    assertThat(page.path("counters").path("total").asInt()).isEqualTo(page.path("users").size());
  }

  @Test
  void statusesAddUpAndPendingUsersAreSearchedByAddress() {
    int deleted = found("statuses%5B%5D=deleted");
    int pending = found("statuses%5B%5D=pending");

    assertThat(found("statuses%5B%5D=deleted&statuses%5B%5D=pending")).isEqualTo(deleted + pending);
    JsonNode user = api.json("/users?status=pending").path("users").get(0);
    assertThat(user.path("name").isNull()).isTrue();
    assertThat(found("status=pending&search_term=" + user.path("email").asText())).isEqualTo(1);
  }

  @Test
  void idsAreFoundAndUnknownOnesLeftOut() {
    long id = aUser();

    JsonNode page = api.json("/users?ids%5B%5D=1&ids%5B%5D=9001&ids%5B%5D=" + id);

    assertThat(page.path("users").findValuesAsText("id")).containsExactly("9001", "" + id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"id_asc", "name_asc", "initials_asc"})
  void everyOrderCanBeReversed(String sort) {
    String descending = sort.replace("asc", "desc");
    String shown = sort.substring(0, sort.indexOf('_'));

    List<String> up = values("/users?limit=100&status=active&sort=" + sort, shown);
    List<String> down = values("/users?limit=100&status=active&sort=" + descending, shown);

    Comparator<String> order =
        shown.equals("id") ? Comparator.comparing(Long::valueOf) : Comparator.naturalOrder();
    assertThat(up).isSortedAccordingTo(order);
    List<String> reversed = new ArrayList<>(down);
    Collections.reverse(reversed);
    assertThat(reversed).isEqualTo(up);
  }

  @Test
  void anUpdateChangesWhatItMentions() {
    long id = aUser();
    JsonNode before = listed(id);
    JsonNode changed =
        update(
            id,
            "{'user':{'name':'New Name','title':'Dr','job_title':'Pilot','role':'explorer',"
                + "'allow_authentication_token':true,'enable_export_data':false,"
                + "'password':'Secret-17','settings':{'personal':{'ai':"
                + "{'auto_generate_charts':true}}}}}");

    assertThat(changed.path("name").asText()).isEqualTo("New Name");
    assertThat(changed.path("initials").asText()).isEqualTo("NN");
    assertThat(changed.path("role").asText()).isEqualTo("explorer");
    assertThat(changed.path("allow_authentication_token").asBoolean()).isTrue();
    assertThat(changed.path("enable_export_data").asBoolean()).isFalse();
    assertThat(ai(changed).path("auto_generate_charts").asBoolean()).isTrue();
    assertThat(ai(changed).path("include_past_conversations").isNull()).isTrue();
    assertThat(changed.toString()).doesNotContain("Secret-17");
    assertThat(changed.path("email")).isEqualTo(before.path("email"));

    JsonNode again = update(id, "{'user':{'title':null,'job_title':'Captain'}}");
    assertThat(again.path("title").isNull()).isTrue();
    assertThat(again.path("job_title").asText()).isEqualTo("Captain");
    assertThat(again.path("name").asText()).isEqualTo("New Name");
    assertThat(again.path("role").asText()).isEqualTo("explorer");
    assertThat(ai(again).path("auto_generate_charts").asBoolean()).isTrue();
    assertThat(listed(id).path("job_title").asText()).isEqualTo("Captain");
    assertThat(update(id, "{}")).isEqualTo(again);
  }

  @Test
  void anUpdateReplacesTheGroups() {
    long id = aUser();
    long group = api.json("/groups").path("groups").get(2).path("id").asLong();

    update(id, "{'user':{'group_ids':[" + group + "]}}");
    assertThat(listed(id).path("group_ids").toString()).isEqualTo("[" + group + "]");
    update(id, "{'user':{'name':'Still in it'}}");
    assertThat(listed(id).path("group_ids")).hasSize(1);
    JsonNode refusal =
        api.parse(api.put("/users/" + id, "{\"user\":{\"name\":\"X\",\"group_ids\":[5]}}"), 422);
    assertThat(refusal.path("record").path("group_ids").get(0).asText())
        .isEqualTo("Group 5 does not exist");
    assertThat(listed(id).path("name").asText()).isEqualTo("Still in it");
    update(id, "{'user':{'group_ids':[]}}");
    assertThat(listed(id).path("group_ids")).isEmpty();
  }

  @Test
  void deletedUsersCanBeRestored() {
    long id = aUser();
    JsonNode before = listed(id);

    api.parse(api.delete("/users/" + id), 200);
    assertThat(listed(id).path("is_deleted").asBoolean()).isTrue();
    api.assertRefused(api.delete("/users/" + id), 422, "already deleted");
    api.assertRefused(
        api.put("/users/" + id, "{\"user\":{\"name\":\"X\"}}"), 422, "already deleted");

    api.parse(api.post("/users/" + id + "/restore", ""), 200);
    assertThat(listed(id)).isEqualTo(before);
    api.assertRefused(api.post("/users/" + id + "/restore", ""), 422, "not deleted");
  }

  @Test
  void nobodyDeletesThemselves() {
    api.assertRefused(api.delete("/users/9001"), 422, "yourself");
    assertThat(listed(9001).path("is_deleted").asBoolean()).isFalse();
  }

  @Test
  void revokingTakesTheTokenAway() {
    long id =
        api.json("/users?has_authentication_token=true&sort=id_desc")
            .path("users")
            .get(0)
            .path("id")
            .asLong();

    api.parse(api.post("/users/" + id + "/revoke_authentication_token", ""), 200);

    assertThat(listed(id).path("has_authentication_token").asBoolean()).isFalse();
    api.parse(api.post("/users/" + id + "/revoke_authentication_token", ""), 200);
  }

  @Test
  void whoRevokesTheOwnKeyIsLockedOut() {
    api.parse(api.post("/users/9001/revoke_authentication_token", ""), 200);

    assertThat(api.parse(api.get("/users/me"), 401).path("type").asText()).isEqualTo("AuthError");
  }

  @Test
  void addressesAreCheckedInAnyCase() {
    assertThat(isUser("?email=SANDBOX@holistics.example")).isTrue();
    assertThat(isUser("?email=nobody@holistics.example")).isFalse();
    assertThat(isUser("")).isFalse();
  }

  @Test
  void unknownUsersAreNotFound() {
    api.assertRefused(api.put("/users/7", "{\"user\":{}}"), 404, "User not found");
    api.assertRefused(api.delete("/users/7"), 404, "User not found");
    api.assertRefused(api.post("/users/7/restore", ""), 404, "User not found");
    api.assertRefused(api.post("/users/7/resend_invite", ""), 404, "User not found");
    api.assertRefused(api.post("/users/7/revoke_authentication_token", ""), 404, "User not found");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=101",
        "limit=0",
        "status=gone",
        "statuses%5B%5D=gone",
        "role=king",
        "sort=email",
        "ids%5B%5D=x",
        "after=nonsense",
        "exclude_deleted=perhaps",
      })
  void wrongSearchesAreRefused(String query) {
    holistics.expectWrongRequests();

    api.assertRefused(api.get("/users?" + query), 400, "");
  }

  @Test
  void rolesThatDoNotExistAreRefused() {
    holistics.expectWrongRequests();

    api.assertRefused(api.put("/users/9001", "{\"user\":{\"role\":\"king\"}}"), 400, "role");
  }

  private long aUser() {
    return api.json("/users?status=active").path("users").get(1).path("id").asLong();
  }

  private JsonNode listed(long id) {
    return api.json("/users?ids%5B%5D=" + id).path("users").get(0);
  }

  private int found(String query) {
    return api.json("/users?" + query).path("counters").path("total").asInt();
  }

  private List<String> values(String path, String property) {
    return api.json(path).path("users").findValuesAsText(property);
  }

  private JsonNode update(long id, String body) {
    return api.parse(api.put("/users/" + id, body.replace('\'', '"')), 200);
  }

  private boolean isUser(String query) {
    return api.json("/users/check_holistics_user" + query).path("is_already_user").asBoolean();
  }

  private static JsonNode ai(JsonNode user) {
    return user.path("settings").path("personal").path("ai");
  }
}
