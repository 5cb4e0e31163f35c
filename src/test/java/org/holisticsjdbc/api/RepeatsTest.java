package org.holisticsjdbc.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holisticsjdbc.api.FailureAssert.assertFailure;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.holisticsjdbc.api.FakeHost.Handler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RepeatsTest {
  private static final String ME = "GET /api/v2/users/me";
  private static final String GROUPS = "POST /api/v2/groups";
  private static final String SUBMIT = "POST /api/v2/dashboard_widgets/5/submit_export";
  private static final Handler USER =
      FakeHost.json("{\"user\":{\"id\":1,\"email\":\"a@b\",\"role\":\"admin\"}}");
  private static final Handler JOB = FakeHost.json("{\"job\":{\"id\":1,\"status\":\"created\"}}");
  private static final ApiRequest CREATE_GROUP = change(Map.of("name", "x"));

  private final FakeHost host = new FakeHost();
  private final HolisticsClient client = new HolisticsClient(host.endpoint());
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void close() {
    threads.shutdownNow();
    client.close();
    host.close();
  }

  @Test
  void readIsRepeatedAfterACutConnectionAndA5xx() {
    host.onNth(ME, n -> n == 1 ? FakeHost.cut() : n == 2 ? unavailable() : USER);

    assertThat(client.currentUser().id()).isEqualTo(1);
    assertThat(host.requests()).hasSize(3);
  }

  @Test
  void readOutlivesAnyNumberOfIdleConnectionsThatTheServiceClosed() throws Exception {
    CountDownLatch arrived = new CountDownLatch(6);
    host.on(
        ME,
        (exchange, request) -> {
          arrived.countDown();
          await(arrived); // all at once, so that each has a connection of its own
          USER.handle(exchange, request);
        });
    CompletableFuture<?>[] reads =
        IntStream.range(0, 6)
            .mapToObj(i -> CompletableFuture.runAsync(client::currentUser, threads))
            .toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(reads).get(20, TimeUnit.SECONDS);

    try (FakeHost again = host.restarted().on(ME, USER)) {
      assertThat(client.currentUser().id()).isEqualTo(1);
      assertThat(again.requests()).hasSize(1);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void repeatsOfAReadEndAfterAFewTries() {
    host.on(ME, FakeHost.status(520, "text/html", "<html></html>"));

    assertFailure(client::currentUser, Failure.CONNECTION_LOST, "HTTP 520");
    assertThat(host.requests()).hasSize(4);
  }

  @Test
  void repeatsStandFurtherAndFurtherApart() {
    host.on(ME, FakeHost.status(500, "text/html", "<html></html>"));

    assertFailure(client::currentUser, Failure.CONNECTION_LOST);
    List<FakeHost.Seen> seen = host.requests();
    for (int i = 1; i < seen.size(); i++) {
      Duration gap = Duration.ofNanos(seen.get(i).nanos() - seen.get(i - 1).nanos());
      assertThat(gap).isGreaterThanOrEqualTo(Duration.ofMillis(100L << (i - 1)));
    }
  }

  @Test
  void submitOfAnExportIsRepeated() {
    host.onNth(SUBMIT, n -> n == 1 ? FakeHost.cut() : n == 2 ? unavailable() : JOB);

    assertThat(client.submitExport(ApiId.of(5), ExportRequest.csv(List.of())).id()).isEqualTo(1);
    assertThat(host.requests()).hasSize(3);
  }

  @Test
  void changeWhoseConnectionIsCutAfterItWasReadIsSentOnce() {
    host.on(GROUPS, FakeHost.cut());

    assertFailure(
        () -> client.call(CREATE_GROUP, new Cancellation()),
        Failure.CONNECTION_LOST,
        "POST /groups");
    assertThat(host.requests()).hasSize(1);
  }

  @Test
  void changeOnAPooledConnectionThatIsCutAfterItWasReadIsSentOnce() {
    host.on(ME, USER).on(GROUPS, FakeHost.cut());
    client.currentUser(); // leaves a connection open

    assertFailure(() -> client.call(CREATE_GROUP, new Cancellation()), Failure.CONNECTION_LOST);
    assertThat(host.requests(GROUPS)).hasSize(1);
  }

  @Test
  void changeAnsweredWith503AndRetryAfterZeroIsSentOnce() {
    host.on(GROUPS, unavailable());

    assertFailure(
        () -> client.call(CREATE_GROUP, new Cancellation()), Failure.MAINTENANCE, "HTTP 503");
    assertThat(host.requests()).hasSize(1);
  }

  @Test
  void changeIsRepeatedWhenItWasRefusedForTooManyRequests() {
    host.onNth(GROUPS, n -> n == 1 ? limited("0") : FakeHost.json("{\"group\":{}}"));

    assertThat(client.call(CREATE_GROUP, new Cancellation()).has("group")).isTrue();
    assertThat(host.requests()).hasSize(2);
    assertThat(host.requests().get(1).body()).isEqualTo("{\"name\":\"x\"}");
  }

  @Test
  void refusalsForTooManyRequestsEndAfterAFewTries() {
    host.on(ME, limited("0"));

    assertFailure(client::currentUser, Failure.RATE_LIMITED, "HTTP 429", "too fast");
    assertThat(host.requests()).hasSize(4);
  }

  @Test
  void retryAfterIsWaitedFor() {
    host.onNth(ME, n -> n == 1 ? limited("1") : USER);

    client.currentUser();

    assertThat(Duration.ofNanos(host.requests().get(1).nanos() - host.requests().get(0).nanos()))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void hugeRetryAfterIsReportedRatherThanWaitedForOnAFailingService() {
    host.on(
        ME,
        (exchange, request) -> {
          exchange.getResponseHeaders().set("Retry-After", "99999999999");
          FakeHost.reply(exchange, 503, "text/plain", "down");
        });

    assertFailure(client::currentUser, Failure.MAINTENANCE, "down");
    assertThat(host.requests()).hasSize(1);
  }

  @Test
  void closeEndsAWaitForTheRateLimit() throws Exception {
    host.on(ME, limited("50"));
    Throwable[] problem = new Throwable[1];
    Thread caller = new Thread(() -> assertFailure(client::currentUser, Failure.CLOSED));
    caller.setUncaughtExceptionHandler((thread, e) -> problem[0] = e);
    caller.start();
    host.awaitRequests(1);

    client.close();
    caller.join(10_000);

    assertThat(caller.isAlive()).isFalse();
    assertThat(problem[0]).isNull();
  }

  @Test
  void requestWaitsForTheResetWhenNothingRemains() {
    host.on(
        ME,
        (exchange, request) -> {
          exchange.getResponseHeaders().set("RateLimit-Limit", "120");
          exchange.getResponseHeaders().set("RateLimit-Remaining", "0");
          exchange.getResponseHeaders().set("RateLimit-Reset", "1");
          USER.handle(exchange, request);
        });

    client.currentUser();
    client.currentUser();

    assertThat(Duration.ofNanos(host.requests().get(1).nanos() - host.requests().get(0).nanos()))
        .isGreaterThanOrEqualTo(Duration.ofMillis(900));
  }

  private static Handler unavailable() {
    return (exchange, request) -> {
      exchange.getResponseHeaders().set("Retry-After", "0");
      FakeHost.reply(exchange, 503, "text/plain", "Service Unavailable");
    };
  }

  private static Handler limited(String retryAfter) {
    return (exchange, request) -> {
      exchange.getResponseHeaders().set("Retry-After", retryAfter);
      FakeHost.reply(
          exchange,
          429,
          "application/json",
          "{\"type\":\"RateLimitExceedError\",\"message\":\"too fast\"}");
    };
  }

  /** Returns a request that must not be repeated if it may have been carried out. */
  static ApiRequest change(Object body) {
    return new ApiRequest(
        "POST", "/groups", List.of(), List.of(), List.of(), Content.json(body), true, false);
  }
}
