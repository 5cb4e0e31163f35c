package org.holisticsjdbc.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holisticsjdbc.sandbox.ApiClient.condition;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JobsTest {

  private final SteppingClock clock = new SteppingClock();

  @RegisterExtension
  final SandboxExtension holistics =
      new SandboxExtension(
          SandboxExtension.shortJobs().withClock(clock).withJobDuration(Duration.ofSeconds(10)));

  private ApiClient api;

  @BeforeEach
  void connect() {
    api = new ApiClient(holistics.sandbox());
  }

  @Test
  void jobsPassThroughTheQueue() {
    long job = api.submit("4178");

    assertThat(job).isGreaterThan(1L << 41);
    assertThat(api.status(job)).isEqualTo("created");
    clock.advance(Duration.ofSeconds(2));
    assertThat(api.status(job)).isEqualTo("queued");
    clock.advance(Duration.ofSeconds(2));
    assertThat(api.status(job)).isEqualTo("running");
    clock.advance(Duration.ofSeconds(6));
    assertThat(api.finalStatus(job)).isEqualTo("success");
  }

  @Test
  void jobsTellWhenTheyStartedAndEnded() {
    long id = api.submit("4178");
    assertThat(job(id).path("start_time").isNull()).isTrue();
    assertThat(job(id).path("cancellable").asBoolean()).isTrue();

    clock.advance(Duration.ofSeconds(5));
    assertThat(job(id).path("start_time").asText()).isEqualTo("2026-03-01T12:00:03Z");
    assertThat(job(id).path("end_time").isNull()).isTrue();

    clock.advance(Duration.ofSeconds(60));
    api.finalStatus(id);
    assertThat(job(id).path("end_time").asText()).isEqualTo("2026-03-01T12:00:10Z");
    assertThat(job(id).path("cancellable").asBoolean()).isFalse();
    assertThat(job(id).path("last_error_log").isNull()).isTrue();
  }

  @Test
  void logsGrowWithTheJob() {
    long id = api.submit("4178");
    assertThat(api.json("/jobs/" + id + "/logs").path("job_logs")).hasSize(1);

    clock.advance(Duration.ofSeconds(10));
    api.finalStatus(id);
    JsonNode logs = api.json("/jobs/" + id + "/logs").path("job_logs");
    assertThat(logs).hasSize(3);
    assertThat(logs.findValuesAsText("level")).containsOnly("INFO");
  }

  @Test
  void jobsTellWhatTheyExportWhenAskedTo() {
    long id = api.submit("4178");
    JsonNode job =
        api.json("/jobs/" + id + "?include_source=true&include_data_source_stats=true").path("job");

    assertThat(job.path("source").path("id").asLong()).isEqualTo(4178);
    assertThat(job.has("data_source_stats")).isTrue();
    assertThat(job(id).has("source")).isFalse();
  }

  @Test
  void manyJobsAreReadAtOnceAndUnknownOnesLeftOut() {
    long one = api.submit("4178");
    long other = api.submit("4177");

    JsonNode jobs =
        api.json("/jobs?ids%%5B%%5D=%s&ids%%5B%%5D=1&ids%%5B%%5D=%s".formatted(other, one))
            .path("jobs");

    assertThat(jobs.findValuesAsText("id")).containsExactly("" + other, "" + one);
  }

  @Test
  void atMostAHundredJobsAreReadAtOnce() {
    holistics.expectWrongRequests();

    assertThat(api.get("/jobs?" + ids(100)).statusCode()).isEqualTo(200);
    assertThat(api.get("/jobs?" + ids(101)).statusCode()).isEqualTo(400);
  }

  @Test
  void anEqualRunningQueryIsNotRunTwice() {
    long first = api.submit("4178", condition(7001, "is", "\"Texas\""));
    JsonNode second =
        api.parse(
                api.post(
                    ApiClient.submitPath("4178"),
                    ApiClient.exportBody(condition(7001, "is", "\"Texas\""))))
            .path("job");

    assertThat(second.path("status").asText()).isEqualTo("already_existed");
    assertThat(second.path("existing_job_id").asLong()).isEqualTo(first);
    clock.advance(Duration.ofSeconds(10));
    assertThat(api.finalStatus(first)).isEqualTo("success");
    long secondId = second.path("id").asLong();
    assertThat(job(secondId).path("status").asText()).isEqualTo("already_existed");
    assertThat(job(secondId).path("existing_job_id").asLong()).isEqualTo(first);
    assertThat(api.get("/exports/download?job_id=" + secondId).statusCode()).isEqualTo(422);
    assertThat(api.get("/exports/download?job_id=" + first).statusCode()).isEqualTo(302);
  }

  @Test
  void otherConditionsAreAnotherQuery() {
    api.submit("4178", condition(7001, "is", "\"Texas\""));

    assertThat(api.status(api.submit("4178", condition(7001, "is", "\"Ohio\""))))
        .isEqualTo("created");
    assertThat(api.status(api.submit("4177", condition(7001, "is", "\"Texas\""))))
        .isEqualTo("created");
  }

  @Test
  void aConditionThatRestrictsNothingIsTheSameQueryAsNone() {
    api.submit("4178");

    assertThat(api.status(api.submit("4178", condition(7001, "none"))))
        .isEqualTo("already_existed");
  }

  @Test
  void aFinishedQueryIsRunAgain() {
    long first = api.submit("4178");
    clock.advance(Duration.ofSeconds(10));
    api.finalStatus(first);

    assertThat(api.status(api.submit("4178"))).isEqualTo("created");
  }

  @Test
  void aQueryThatRunsForLongIsNotShared() {
    holistics.sandbox().setJobDuration(Duration.ofHours(1));
    api.submit("4178");
    clock.advance(Duration.ofMinutes(11));

    assertThat(api.status(api.submit("4178"))).isEqualTo("created");
  }

  @Test
  void singleWidgetsCanTakeLonger() {
    holistics.sandbox().setJobDuration("4178", Duration.ofSeconds(60));
    long slow = api.submit("4178");
    long other = api.submit("4177");

    clock.advance(Duration.ofSeconds(10));
    assertThat(api.finalStatus(other)).isEqualTo("success");
    assertThat(api.status(slow)).isEqualTo("queued");
  }

  @Test
  void resultsOfExportsAreNotReadAsJson() {
    assertThat(api.get("/jobs/" + api.submit("4178") + "/result").statusCode()).isEqualTo(422);
  }

  private JsonNode job(long id) {
    return api.json("/jobs/" + id).path("job");
  }

  private static String ids(int number) {
    return IntStream.range(0, number)
        .mapToObj(i -> "ids%5B%5D=" + i)
        .collect(Collectors.joining("&"));
  }
}
