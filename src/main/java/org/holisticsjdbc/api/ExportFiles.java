package org.holisticsjdbc.api;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import okhttp3.HttpUrl;

/**
 * Fetches the files of finished exports.
 *
 * <p>The service answers with a redirect to a signed link on a storage host, which lives for a
 * minute. It is followed by hand: the key stays behind, and a dead link is replaced by a fresh one.
 */
final class ExportFiles {
  private static final int MAX_LINKS = 3;
  private static final int MAX_HOPS = 5;
  private static final Duration SETTLING = Duration.ofMillis(500);

  private final Requests requests;
  private final Http http;

  ExportFiles(Requests requests, Http http) {
    this.requests = requests;
    this.http = http;
  }

  /** Where the file is: at hand, or behind a link. */
  private record Source(Optional<Exchange> file, HttpUrl link) {}

  ExportDownload open(long jobId) {
    HolisticsException failure = null;
    for (int link = 1; link <= MAX_LINKS; link++) {
      Source source = locate(jobId);
      if (source.file().isPresent()) {
        return download(jobId, source.file().get());
      }
      try {
        return follow(jobId, source.link());
      } catch (FailedAttempt failed) {
        failure = failed.failure();
        if (!failed.repeatable(true)) {
          break;
        }
      }
    }
    throw failure;
  }

  private Source locate(long jobId) {
    try {
      return ask(jobId);
    } catch (HolisticsException e) {
      if (e.vendorCode() != 422) {
        throw e;
      }
      // The job may have succeeded a moment before its file is there (FACTS §5).
      http.pause(SETTLING);
      return ask(jobId);
    }
  }

  private Source ask(long jobId) {
    ApiRequest request = ApiRequest.get("/exports/download").with("job_id", jobId);
    return requests.send(
        request,
        true,
        exchange -> {
          if (!exchange.isRedirect()) {
            return new Source(Optional.of(exchange), exchange.url());
          }
          try (exchange) {
            return new Source(Optional.empty(), next(jobId, exchange));
          }
        });
  }

  private ExportDownload follow(long jobId, HttpUrl link) throws FailedAttempt {
    HttpUrl url = link;
    for (int hop = 0; hop < MAX_HOPS; hop++) {
      Attempt attempt = new Attempt();
      try {
        Exchange exchange = http.send(requests.foreign(url, attempt));
        if (exchange.isSuccess()) {
          return download(jobId, exchange);
        }
        try (exchange) {
          if (!exchange.isRedirect()) {
            throw refused(jobId, exchange);
          }
          url = next(jobId, exchange);
        }
      } catch (IOException e) {
        throw requests.noAnswer(label(jobId), url, attempt, e);
      }
    }
    throw new FailedAttempt(
        failure(Failure.CONNECTION_LOST, 0, jobId, "the storage redirects in circles"),
        FailedAttempt.Reach.ANSWERED,
        Optional.empty());
  }

  /** Returns where a redirect leads; never from https to http. */
  private static HttpUrl next(long jobId, Exchange exchange) {
    HttpUrl from = exchange.url();
    HttpUrl to = exchange.header("Location").map(from::resolve).orElse(null);
    if (to == null) {
      throw failure(
          Failure.UNREADABLE_ANSWER,
          exchange.status(),
          jobId,
          "the redirect to the file names no http address");
    }
    if (from.isHttps() && !to.isHttps()) {
      throw failure(
          Failure.UNREADABLE_ANSWER,
          exchange.status(),
          jobId,
          "the redirect to the file leads from https to http at " + to.host());
    }
    return to;
  }

  /** The storage refused: mostly because the link is too old, so a fresh one may help. */
  private static FailedAttempt refused(long jobId, Exchange exchange) {
    String reason =
        "the storage at %s refused the link with HTTP %d"
            .formatted(exchange.url().host(), exchange.status());
    return new FailedAttempt(
        failure(Failure.CONNECTION_LOST, exchange.status(), jobId, reason),
        FailedAttempt.Reach.UNCERTAIN,
        Optional.empty());
  }

  private ExportDownload download(long jobId, Exchange exchange) {
    if (isPage(exchange)) {
      exchange.abort();
      exchange.close();
      throw failure(
          Failure.UNREADABLE_ANSWER,
          exchange.status(),
          jobId,
          exchange.url().host() + " answered with a page instead of the file");
    }
    exchange.liftDeadline();
    long length = exchange.contentLength();
    return new ExportDownload(
        new WatchedBody(exchange), length < 0 ? OptionalLong.empty() : OptionalLong.of(length));
  }

  private static boolean isPage(Exchange exchange) {
    if (exchange.isHtml()) {
      return true;
    }
    try {
      String start = exchange.peek(64).stripLeading().toLowerCase(Locale.ROOT);
      return start.startsWith("<!doctype html") || start.startsWith("<html");
    } catch (IOException e) {
      return false; // reading the body will tell
    }
  }

  private static String label(long jobId) {
    return "Downloading the file of export job " + jobId;
  }

  private static HolisticsException failure(
      Failure failure, int status, long jobId, String reason) {
    return new HolisticsException(failure, status, label(jobId) + " failed: " + reason, null);
  }
}
