package org.holisticsjdbc.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DownloadTest {

  private final SteppingClock clock = new SteppingClock();

  @RegisterExtension
  final SandboxExtension holistics =
      new SandboxExtension(
          SandboxExtension.shortJobs().withClock(clock).withJobDuration(Duration.ofSeconds(1)));

  private ApiClient api;

  @BeforeEach
  void connect() {
    api = new ApiClient(holistics.sandbox());
  }

  @Test
  void aFinishedExportLeadsToTheStorageByARedirect() {
    HttpResponse<String> redirect = api.get("/exports/download?job_id=" + finishedJob());

    assertThat(redirect.statusCode()).isEqualTo(302);
    assertThat(redirect.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    URI link = URI.create(redirect.headers().firstValue("Location").orElseThrow());
    assertThat(link.getPort()).isNotEqualTo(holistics.sandbox().baseAddress().getPort());
  }

  @Test
  void theStorageSendsTheWholeFileWithItsLength() {
    HttpResponse<String> file = api.fetch(api.downloadLink(finishedJob()));

    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.headers().firstValue("Content-Type")).hasValue("text/csv");
    assertThat(file.headers().firstValue("Content-Disposition").orElse(""))
        .startsWith("attachment");
    assertThat(file.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(file.headers().firstValueAsLong("Content-Length").orElseThrow())
        .isEqualTo(file.body().getBytes(StandardCharsets.UTF_8).length);
    assertThat(file.body()).startsWith("State,Strikes,Sum of Total cost").endsWith("\n");
  }

  @Test
  void linksExpire() {
    URI link = api.downloadLink(finishedJob());

    clock.advance(Duration.ofSeconds(59));
    assertThat(api.fetch(link).statusCode()).isEqualTo(200);
    clock.advance(Duration.ofSeconds(1));
    HttpResponse<String> late = api.fetch(link);
    assertThat(late.statusCode()).isEqualTo(403);
    assertThat(late.headers().firstValue("Content-Type")).hasValue("application/xml");
    assertThat(late.body()).contains("<Code>AccessDenied</Code>", "Request has expired");
  }

  @Test
  void aNewLinkCanBeHadAfterTheOldOneExpired() {
    long job = finishedJob();
    api.downloadLink(job);
    clock.advance(Duration.ofMinutes(5));

    assertThat(api.fetch(api.downloadLink(job)).statusCode()).isEqualTo(200);
  }

  @Test
  void changedLinksAreRefused() {
    String link = api.downloadLink(finishedJob()).toString();

    assertForged(link.replace("X-Amz-Expires=60", "X-Amz-Expires=6000"));
    assertForged(link.replace("export-4178", "export-4180"));
    assertForged(link.substring(0, link.length() - 1));
    assertForged(link.substring(0, link.indexOf('?')));
    assertForged(link.replace("/exports/", "/exports/../exports/"));
  }

  @Test
  void theStorageTakesNoOtherMethod() {
    URI link = api.downloadLink(finishedJob());

    assertThat(api.send(HttpRequest.newBuilder(link).DELETE().build()).statusCode()).isEqualTo(405);
  }

  @Test
  void unfinishedAndUnknownJobsHaveNoFile() {
    long job = api.submit("4177");

    assertThat(api.get("/exports/download?job_id=" + job).statusCode()).isEqualTo(422);
    assertThat(api.get("/exports/download?job_id=1").statusCode()).isEqualTo(422);
  }

  @Test
  void theRecordTellsWhetherTheStorageSawTheKey() {
    URI link = api.downloadLink(finishedJob());
    api.fetch(link);
    api.send(HttpRequest.newBuilder(link).header("X-Holistics-Key", "leaked").build());

    assertThat(holistics.exchanges())
        .filteredOn(exchange -> exchange.site() == RecordedExchange.Site.STORAGE)
        .extracting(exchange -> exchange.requestHeader("x-holistics-key").isPresent())
        .containsExactly(false, true);
  }

  private void assertForged(String link) {
    HttpResponse<String> response = api.fetch(URI.create(link));
    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(response.body()).contains("SignatureDoesNotMatch");
  }

  private long finishedJob() {
    long job = api.submit("4178");
    clock.advance(Duration.ofSeconds(1));
    assertThat(api.finalStatus(job)).isEqualTo("success");
    return job;
  }
}
