package org.holisticsjdbc.api;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.holisticsjdbc.api.FailureAssert.assertFailure;
import static org.holisticsjdbc.api.FailureAssert.assertThatFailure;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class RequestFailuresTest {
  private static final String ME = "GET /api/v2/users/me";
  private static final String JSON = "application/json";

  private final FakeHost host = new FakeHost();
  private final HolisticsClient client = new HolisticsClient(host.endpoint());

  @AfterEach
  void close() {
    client.close();
    host.close();
  }

  @ParameterizedTest
  @CsvSource({
    "400, InvalidParameterError, INVALID_REQUEST",
    "401, AuthError, UNAUTHENTICATED",
    "403, PermissionDeniedError, FORBIDDEN",
    "403, SubscriptionError, FORBIDDEN",
    "403, MaintenanceError, MAINTENANCE",
    "404, BaseError, NOT_FOUND",
    "422, InvalidOperationError, INVALID_REQUEST",
    "418, BaseError, INVALID_REQUEST",
  })
  void statusAndTypeDecideTheFailureAndAreNamed(int status, String type, Failure failure) {
    host.on(
        ME,
        (exchange, request) -> {
          exchange.getResponseHeaders().set("X-Request-Id", "req-17");
          FakeHost.reply(
              exchange,
              status,
              JSON,
              "{\"type\":\"%s\",\"message\":\"Not today\",\"details\":{\"description\":\"Ask Ann\"}}"
                  .formatted(type));
        });

    HolisticsException e = catchThrowableOfType(HolisticsException.class, client::currentUser);

    assertThatFailure(
        e, failure, "GET /users/me", "HTTP " + status, type, "Not today", "Ask Ann", "req-17");
    assertThat(e.vendorCode()).isEqualTo(status);
    assertThat(host.requests()).hasSize(1);
  }

  @Test
  void validationErrorsNameTheFields() {
    host.on(
        ME,
        FakeHost.status(
            422,
            JSON,
            """
            {"type":"RecordError","message":"Invalid record","record":
             {"base":["is broken"],"email":["is taken","is too long"]}}"""));

    assertFailure(
        client::currentUser,
        Failure.INVALID_REQUEST,
        "Invalid record",
        "is broken",
        "email is taken, is too long");
  }

  @ParameterizedTest
  @CsvSource({"422", "400", "403"})
  void bodyNamingAnInvalidTokenMeansUnauthenticatedWhateverTheStatus(int status) {
    host.on(ME, FakeHost.status(status, "text/plain", "Invalid authentication token"));

    assertFailure(client::currentUser, Failure.UNAUTHENTICATED, "API key");
  }

  @Test
  void listsOfErrorsAndPlainTextsAreToldAsTheyAre() {
    host.on(ME, FakeHost.status(404, JSON, "{\"errors\":[\"First\",\"Second\"]}"));
    assertFailure(client::currentUser, Failure.NOT_FOUND, "First; Second");

    host.on(ME, FakeHost.status(404, "text/plain", "Resource not found"));
    assertFailure(client::currentUser, Failure.NOT_FOUND, "Resource not found");
  }

  @Test
  void pageOfAProxyIsToldByItsTitle() {
    host.on(ME, FakeHost.status(403, "text/html", "<html><title>Blocked\nhere</title>…</html>"));

    assertFailure(client::currentUser, Failure.FORBIDDEN, "HTML page titled \"Blocked here\"");
  }

  @Test
  void redirectOfAnOrdinaryRequestIsNotFollowed() {
    try (FakeHost other = new FakeHost()) {
      host.on(ME, FakeHost.redirect(other.uri("/steal?signature=abc")));

      HolisticsException e = catchThrowableOfType(HolisticsException.class, client::currentUser);

      assertThatFailure(e, Failure.UNREADABLE_ANSWER, "redirect", "302");
      assertThat(e.getMessage()).doesNotContain("signature");
      assertThat(other.requests()).isEmpty();
    }
  }

  @Test
  void signedLinksInMessagesLoseTheirSignature() {
    host.on(
        ME,
        FakeHost.status(
            422, "text/plain", "See https://files.example/a.csv?X-Amz-Signature=abc now"));

    HolisticsException e = catchThrowableOfType(HolisticsException.class, client::currentUser);

    assertThatFailure(e, Failure.INVALID_REQUEST, "https://files.example/a.csv?… now");
    assertThat(e.getMessage()).doesNotContain("abc");
  }

  @Test
  void successThatIsNoJsonIsUnreadable() {
    for (String body : List.of("<html>Welcome</html>", "{\"user\":{\"id\":", "", "[]", "{}")) {
      host.on(ME, FakeHost.status(200, "text/html", body));

      assertFailure(client::currentUser, Failure.UNREADABLE_ANSWER, "GET /users/me");
    }
    assertThat(host.requests()).as("not repeated").hasSize(5);
  }

  @Test
  void answerOfAnotherShapeIsUnreadable() {
    host.onJson(ME, "{\"user\":{\"id\":\"no number\",\"email\":\"a\"}}");

    assertFailure(client::currentUser, Failure.UNREADABLE_ANSWER, "no number");
  }

  @Test
  void longErrorBodyIsReadInPartAndTheClientStaysUsable() {
    host.on(ME, FakeHost.status(404, "text/plain", "x".repeat(3_000_000)));
    assertFailure(client::currentUser, Failure.NOT_FOUND, "xxx…");

    host.onJson(ME, "{\"user\":{\"id\":1,\"email\":\"a@b\",\"role\":\"admin\"}}");
    assertThat(client.currentUser().id()).isEqualTo(1);
    assertThat(Thread.getAllStackTraces().keySet())
        .as("a thread that would outlive the client")
        .noneMatch(thread -> thread.getName().startsWith("Okio"));
  }

  @Test
  void unknownHostIsUnreachable() {
    URI nowhere = URI.create("https://nonexistent.invalid/api/v2");
    try (HolisticsClient lost = client(nowhere, Duration.ofSeconds(20))) {
      assertFailure(lost::currentUser, Failure.UNREACHABLE, "nonexistent.invalid", "unknown host");
    }
  }

  @Test
  void closedPortIsUnreachable() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    try (HolisticsClient lost =
        client(URI.create("http://127.0.0.1:" + port + "/api/v2"), Duration.ofSeconds(20))) {
      assertFailure(lost::currentUser, Failure.UNREACHABLE, "127.0.0.1:" + port);
    }
  }

  @Test
  void serviceThatSpeaksNoTlsIsUnreachable() throws Exception {
    try (ServerSocket plain = new ServerSocket(0);
        HolisticsClient lost = client(https(plain), Duration.ofSeconds(20))) {
      Thread server = new Thread(() -> answerPlainly(plain));
      server.start();

      assertFailure(lost::currentUser, Failure.UNREACHABLE, "no connection");
      server.join();
    }
  }

  @Test
  void serviceThatIsSilentInTheTlsHandshakeIsUnreachable() throws IOException {
    try (ServerSocket silent = new ServerSocket(0);
        HolisticsClient lost = client(https(silent), Duration.ofMillis(150))) {
      assertFailure(lost::currentUser, Failure.UNREACHABLE, "none within");
    }
  }

  private static URI https(ServerSocket server) {
    return URI.create("https://127.0.0.1:" + server.getLocalPort() + "/api/v2");
  }

  private static void answerPlainly(ServerSocket server) {
    try (Socket socket = server.accept()) {
      socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
      socket.getInputStream().readAllBytes();
    } catch (IOException e) {
      // The client has gone away, as it should.
    }
  }

  @Test
  void silentServiceIsLostAfterTheRequestTimeout() throws IOException {
    try (ServerSocket silent = new ServerSocket(0);
        HolisticsClient lost =
            client(
                URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/api/v2"),
                Duration.ofMillis(150))) {
      ApiRequest change = RepeatsTest.change(List.of());
      assertFailure(
          () -> lost.call(change, new Cancellation()),
          Failure.CONNECTION_LOST,
          "POST /groups",
          "no answer within");
    }
  }

  @Test
  void idsThatWouldChangeThePathAreNoIds() {
    for (String id : List.of("", ".", "..", "%2e%2E")) {
      assertFailure(() -> client.getWidget(new ApiId(id, false)), Failure.NOT_FOUND, "'" + id);
    }
    assertThat(host.requests()).isEmpty();
  }

  @Test
  void closedClientRefusesCallsAndEndsThoseUnderWay() throws Exception {
    host.on(ME, (exchange, request) -> host.awaitClose());
    Thread caller = new Thread(() -> assertFailure(client::currentUser, Failure.CLOSED));
    Throwable[] problem = new Throwable[1];
    caller.setUncaughtExceptionHandler((thread, e) -> problem[0] = e);
    caller.start();
    host.awaitRequests(1);

    long start = System.nanoTime();
    client.close();
    caller.join(10_000);

    assertThat(caller.isAlive()).isFalse();
    assertThat(problem[0]).isNull();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(500));
    assertFailure(client::currentUser, Failure.CLOSED);
  }

  @Test
  void interruptedCallerFailsAndStaysInterrupted() throws Exception {
    host.onNth(ME, n -> FakeHost.status(502, "text/html", "<html></html>"));
    boolean[] interrupted = new boolean[1];
    Throwable[] problem = new Throwable[1];
    Thread caller =
        new Thread(
            () -> {
              Thread.currentThread().interrupt();
              assertFailure(client::currentUser, Failure.CANCELLED);
              interrupted[0] = Thread.currentThread().isInterrupted();
            });
    caller.setUncaughtExceptionHandler((thread, e) -> problem[0] = e);
    caller.start();
    caller.join(10_000);

    assertThat(problem[0]).isNull();
    assertThat(interrupted[0]).isTrue();
  }

  private static HolisticsClient client(URI base, Duration requestTimeout) {
    return new HolisticsClient(
        new ApiEndpoint(
            base, new ApiKey("secret-key"), "test", Duration.ofSeconds(5), requestTimeout));
  }
}
