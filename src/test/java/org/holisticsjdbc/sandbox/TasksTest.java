package org.holisticsjdbc.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Jobs other than exports. */
class TasksTest {

  private static final String PRELOAD = "/dashboards/16077/submit_preload";
  private static final String VALIDATE = "/aml_studio/projects/submit_validate";

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
  void tasksPassThroughTheQueueAsExportsDo() {
    long id = api.submitTo(PRELOAD, "{}");

    assertThat(api.status(id)).isEqualTo("created");
    assertThat(result(id).path("status").asText()).isEqualTo("created");
    clock.advance(Duration.ofSeconds(4));
    assertThat(api.status(id)).isEqualTo("running");
    clock.advance(Duration.ofSeconds(6));
    assertThat(api.status(id)).isEqualTo("success");
    assertThat(api.lastLog(id)).isEqualTo("Preloaded 2 widgets");
    assertThat(result(id).path("status").asText()).isEqualTo("success");
    assertThat(result(id).has("result")).isFalse();
    assertThat(api.get("/exports/download?job_id=" + id).statusCode()).isEqualTo(422);
  }

  @Test
  void tasksTellWhatTheyWorkOn() {
    long one = api.submitTo(PRELOAD, "");
    long other = api.submit("4178");

    JsonNode jobs =
        api.json("/jobs?ids%%5B%%5D=%d&ids%%5B%%5D=%d&include_source=true".formatted(one, other))
            .path("jobs");

    assertThat(jobs.get(0).path("source").path("type").asText()).isEqualTo("Dashboard");
    assertThat(jobs.get(0).path("source").path("id").asLong()).isEqualTo(16077);
    assertThat(jobs.get(0).path("source").path("action").asText()).isEqualTo("preload");
    assertThat(jobs.get(1).path("source").path("action").asText()).isEqualTo("export");
  }

  @Test
  void aTaskCanBeMadeToFail() {
    holistics.faults().onOperation("Dashboards_SubmitPreload", Fault.jobFailure("out of memory"));
    long id = api.submitTo(PRELOAD, "{}");
    clock.advance(Duration.ofSeconds(10));

    assertThat(api.status(id)).isEqualTo("failure");
    assertThat(api.json("/jobs/" + id).path("job").path("last_error_log").asText())
        .isEqualTo("out of memory");
    assertThat(api.lastLog(id)).isEqualTo("out of memory");
    assertThat(result(id).path("error").asText()).isEqualTo("out of memory");
    assertThat(api.status(nextPreload())).isEqualTo("success");
  }

  @Test
  void aTaskThatIsCancelledDoesNoWork() {
    holistics.faults().onOperation("Dashboards_CloneCanvasDashboard", Fault.jobCancellation());
    long id =
        api.submitTo(
            "/dashboards/16090/clone_canvas_dashboard",
            "{\"category_type\":\"ReportCategory\",\"new_uname\":\"twin\"}");
    clock.advance(Duration.ofSeconds(10));

    assertThat(api.status(id)).isEqualTo("cancelled");
    assertThat(result(id).path("status").asText()).isEqualTo("cancelled");
    assertThat(api.json("/dashboards/list_metadata").toString()).doesNotContain("twin");
  }

  @Test
  void aTaskHasItsEffectWhenItsTimeIsOverEvenIfNobodyAsks() {
    api.submitTo(
        "/dashboards/16090/clone_canvas_dashboard",
        "{\"category_type\":\"ReportCategory\",\"new_uname\":\"twin\"}");

    clock.advance(Duration.ofSeconds(9));
    assertThat(api.json("/dashboards/list_metadata").toString()).doesNotContain("twin");
    clock.advance(Duration.ofSeconds(1));
    assertThat(api.json("/dashboards/list_metadata").toString()).contains("twin");
  }

  @Test
  void runningTasksKeepWorkersBusy() {
    api.submitTo(PRELOAD, "{}");
    api.submit("4178");
    assertThat(busyWorkers()).isZero();
    clock.advance(Duration.ofSeconds(5));

    assertThat(busyWorkers()).isEqualTo(2);
  }

  @Test
  void validationAnswersWithADocumentWhetherItSucceedsOrNot() {
    long right = api.submitTo(VALIDATE, "{\"branch_name\":\"main\",\"commit_oid\":\"1f\"}");
    long wrong = api.submitTo(VALIDATE, "{\"branch_name\":\"broken\",\"commit_oid\":\"1f\"}");
    clock.advance(Duration.ofSeconds(10));

    assertThat(api.status(right)).isEqualTo("success");
    assertThat(result(right).path("result").path("data").path("status").asText())
        .isEqualTo("success");
    assertThat(api.status(wrong)).isEqualTo("failure");
    assertThat(result(wrong).path("result").path("data").path("errors")).hasSize(1);
  }

  @Test
  void publishingStartsAJobThatPreparesProduction() {
    String path = "/aml_studio/projects/submit_publish";
    long right = api.submitTo(path, "{\"object_mapping\":{\"datasets\":{\"wildlife\":2101}}}");
    long wrong = api.submitTo(path, "{\"object_mapping\":{\"datasets\":{\"unheard_of\":1}}}");
    clock.advance(Duration.ofSeconds(10));

    JsonNode data = result(right).path("result").path("data");
    assertThat(data.path("status").asText()).isEqualTo("success");
    long preparation = data.path("preparing_production_job").path("job_id").asLong();
    assertThat(api.status(preparation)).isEqualTo("success");
    assertThat(api.status(wrong)).isEqualTo("failure");
    assertThat(result(wrong).path("result").path("data").path("error_details").asText())
        .contains("unheard_of");
  }

  private long nextPreload() {
    long id = api.submitTo(PRELOAD, "{}");
    clock.advance(Duration.ofSeconds(10));
    return id;
  }

  private int busyWorkers() {
    int busy = 0;
    for (JsonNode queue : api.json("/job_queues").path("job_queues")) {
      busy += queue.path("busy_workers").asInt();
    }
    return busy;
  }

  private JsonNode result(long id) {
    return api.json("/jobs/" + id + "/result");
  }
}
