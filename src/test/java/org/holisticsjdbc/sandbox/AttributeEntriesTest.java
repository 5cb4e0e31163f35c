package org.holisticsjdbc.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Collections;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributeEntriesTest {

  private static final String OWNER = "subject_type=User&subject_id=9001";

  @RegisterExtension final SandboxExtension holistics = new SandboxExtension();

  private ApiClient api;
  private long region;
  private long email;
  private long group;
  private long otherGroup;

  @BeforeEach
  void connect() {
    api = new ApiClient(holistics.sandbox());
    JsonNode attributes = api.json("/user_attributes").path("user_attributes");
    email = attributes.get(0).path("id").asLong();
    region = attributes.get(1).path("id").asLong();
    JsonNode groups = api.json("/groups").path("groups");
    group = groups.get(1).path("id").asLong();
    otherGroup = groups.get(2).path("id").asLong();
    api.put("/users/9001", "{\"user\":{\"group_ids\":[%d,%d]}}".formatted(group, otherGroup));
  }

  @Test
  void usersInheritFromAllTheirGroupsUntilTheyHaveTheirOwn() {
    assertThat(regions()).isEqualTo("[]");
    upsert(entry("Group", group, "manual", "'Asia','Europe'"));
    upsert(entry("Group", otherGroup, "manual", "'Europe','Africa'"));
    assertThat(regions()).isEqualTo("[\"Asia\",\"Europe\",\"Africa\"]");

    upsert(entry("User", 9001, "manual", "'Oceania'"));
    assertThat(regions()).isEqualTo("[\"Oceania\"]");

    upsert(entry("User", 9001, "inherit", ""));
    assertThat(regions()).isEqualTo("[\"Asia\",\"Europe\",\"Africa\"]");

    api.parse(api.post("/groups/%d/remove_user/9001".formatted(group), ""), 200);
    assertThat(regions()).isEqualTo("[\"Europe\",\"Africa\"]");
  }

  @Test
  void whoHasEveryValueHasNoListOfThem() {
    upsert(entry("User", 9001, "manual", "'Asia'"));
    upsert(entry("User", 9001, "all", ""));
    assertThat(computed(OWNER).has("region")).isFalse();
    assertThat(computed(OWNER).has("department")).isTrue();

    upsert(entry("User", 9001, "inherit", ""), entry("Group", group, "all", ""));
    assertThat(computed(OWNER).has("region")).isFalse();
  }

  @Test
  void theServiceKnowsTheAddress() {
    assertThat(computed(OWNER).path("h_email").toString())
        .isEqualTo("[\"sandbox@holistics.example\"]");
    assertThat(computed("subject_type=Group&subject_id=" + group).path("h_email")).isEmpty();
  }

  @Test
  void entriesAreListedBySubjectAndReplaced() {
    upsert(entry("User", 9001, "manual", "'Asia'"), entry("Group", group, "manual", "'Europe'"));
    JsonNode answer = upsert(entry("User", 9001, "all", ""));

    JsonNode entries = api.json("/user_attribute_entries?" + OWNER).path("user_attribute_entries");
    assertThat(entries).hasSize(1).isEqualTo(answer.path("user_attribute_entries"));
    assertThat(entries.get(0).path("user_attribute_id").asLong()).isEqualTo(region);
    assertThat(entries.get(0).path("input_type").asText()).isEqualTo("all");
    assertThat(list("subject_type=Group&subject_id=" + group)).hasSize(1);
    assertThat(list("subject_type=Group&subject_id=" + otherGroup)).isEmpty();
  }

  @Test
  void withoutAnInputTypeTheValuesDecide() {
    String start = entry("User", 9001, "all", "'Asia'").replace("'input_type':'all',", "");
    upsert(start);
    assertThat(list(OWNER).get(0).path("input_type").asText()).isEqualTo("manual");
    upsert(start.replace("'values':['Asia'],", ""));
    assertThat(list(OWNER).get(0).path("input_type").asText()).isEqualTo("inherit");
  }

  @Test
  void deletingAnAttributeDeletesItsEntries() {
    upsert(entry("User", 9001, "manual", "'Asia'"));
    api.parse(api.delete("/user_attributes/" + region), 200);

    assertThat(list(OWNER)).isEmpty();
    assertThat(computed(OWNER).has("region")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "User, 7, inherit, 404, User not found",
    "Group, 7, all, 404, Group not found",
    "User, 9001.5, inherit, 404, User not found",
  })
  void subjectsMustExist(String type, String id, String input, int status, String message) {
    String entry = entry(type, 0, input, "").replace("'subject_id':0", "'subject_id':" + id);

    api.assertRefused(send(entry), status, message);
  }

  @Test
  void oneWrongEntryLeavesAllAsTheyWere() {
    api.assertRefused(
        send(entry("User", 9001, "manual", "'Asia'") + "," + entry("User", 7, "manual", "'Asia'")),
        404,
        "User not found");

    assertThat(list(OWNER)).isEmpty();
  }

  @Test
  void attributesMustExistAndBeTheOnesThatAreNamed() {
    String right = entry("User", 9001, "manual", "'Asia'");

    api.assertRefused(send(right.replace("" + region, "7")), 404, "User attribute not found");
    api.assertRefused(send(right.replace("'region'", "'country'")), 422, "is called region");
    api.assertRefused(
        send(right.replace("" + region, "" + email).replace("'region'", "'h_email'")),
        403,
        "cannot be set");
    api.assertRefused(send(entry("Group", group, "inherit", "")), 422, "nothing to inherit");
  }

  @Test
  void aHundredEntriesAreTheLimit() {
    String one = entry("User", 9001, "manual", "'Asia'");

    api.parse(send(String.join(",", Collections.nCopies(100, one))), 200);
    api.assertRefused(
        send(String.join(",", Collections.nCopies(101, one))), 400, "At most 100 entries, not 101");
  }

  @Test
  void unknownSubjectsHaveNoLists() {
    api.assertRefused(
        api.get("/user_attribute_entries?subject_type=User&subject_id=7"), 404, "User not found");
    api.assertRefused(
        api.get("/user_attribute_entries/computed_values?subject_type=Group&subject_id=7"),
        404,
        "Group not found");
  }

  @Test
  void listsWithoutASubjectAreRefused() {
    holistics.expectWrongRequests();

    api.assertRefused(api.get("/user_attribute_entries"), 400, "Missing parameter");
    api.assertRefused(
        api.get("/user_attribute_entries?subject_type=Robot&subject_id=7"), 400, "subject_type");
    api.assertRefused(send("{}"), 400, "user_attribute_id is missing");
  }

  private String entry(String type, long subject, String input, String values) {
    return ("{'user_attribute_id':%d,'user_attribute_name':'region','input_type':'%s',"
            + "'values':[%s],'subject_type':'%s','subject_id':%d}")
        .formatted(region, input, values, type, subject);
  }

  private HttpResponse<String> send(String entries) {
    return api.put(
        "/user_attribute_entries/upsert",
        "{'user_attribute_entries':[%s]}".formatted(entries).replace('\'', '"'));
  }

  private JsonNode upsert(String... entries) {
    return api.parse(send(String.join(",", entries)), 200);
  }

  private JsonNode list(String subject) {
    return api.json("/user_attribute_entries?" + subject).path("user_attribute_entries");
  }

  private JsonNode computed(String subject) {
    return api.json("/user_attribute_entries/computed_values?" + subject)
        .path("user_attribute_values");
  }

  private String regions() {
    return computed(OWNER).path("region").toString();
  }
}
