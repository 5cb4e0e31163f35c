package org.holisticsjdbc.sandbox;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Something that goes wrong, once unless said otherwise. Switched on through {@link Faults}.
 *
 * @param effect what happens
 * @param times how often it happens
 */
public record Fault(Effect effect, int times) {

  private static final String HTML = "text/html; charset=utf-8";
  private static final String JSON = "application/json; charset=utf-8";

  public Fault {
    requireNonNull(effect, "effect");
    if (times < 1) {
      throw new IllegalArgumentException("A fault happens at least once, not " + times + " times");
    }
  }

  /** What happens instead of, or on the way to, the regular answer. */
  public sealed interface Effect {}

  /** Another answer; the request has no other effect. */
  public record OtherAnswer(int status, Map<String, List<String>> headers, String body)
      implements Effect {
    public OtherAnswer {
      headers = Headers.copyOf(headers);
      requireNonNull(body, "body");
    }
  }

  /** The request takes effect, but the connection is closed without an answer. */
  public record ConnectionCut() implements Effect {}

  /** The regular answer, later. */
  public record Delay(Duration duration) implements Effect {}

  /** No answer until {@link Faults#clear()} or the end of the sandbox; then a cut connection. */
  public record Hang() implements Effect {}

  /** A result file of which only the beginning is sent, under the full Content-Length. */
  public record Truncation(long sentBytes) implements Effect {}

  /** A download link that has expired before it is handed out. */
  public record ExpiredLink() implements Effect {}

  /** A job that fails. */
  public record JobFailure(String lastErrorLog) implements Effect {}

  /** A job that is cancelled by the service. */
  public record JobCancellation() implements Effect {}

  /** Answers with a status, a content type and a body. */
  public static Fault answer(int status, String contentType, String body) {
    return once(new OtherAnswer(status, Map.of("Content-Type", List.of(contentType)), body));
  }

  /** Answers as a proxy in front of the service does (FACTS §10). */
  public static Fault htmlPage(int status) {
    return answer(
        status,
        HTML,
        "<!DOCTYPE html>\n<html><head><title>%1$d</title></head><body>Error %1$d</body></html>\n"
            .formatted(status));
  }

  /** Answers success with JSON that breaks off. */
  public static Fault malformedJson() {
    return answer(200, JSON, "{\"job\":{\"id\":");
  }

  /** Answers 503 and asks to come back at once. */
  public static Fault unavailable() {
    return answer(503, "text/plain; charset=utf-8", "Service Unavailable")
        .withHeader("Retry-After", "0");
  }

  /** Answers 429 with an error body. */
  public static Fault rateLimited(Duration retryAfter) {
    return answer(429, JSON, error("RateLimitExceedError", "Rate limit exceeded"))
        .withHeader("Retry-After", Long.toString(retryAfter.toSeconds()));
  }

  /** Answers 403 as in maintenance mode (FACTS §10). */
  public static Fault maintenance() {
    return answer(403, JSON, error("MaintenanceError", "Holistics is under maintenance"));
  }

  /** Answers 422, as a download does whose file is not there yet (FACTS §5). */
  public static Fault fileNotReady() {
    return answer(422, JSON, error("InvalidOperationError", "Export file is not ready"));
  }

  /** Reads the request, lets it take effect, and closes the connection without an answer. */
  public static Fault cutConnection() {
    return once(new ConnectionCut());
  }

  /** Answers late. */
  public static Fault delay(Duration duration) {
    return once(new Delay(duration));
  }

  /** Does not answer. */
  public static Fault hang() {
    return once(new Hang());
  }

  /** Sends only the first bytes of a result file. For the storage. */
  public static Fault truncation(long sentBytes) {
    return once(new Truncation(sentBytes));
  }

  /** Hands out an expired link. For {@code Exports_Download}. */
  public static Fault expiredLink() {
    return once(new ExpiredLink());
  }

  /** Lets a job fail. For the exports of a widget, and for operations that start other jobs. */
  public static Fault jobFailure(String lastErrorLog) {
    return once(new JobFailure(lastErrorLog));
  }

  /** Lets the service cancel a job, in the same places. */
  public static Fault jobCancellation() {
    return once(new JobCancellation());
  }

  /** Returns this fault, happening so many times in a row. */
  public Fault times(int number) {
    return new Fault(effect, number);
  }

  /** Returns this fault, happening until the faults are cleared. */
  public Fault always() {
    return new Fault(effect, Integer.MAX_VALUE);
  }

  /** Returns this answer with another header. */
  public Fault withHeader(String name, String value) {
    if (effect instanceof OtherAnswer answer) {
      return new Fault(
          new OtherAnswer(
              answer.status(), Headers.with(answer.headers(), name, value), answer.body()),
          times);
    }
    throw new IllegalStateException("Only an answer has headers, not " + effect);
  }

  private static Fault once(Effect effect) {
    return new Fault(effect, 1);
  }

  private static String error(String type, String message) {
    return "{\"type\":\"%s\",\"message\":\"%s\"}".formatted(type, message);
  }
}
