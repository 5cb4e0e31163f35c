package org.holisticsjdbc.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvitesTest {

  private static final Duration JOB = Duration.ofSeconds(10);

  private final SteppingClock clock = new SteppingClock();

  @RegisterExtension
  final SandboxExtension holistics =
      new SandboxExtension(SandboxExtension.shortJobs().withClock(clock).withJobDuration(JOB));

  private ApiClient api;

  @BeforeEach
  void connect() {
    api = new ApiClient(holistics.sandbox());
  }

  @Test
  void peopleAreInvitedWhenTheJobIsDone() {
    long group = api.json("/groups").path("groups").get(2).path("id").asLong();
    long job =
        submit(
            "{'emails':['kim@example.com','Kim@example.com','Lou@example.com'],'role':'explorer',"
                + "'allow_authentication_token':true,'enable_export_data':false,"
                + "'message':'Welcome','group_ids':["
                + group
                + "]}");

    assertThat(found("kim@")).isEmpty();
    clock.advance(JOB);
    JsonNode kim = found("kim@").get(0); // Nobody asked for the job yet.
    assertThat(api.status(job)).isEqualTo("success");
    assertThat(kim.path("id").asLong()).isGreaterThan(1L << 41);
    assertThat(kim.path("is_activated").asBoolean()).isFalse();
    assertThat(kim.path("name").isNull()).isTrue();
    assertThat(kim.path("role").asText()).isEqualTo("explorer");
    assertThat(kim.path("allow_authentication_token").asBoolean()).isTrue();
    assertThat(kim.path("enable_export_data").asBoolean()).isFalse();
    assertThat(kim.path("group_ids").toString()).isEqualTo("[" + group + "]");
    assertThat(found("kim@")).hasSize(1);
    assertThat(found("lou@").get(0).path("email").asText()).isEqualTo("Lou@example.com");
    assertThat(api.json("/users?status=pending&search_term=kim@").path("users")).hasSize(1);
  }

  @Test
  void jobsTellWhatTheyAreFor() {
    long job = submit("{'emails':['kim@example.com'],'role':'user'}");

    JsonNode source = api.json("/jobs/" + job + "?include_source=true").path("job").path("source");

    assertThat(source.path("type").asText()).isEqualTo("User");
    assertThat(source.path("action").asText()).isEqualTo("invite");
  }

  @Test
  void everyWrongAddressIsNamed() {
    JsonNode refusal =
        refusal(
            "{'emails':['kim@example.com','nobody','SANDBOX@holistics.example','a@b'],"
                + "'role':'user'}");

    assertThat(refusal.path("type").asText()).isEqualTo("InvalidEmailsInvitationError");
    assertThat(refusal.path("data").findValuesAsText("email"))
        .containsExactly("nobody", "SANDBOX@holistics.example", "a@b");
    assertThat(refusal.path("data").findValuesAsText("reason"))
        .containsExactly("is not an email address", "is already a user", "is not an email address");
    clock.advance(JOB);
    assertThat(found("kim@")).isEmpty();
  }

  @Test
  void somebodyMustBeInvited() {
    assertThat(refusal("{'emails':[],'role':'user'}").path("data")).isEmpty();
  }

  @Test
  void groupsThatDoNotExistFailTheJob() {
    long job = submit("{'emails':['kim@example.com'],'role':'user','group_ids':[5]}");

    clock.advance(JOB);
    assertFailed(job, "Group 5 does not exist");
    assertThat(found("kim@")).isEmpty();
  }

  @Test
  void whoIsInvitedTwiceAtATimeIsInvitedOnce() {
    long first = submit("{'emails':['kim@example.com'],'role':'user'}");
    long second = submit("{'emails':['lou@example.com','kim@example.com'],'role':'admin'}");

    clock.advance(JOB);
    assertThat(api.status(first)).isEqualTo("success");
    assertFailed(second, "kim@example.com is already a user");
    assertThat(found("kim@")).hasSize(1);
    assertThat(found("lou@")).isEmpty();
  }

  @Test
  void invitationsAreRepeatedOnlyToPendingUsers() {
    String pending = api.json("/users?status=pending").path("users").get(0).path("id").asText();
    String deleted = api.json("/users?status=deleted").path("users").get(0).path("id").asText();

    long job =
        api.parse(api.post("/users/" + pending + "/resend_invite", ""), 200)
            .path("job")
            .path("id")
            .asLong();
    clock.advance(JOB);
    assertThat(api.status(job)).isEqualTo("success");
    api.parse(api.post("/users/9001/resend_invite", ""), 422);
    api.parse(api.post("/users/" + deleted + "/resend_invite", ""), 422);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Users_Invite", "TaggingSystem_SubmitAddObjectTags"})
  void jobsCanBeMadeToFail(String operation) {
    holistics.faults().onOperation(operation, Fault.jobFailure("mail server is down"));
    String tags = "{\"object_params\":{},\"tags\":[]}";
    long job =
        operation.equals("Users_Invite")
            ? submit("{'emails':['kim@example.com'],'role':'user'}")
            : api.parse(api.post("/tags/submit_add_object_tags", tags), 200)
                .path("job")
                .path("id")
                .asLong();

    clock.advance(JOB);
    assertFailed(job, "mail server is down");
    assertThat(found("kim@")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | emails is missing",
        "{'emails':['kim@example.com']} | role is missing",
        "{'emails':'kim@example.com','role':'user'} | emails must be of type array",
        "{'emails':['kim@example.com'],'role':'king'} | role must be one of",
      })
  void bodiesAgainstTheContractAreRefused(String body, String message) {
    holistics.expectWrongRequests();

    assertThat(
            api.parse(api.post("/users/invite", body.replace('\'', '"')), 400)
                .path("message")
                .asText())
        .contains(message);
  }

  private long submit(String body) {
    return api.parse(api.post("/users/invite", body.replace('\'', '"')), 200)
        .path("job")
        .path("id")
        .asLong();
  }

  private JsonNode refusal(String body) {
    return api.parse(api.post("/users/invite", body.replace('\'', '"')), 422);
  }

  private JsonNode found(String term) {
    return api.json("/users?search_term=" + term).path("users");
  }

  private void assertFailed(long id, String reason) {
    JsonNode job = api.json("/jobs/" + id).path("job");
    assertThat(job.path("status").asText()).isEqualTo("failure");
    assertThat(job.path("last_error_log").asText()).isEqualTo(reason);
    assertThat(api.json("/jobs/" + id + "/logs").path("job_logs").findValuesAsText("message"))
        .contains(reason);
  }
}
