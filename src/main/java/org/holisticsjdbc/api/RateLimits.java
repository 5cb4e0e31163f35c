package org.holisticsjdbc.api;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Keeps the requests of one key to what the service allows (FACTS §8).
 *
 * <p>It counts for each operation in windows of a minute, and says with every answer how many
 * requests a window takes, how many are left of it and when the next begins. Until its first answer
 * to an operation the levels of FACTS §8 are assumed; a service that announces no limits is not
 * held to any.
 */
final class RateLimits {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
  private static final long EPOCH_SECONDS = 1_000_000_000L;
  private static final Duration WINDOW = Duration.ofMinutes(1);

  /** The service tells times in whole seconds, and cuts them. */
  private static final Duration SLACK = Duration.ofSeconds(1);

  /** A reset that is so much later is that of another window. */
  private static final Duration ANOTHER_WINDOW = Duration.ofSeconds(30);

  /** While only the assumed limit holds a request back, the first answer is waited for. */
  private static final Duration UNTIL_AN_ANSWER = Duration.ofMillis(20);

  private final LongSupplier nanoTime;
  private final Map<String, Quota> quotas = new HashMap<>();

  RateLimits() {
    this(System::nanoTime);
  }

  RateLimits(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** What is known of one operation. */
  private static final class Quota {
    long limit;
    long used;
    long resetNanos;
    long unanswered;
    boolean learned;
    boolean unlimited;

    Quota(long assumed, long resetNanos) {
      this.limit = assumed;
      this.resetNanos = resetNanos;
    }
  }

  /**
   * What an answer says of the limits of its operation.
   *
   * @param isAnswer whether it is the service's: an error may come from a proxy, which knows none
   */
  record Announcement(
      Optional<Long> limit,
      Optional<Long> remaining,
      Optional<Duration> untilReset,
      boolean isAnswer) {
    static Announcement of(Exchange exchange) {
      return new Announcement(
          exchange.header("RateLimit-Limit").flatMap(RateLimits::number),
          exchange.header("RateLimit-Remaining").flatMap(RateLimits::number),
          exchange.header("RateLimit-Reset").flatMap(value -> waitFor(value, serverTime(exchange))),
          exchange.status() < 400);
    }
  }

  /**
   * Returns zero if the request may be sent now, and counts it; else how long to wait before asking
   * again. What was counted ends with {@link #answered} or {@link #unanswered}.
   */
  synchronized Duration reserve(ApiRequest request) {
    long now = nanoTime.getAsLong();
    Quota quota =
        quotas.computeIfAbsent(
            request.operation(), name -> new Quota(assumedLimit(request), now + WINDOW.toNanos()));
    if (now - quota.resetNanos >= 0) {
      quota.resetNanos = now + WINDOW.toNanos();
      quota.used = quota.unanswered; // these may be counted in the new window
    }
    if (quota.unlimited || quota.used < quota.limit) {
      quota.used++;
      quota.unanswered++;
      return Duration.ZERO;
    }
    Duration untilReset = Duration.ofNanos(quota.resetNanos - now);
    return quota.learned || untilReset.compareTo(UNTIL_AN_ANSWER) < 0
        ? untilReset
        : UNTIL_AN_ANSWER;
  }

  private static long assumedLimit(ApiRequest request) {
    if (request.method().equals("GET")) {
      return 120;
    }
    return request.template().contains("/submit_") ? 20 : 60;
  }

  /**
   * Returns the interval that makes what is left last until it counts anew; zero while more than
   * half is left.
   */
  synchronized Duration pace(String operation) {
    Quota quota = quotas.get(operation);
    if (quota == null || quota.unlimited || quota.used * 2 < quota.limit) {
      return Duration.ZERO;
    }
    long untilReset = Math.max(0, quota.resetNanos - nanoTime.getAsLong());
    return Duration.ofNanos(untilReset / Math.max(1, quota.limit - quota.used));
  }

  /** Takes note that a request was lost. */
  synchronized void unanswered(ApiRequest request) {
    quotas.get(request.operation()).unanswered--;
  }

  /** Learns from the answer to a request. */
  synchronized void answered(ApiRequest request, Announcement announcement) {
    Quota quota = quotas.get(request.operation());
    quota.unanswered--;
    if (announcement.limit().isPresent()) {
      learn(quota, announcement);
    } else if (announcement.isAnswer()) {
      quota.unlimited = true;
    }
  }

  /** Answers overtake each other: within a window the smaller rest counts. */
  private void learn(Quota quota, Announcement announcement) {
    quota.unlimited = false;
    quota.learned = true;
    quota.limit = announcement.limit().get();
    long usedThere = Math.max(0, quota.limit - announcement.remaining().orElse(quota.limit));
    Optional<Long> reset =
        announcement
            .untilReset()
            .filter(it -> !it.isZero()) // an answer of a window that is over
            .map(it -> nanoTime.getAsLong() + it.plus(SLACK).toNanos());
    boolean anotherWindow =
        reset.isPresent() && reset.get() - quota.resetNanos > ANOTHER_WINDOW.toNanos();
    if (anotherWindow) {
      quota.used = usedThere + quota.unanswered;
    } else if (reset.isPresent()) {
      quota.used = Math.max(quota.used, usedThere);
    }
    reset.ifPresent(it -> quota.resetNanos = it);
  }

  /** Returns how long a refused request should wait, by its Retry-After or the reset. */
  static Optional<Duration> retryAfter(Exchange exchange) {
    return exchange
        .attempt()
        .retryAfter()
        .or(() -> exchange.status() == 429 ? exchange.header("RateLimit-Reset") : Optional.empty())
        .flatMap(value -> waitFor(value, serverTime(exchange)));
  }

  /**
   * Reads seconds, an epoch time in seconds (a number above 10^9) or an HTTP date as a wait from 0
   * to 60 s.
   */
  static Optional<Duration> waitFor(String value, Instant now) {
    Optional<Long> number = number(value);
    Optional<Duration> wait =
        number.isPresent()
            ? number.map(
                n ->
                    n > EPOCH_SECONDS
                        ? Duration.ofSeconds(n - now.getEpochSecond())
                        : Duration.ofSeconds(n))
            : httpDate(value).map(date -> Duration.between(now, date));
    return wait.map(RateLimits::clamp);
  }

  private static Duration clamp(Duration wait) {
    if (wait.isNegative()) {
      return Duration.ZERO;
    }
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  /** The clock that the service's times are told by. */
  private static Instant serverTime(Exchange exchange) {
    return exchange.header("Date").flatMap(RateLimits::httpDate).orElseGet(Instant::now);
  }

  private static Optional<Instant> httpDate(String value) {
    try {
      return Optional.of(
          ZonedDateTime.parse(value.trim(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Long> number(String value) {
    try {
      return Optional.of(Long.parseLong(value.trim()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
