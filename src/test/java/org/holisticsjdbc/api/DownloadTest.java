package org.holisticsjdbc.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.holisticsjdbc.api.FailureAssert.assertFailure;
import static org.holisticsjdbc.api.FailureAssert.assertThatFailure;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.holisticsjdbc.api.FakeHost.Handler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DownloadTest {
  private static final String DOWNLOAD = "GET /api/v2/exports/download";
  private static final Handler FILE = FakeHost.status(200, "text/csv", "City\nOslo\n");
  private static final Handler EXPIRED =
      FakeHost.status(403, "application/xml", "<Error><Code>AccessDenied</Code></Error>");

  private final FakeHost api = new FakeHost();
  private final FakeHost storage = new FakeHost();
  private final HolisticsClient client = new HolisticsClient(api.endpoint());

  @AfterEach
  void close() {
    client.close();
    api.close();
    storage.close();
  }

  @Test
  void keyGoesToTheApiHostOnly() throws IOException {
    api.on(DOWNLOAD, FakeHost.redirect(link(1)));
    storage.on("GET /files/1", FILE);

    assertThat(download()).isEqualTo("City\nOslo\n");

    FakeHost.Seen asked = api.requests().get(0);
    assertThat(asked.header("X-Holistics-Key")).isEqualTo("secret-key");
    assertThat(asked.query()).isEqualTo("job_id=7");
    FakeHost.Seen fetched = storage.requests().get(0);
    assertThat(fetched.headers().keySet())
        .map(String::toLowerCase)
        .containsExactlyInAnyOrder("host", "connection", "user-agent", "accept-encoding");
    assertThat(fetched.header("Accept-Encoding")).isEqualTo("identity");
    assertThat(fetched.toString()).doesNotContain("secret-key");
    assertThat(fetched.query()).isEqualTo("X-Amz-Signature=s/1");
  }

  @Test
  void announcedLengthIsTold() throws IOException {
    api.on(DOWNLOAD, FakeHost.redirect(link(1)));
    storage.on("GET /files/1", FILE);

    try (ExportDownload download = client.downloadExport(7)) {
      assertThat(download.length()).hasValue(10);
    }
  }

  @Test
  void fileAnsweredDirectlyIsTaken() throws IOException {
    api.on(DOWNLOAD, FILE);

    assertThat(download()).isEqualTo("City\nOslo\n");
  }

  @Test
  void expiredLinkIsReplacedByAFreshOne() throws IOException {
    api.onNth(DOWNLOAD, n -> FakeHost.redirect(link(n)));
    storage.on("GET /files/1", EXPIRED).on("GET /files/2", FILE);

    assertThat(download()).isEqualTo("City\nOslo\n");
  }

  @Test
  void linkThatStaysDeadIsReportedWithoutItsSignature() {
    api.on(DOWNLOAD, FakeHost.redirect(link(1)));
    storage.on("GET /files/1", EXPIRED);

    HolisticsException e =
        catchThrowableOfType(HolisticsException.class, () -> client.downloadExport(7));

    assertThatFailure(e, Failure.CONNECTION_LOST, "export job 7", "refused the link", "403");
    assertThat(e.getMessage()).doesNotContain("Signature", "/files/");
    assertThat(api.requests()).hasSize(3);
  }

  @Test
  void cutStorageConnectionIsTriedAgainWithAFreshLink() throws IOException {
    api.on(DOWNLOAD, FakeHost.redirect(link(1)));
    storage.onNth("GET /files/1", n -> n == 1 ? FakeHost.cut() : FILE);

    assertThat(download()).isEqualTo("City\nOslo\n");
    assertThat(api.requests()).hasSize(2);
  }

  @Test
  void redirectsOfTheStorageAreFollowedWithinReason() throws IOException {
    api.on(DOWNLOAD, FakeHost.redirect(link(1)));
    storage.on("GET /files/1", FakeHost.redirect(URI.create("/files/2"))).on("GET /files/2", FILE);
    assertThat(download()).isEqualTo("City\nOslo\n");

    storage.on("GET /files/1", FakeHost.redirect(link(1)));
    assertFailure(() -> client.downloadExport(7), Failure.CONNECTION_LOST, "in circles");
  }

  @Test
  void redirectToNowhereIsUnreadable() {
    for (String location : new String[] {"ftp://example.org/file", "http://:bad:"}) {
      api.on(
          DOWNLOAD,
          (exchange, request) -> {
            exchange.getResponseHeaders().set("Location", location);
            FakeHost.reply(exchange, 302, "text/html", "");
          });
      assertFailure(() -> client.downloadExport(7), Failure.UNREADABLE_ANSWER, "no http address");
    }
  }

  @Test
  void pageInsteadOfTheFileIsUnreadable() {
    api.on(DOWNLOAD, FakeHost.redirect(link(1)));
    storage.on("GET /files/1", FakeHost.status(200, "text/html", "City\nOslo\n"));
    assertFailure(() -> client.downloadExport(7), Failure.UNREADABLE_ANSWER, "page");

    storage.on(
        "GET /files/1", FakeHost.status(200, "text/csv", " \n<!DOCTYPE HTML><html>…</html>"));
    assertFailure(() -> client.downloadExport(7), Failure.UNREADABLE_ANSWER, "page");
  }

  @Test
  void fileThatIsNotThereYetIsAskedForOnceMore() throws IOException {
    Handler notReady =
        FakeHost.status(
            422, "application/json", "{\"type\":\"InvalidOperationError\",\"message\":\"wait\"}");
    storage.on("GET /files/1", FILE);
    api.onNth(DOWNLOAD, n -> n == 1 ? notReady : FakeHost.redirect(link(1)));
    assertThat(download()).isEqualTo("City\nOslo\n");

    api.on(DOWNLOAD, notReady);
    assertFailure(() -> client.downloadExport(7), Failure.INVALID_REQUEST, "wait");
    assertThat(api.requests()).hasSize(4);
  }

  @Test
  void shorterBodyThanAnnouncedFails() {
    api.on(DOWNLOAD, FakeHost.redirect(link(1)));
    storage.on("GET /files/1", partOf(1000, "City\nOslo\n", FakeHost.cut()));

    assertThatThrownBy(this::download).isInstanceOf(IOException.class);
  }

  @Test
  void transferThatStallsIsGivenUp() throws IOException {
    api.on(DOWNLOAD, FakeHost.redirect(link(1)));
    storage.on("GET /files/1", partOf(1000, "City\n", (exchange, request) -> storage.awaitClose()));
    try (HolisticsClient impatient = new HolisticsClient(api.endpoint(Duration.ofMillis(300)));
        ExportDownload download = impatient.downloadExport(7)) {
      assertThatThrownBy(() -> download.body().readAllBytes())
          .isInstanceOf(IOException.class)
          .hasMessageContaining("nothing arrived for 0.3 s");
    }
  }

  @Test
  void transferMayTakeLongerThanTheRequestTimeoutWhileItProgresses() throws IOException {
    api.on(DOWNLOAD, FakeHost.redirect(link(1)));
    storage.on(
        "GET /files/1",
        (exchange, request) -> {
          exchange.sendResponseHeaders(200, 8);
          OutputStream out = exchange.getResponseBody();
          for (int i = 0; i < 8; i++) {
            FakeHost.pause(Duration.ofMillis(100));
            out.write('x');
            out.flush();
          }
          out.close();
        });
    try (HolisticsClient impatient = new HolisticsClient(api.endpoint(Duration.ofMillis(400)));
        ExportDownload download = impatient.downloadExport(7)) {
      assertThat(download.body().readAllBytes()).hasSize(8);
    }
  }

  @Test
  void closeFromAnotherThreadEndsABlockedRead() throws Exception {
    api.on(DOWNLOAD, FakeHost.redirect(link(1)));
    storage.on("GET /files/1", partOf(1000, "City\n", (exchange, request) -> storage.awaitClose()));
    ExportDownload download = client.downloadExport(7);
    assertThat(download.body().readNBytes(5)).hasSize(5);
    Throwable[] problem = new Throwable[1];
    Thread reader =
        new Thread(
            () -> assertThatThrownBy(() -> download.body().read()).isInstanceOf(IOException.class));
    reader.setUncaughtExceptionHandler((thread, e) -> problem[0] = e);
    reader.start();

    download.close();
    reader.join(10_000);

    assertThat(reader.isAlive()).isFalse();
    assertThat(problem[0]).isNull();
  }

  private String download() throws IOException {
    try (ExportDownload download = client.downloadExport(7)) {
      return new String(download.body().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private URI link(int number) {
    return storage.uri("/files/" + number + "?X-Amz-Signature=s/" + number);
  }

  private static Handler partOf(int length, String part, Handler then) {
    return (exchange, request) -> {
      exchange.getResponseHeaders().set("Content-Type", "text/csv");
      exchange.sendResponseHeaders(200, length);
      exchange.getResponseBody().write(part.getBytes(StandardCharsets.UTF_8));
      exchange.getResponseBody().flush();
      then.handle(exchange, request);
    };
  }
}
