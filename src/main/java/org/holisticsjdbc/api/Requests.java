package org.holisticsjdbc.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * The one path of every API request: address, key, rate limit, repeat, error, log.
 *
 * <p>Requests to other hosts take {@link #foreign}, which adds the user agent and nothing else.
 */
final class Requests {
  private static final Logger LOG = System.getLogger("org.holisticsjdbc.api");

  private final ApiEndpoint endpoint;
  private final HttpUrl base;
  private final Http http;
  private final RateLimits limits;

  /** Reads an answer that is a success, or a redirect, and closes it. */
  @FunctionalInterface
  interface AnswerReader<T> {
    T read(Exchange exchange) throws IOException, FailedAttempt;
  }

  Requests(ApiEndpoint endpoint, Http http, RateLimits limits) {
    this.limits = limits;
    this.endpoint = endpoint;
    this.http = http;
    this.base = HttpUrl.get(endpoint.baseAddress());
    if (base == null) {
      throw new HolisticsException(
          Failure.UNREACHABLE, "The base address is no http or https address");
    }
  }

  /** Sends the request and returns the answer's document. */
  JsonNode json(ApiRequest request) {
    return json(request, new Cancellation());
  }

  /** The same, unless it is cancelled before it is sent. */
  JsonNode json(ApiRequest request, Cancellation cancellation) {
    return send(request, false, exchange -> readJson(request, exchange), cancellation);
  }

  /**
   * Sends the request, again where that is safe, and hands the answer to the reader.
   *
   * @param redirects whether the reader takes redirects too; otherwise they are failures
   */
  <T> T send(ApiRequest request, boolean redirects, AnswerReader<T> reader) {
    return send(request, redirects, reader, new Cancellation());
  }

  private <T> T send(
      ApiRequest request, boolean redirects, AnswerReader<T> reader, Cancellation cancellation) {
    Repeats repeats = new Repeats();
    while (true) {
      try {
        return attempt(request, redirects, reader, cancellation);
      } catch (FailedAttempt failed) {
        Optional<Duration> pause = repeats.pauseAfter(failed, request.safe());
        LOG.log(Level.DEBUG, () -> failed.failure().getMessage());
        http.pause(pause.orElseThrow(failed::failure));
      }
    }
  }

  RateLimits limits() {
    return limits;
  }

  /** Returns a request to a host that must learn nothing of the account. */
  Request foreign(HttpUrl url, Attempt attempt) {
    return new Request.Builder()
        .url(url)
        .header("User-Agent", endpoint.userAgent())
        .header("Accept-Encoding", "identity")
        .tag(Attempt.class, attempt)
        .build();
  }

  private <T> T attempt(
      ApiRequest request, boolean redirects, AnswerReader<T> reader, Cancellation cancellation)
      throws FailedAttempt {
    http.checkOpen();
    awaitTurn(request, cancellation);
    Attempt attempt = new Attempt();
    try {
      long start = System.nanoTime();
      Exchange exchange = sendCounted(request, attempt);
      log(request, exchange, start);
      if (exchange.isSuccess() || redirects && exchange.isRedirect()) {
        return reader.read(exchange);
      }
      try (exchange) {
        throw ErrorAnswers.read(request, exchange, endpoint.key());
      }
    } catch (IOException e) {
      throw noAnswer(request.label(), base, attempt, e);
    }
  }

  private void awaitTurn(ApiRequest request, Cancellation cancellation) {
    cancellation.check();
    Duration wait = limits.reserve(request);
    while (!wait.isZero()) {
      http.pause(wait);
      cancellation.check();
      wait = limits.reserve(request);
    }
  }

  private Exchange sendCounted(ApiRequest request, Attempt attempt) throws IOException {
    Exchange exchange;
    try {
      exchange = http.send(toHttp(request, attempt));
    } catch (IOException | RuntimeException e) {
      limits.unanswered(request);
      throw e;
    }
    limits.answered(request, RateLimits.Announcement.of(exchange));
    return exchange;
  }

  private Request toHttp(ApiRequest request, Attempt attempt) {
    Request.Builder http =
        new Request.Builder()
            .url(request.url(base))
            .header("User-Agent", endpoint.userAgent())
            .header("Accept", "application/json")
            .method(request.method(), RequestBodies.of(request).orElse(null))
            .tag(Attempt.class, attempt);
    request.headers().forEach(header -> http.header(header.name(), header.value()));
    if (request.sendsKey()) {
      http.header("X-Holistics-Key", endpoint.key().secret());
    }
    return http.build();
  }

  private JsonNode readJson(ApiRequest request, Exchange exchange)
      throws IOException, FailedAttempt {
    try (exchange) {
      return Json.read(exchange.body());
    } catch (JsonProcessingException e) {
      throw new FailedAttempt(
          new HolisticsException(
              Failure.UNREADABLE_ANSWER,
              exchange.status(),
              "%s at %s was answered with %s instead of JSON (HTTP %d%s). Check that the base address is that of the API."
                  .formatted(
                      request.label(),
                      base.host(),
                      exchange.isHtml() ? "an HTML page" : "something unreadable",
                      exchange.status(),
                      exchange.requestId().map(id -> ", request id " + id).orElse("")),
              null),
          FailedAttempt.Reach.ANSWERED,
          Optional.empty());
    }
  }

  /** Returns the failure of a request that broke off before its answer was complete. */
  FailedAttempt noAnswer(String label, HttpUrl url, Attempt attempt, IOException cause) {
    if (http.isClosed()) {
      return answered(Http.closedFailure());
    }
    if (cause instanceof InterruptedIOException && Thread.currentThread().isInterrupted()) {
      return answered(Http.interrupted(cause));
    }
    String at = label + " at " + url.host() + ":" + url.port();
    if (attempt.connected()) {
      return new FailedAttempt(
          new HolisticsException(
              Failure.CONNECTION_LOST,
              at + ": the connection was lost: " + reason(attempt, cause),
              cause),
          FailedAttempt.Reach.UNCERTAIN,
          Optional.empty());
    }
    return new FailedAttempt(
        new HolisticsException(
            Failure.UNREACHABLE,
            "%s: no connection: %s. Check the address, the network and the proxy."
                .formatted(at, reason(attempt, cause)),
            cause),
        isLasting(attempt, cause) ? FailedAttempt.Reach.ANSWERED : FailedAttempt.Reach.NOT_SENT,
        Optional.empty());
  }

  private String reason(Attempt attempt, IOException cause) {
    if (attempt.timedOut()) {
      return attempt.connected()
          ? "no answer within " + seconds(http.requestTimeout())
          : "none within " + seconds(http.connectTimeout());
    }
    if (cause instanceof UnknownHostException) {
      return "unknown host";
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  /** A wrong name or certificate stays wrong for longer than repeats last. */
  private static boolean isLasting(Attempt attempt, IOException cause) {
    return attempt.timedOut()
        || cause instanceof UnknownHostException
        || cause instanceof SSLException;
  }

  private static String seconds(Duration duration) {
    return duration.toMillis() / 1000.0 + " s";
  }

  private static FailedAttempt answered(HolisticsException failure) {
    return new FailedAttempt(failure, FailedAttempt.Reach.ANSWERED, Optional.empty());
  }

  private static void log(ApiRequest request, Exchange exchange, long start) {
    LOG.log(
        Level.DEBUG,
        () ->
            "%s: HTTP %d after %d ms, request id %s"
                .formatted(
                    request.label(),
                    exchange.status(),
                    (System.nanoTime() - start) / 1_000_000,
                    exchange.requestId().orElse("none")));
  }
}
