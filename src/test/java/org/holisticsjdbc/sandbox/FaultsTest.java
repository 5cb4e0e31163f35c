package org.holisticsjdbc.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FaultsTest {

  private static final String ME = "Users_Me";
  private static final String SUBMIT = "DashboardWidgets_SubmitExport";

  @RegisterExtension final SandboxExtension holistics = new SandboxExtension();

  private ApiClient api;

  @BeforeEach
  void connect() {
    api = new ApiClient(holistics.sandbox());
  }

  @Test
  void faultsHappenOnceUnlessSaidOtherwise() {
    holistics.faults().onOperation(ME, Fault.htmlPage(502));

    assertThat(me().statusCode()).isEqualTo(502);
    assertThat(me().statusCode()).isEqualTo(200);
  }

  @Test
  void faultsAtOnePlaceHappenOneAfterTheOther() {
    holistics
        .faults()
        .onOperation(ME, Fault.unavailable().times(2))
        .onOperation(ME, Fault.malformedJson())
        .onOperation(ME, Fault.htmlPage(520).always());

    assertThat(me().statusCode()).isEqualTo(503);
    assertThat(me().headers().firstValue("Retry-After")).hasValue("0");
    assertThat(me().body()).isEqualTo("{\"job\":{\"id\":");
    for (int i = 0; i < 5; i++) {
      assertThat(me().statusCode()).isEqualTo(520);
    }
  }

  @Test
  void faultsAreForOneOperationOnly() {
    holistics.faults().onOperation("Jobs_Get", Fault.htmlPage(500).always());

    assertThat(me().statusCode()).isEqualTo(200);
  }

  @Test
  void unknownPlacesAreNamed() {
    assertThatThrownBy(() -> holistics.faults().onOperation("Users_You", Fault.hang()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Users_You");
    assertThatThrownBy(() -> holistics.faults().onWidget("99", Fault.jobCancellation()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("99");
  }

  @Test
  void faultsCanBeSwitchedOff() {
    holistics.faults().onOperation(ME, Fault.htmlPage(502).always());
    holistics.faults().clear();

    assertThat(me().statusCode()).isEqualTo(200);
  }

  @Test
  void quotasAndMaintenanceHaveErrorBodies() {
    holistics
        .faults()
        .onOperation(ME, Fault.rateLimited(Duration.ofSeconds(3)))
        .onOperation(ME, Fault.maintenance());

    HttpResponse<String> limited = me();
    assertThat(limited.statusCode()).isEqualTo(429);
    assertThat(limited.headers().firstValue("Retry-After")).hasValue("3");
    assertThat(api.parse(limited).path("type").asText()).isEqualTo("RateLimitExceedError");
    assertThat(api.parse(me()).path("type").asText()).isEqualTo("MaintenanceError");
  }

  @Test
  void aCutConnectionHidesThatTheRequestTookEffect() {
    holistics.faults().onOperation(SUBMIT, Fault.cutConnection());
    holistics.sandbox().setJobDuration(Duration.ofMinutes(1));

    assertThatThrownBy(() -> api.submit("4178")).isInstanceOf(UncheckedIOException.class);
    assertThat(api.status(api.submit("4178"))).isEqualTo("already_existed");
    assertThat(holistics.exchanges(SUBMIT))
        .extracting(RecordedExchange::isAnswered)
        .containsExactly(false, true);
  }

  @Test
  void delayedAnswersAreTheRegularOnes() {
    holistics.faults().onOperation(ME, Fault.delay(Duration.ofMillis(50)));
    long start = System.nanoTime();

    assertThat(me().statusCode()).isEqualTo(200);
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(50_000_000L);
  }

  @Test
  void heldRequestsAreRecordedAndLetGo() {
    holistics.faults().onOperation(SUBMIT, Fault.hang());
    HttpRequest request =
        api.request(ApiClient.submitPath("4178"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(ApiClient.exportBody()))
            .build();
    CompletableFuture<HttpResponse<String>> held =
        HttpClient.newHttpClient().sendAsync(request, BodyHandlers.ofString());
    while (holistics.exchanges(SUBMIT).isEmpty()) {
      LockSupport.parkNanos(1_000_000);
    }
    assertThat(held).isNotDone();

    holistics.faults().clear();

    assertThatThrownBy(() -> held.get(10, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(IOException.class);
  }

  @Test
  void jobsFailWithAReason() {
    holistics.faults().onWidget("4178", Fault.jobFailure("division by zero"));
    long job = api.submit("4178");

    assertThat(api.finalStatus(job)).isEqualTo("failure");
    assertThat(api.json("/jobs/" + job).path("job").path("last_error_log").asText())
        .isEqualTo("division by zero");
    assertThat(api.json("/jobs/" + job + "/logs").findValuesAsText("level")).contains("ERROR");
    assertThat(api.get("/exports/download?job_id=" + job).statusCode()).isEqualTo(422);
    assertThat(api.finalStatus(api.submit("4178"))).isEqualTo("success");
  }

  @Test
  void jobsAreCancelledByTheService() {
    holistics.faults().onWidget("4178", Fault.jobCancellation());

    assertThat(api.finalStatus(api.submit("4178"))).isEqualTo("cancelled");
  }

  @Test
  void linksAreExpiredBeforeTheyAreUsed() {
    holistics.faults().onOperation("Exports_Download", Fault.expiredLink());
    long job = finishedJob();

    assertThat(api.fetch(api.downloadLink(job)).statusCode()).isEqualTo(403);
    assertThat(api.fetch(api.downloadLink(job)).statusCode()).isEqualTo(200);
  }

  @Test
  void filesComeLateAfterTheirJob() {
    holistics.faults().onOperation("Exports_Download", Fault.fileNotReady());
    long job = finishedJob();

    assertThat(api.get("/exports/download?job_id=" + job).statusCode()).isEqualTo(422);
    assertThat(api.get("/exports/download?job_id=" + job).statusCode()).isEqualTo(302);
  }

  @Test
  void filesBreakOffUnderTheirFullLength() {
    URI link = api.downloadLink(finishedJob());
    int length = api.fetch(link).body().length();
    holistics.faults().onStorage(Fault.truncation(100));

    assertThatThrownBy(() -> api.fetch(link)).isInstanceOf(UncheckedIOException.class);
    RecordedExchange last = holistics.exchanges().get(holistics.exchanges().size() - 1);
    assertThat(last.responseLength()).isEqualTo(length);
    assertThat(api.fetch(link).body()).hasSize(length);
  }

  @Test
  void theStorageFailsToo() {
    URI link = api.downloadLink(finishedJob());
    holistics
        .faults()
        .onStorage(Fault.answer(503, "application/xml", "<Error><Code>SlowDown</Code></Error>"))
        .onStorage(Fault.cutConnection().always()); // The client repeats a GET by itself.

    assertThat(api.fetch(link).body()).contains("SlowDown");
    assertThatThrownBy(() -> api.fetch(link)).isInstanceOf(UncheckedIOException.class);
    holistics.faults().clear();
    assertThat(api.fetch(link).statusCode()).isEqualTo(200);
  }

  @Test
  void answersOfFaultsAreMarked() {
    holistics.faults().onOperation(ME, Fault.htmlPage(502).withHeader("Server", "proxy"));

    me();
    me();

    assertThat(holistics.exchanges(ME))
        .extracting(RecordedExchange::fromFault)
        .containsExactly(true, false);
    assertThat(holistics.exchanges(ME).get(0).responseHeader("server")).hasValue("proxy");
  }

  private long finishedJob() {
    long job = api.submit("4178");
    assertThat(api.finalStatus(job)).isEqualTo("success");
    return job;
  }

  private HttpResponse<String> me() {
    return api.get("/users/me");
  }
}
