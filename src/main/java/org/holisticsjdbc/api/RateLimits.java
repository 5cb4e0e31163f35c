package org.holisticsjdbc.api;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the service said about how often each operation may be asked (FACTS §8).
 *
 * <p>It counts for each user and operation, names what remains and when it counts anew.
 */
final class RateLimits {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
  private static final long EPOCH_SECONDS = 1_000_000_000L;

  private final Map<String, Quota> quotas = new ConcurrentHashMap<>();

  /**
   * What is left of one operation.
   *
   * @param resetNanos the {@link System#nanoTime} at which it counts anew
   */
  private record Quota(long limit, long remaining, long resetNanos) {
    Duration untilReset() {
      return Duration.ofNanos(Math.max(0, resetNanos - System.nanoTime()));
    }
  }

  /** Returns how long to wait before sending, and counts the request as sent. */
  Duration delayBefore(String operation) {
    Quota before = quotas.get(operation);
    quotas.computeIfPresent(
        operation,
        (name, quota) ->
            new Quota(quota.limit(), Math.max(0, quota.remaining() - 1), quota.resetNanos()));
    return before == null || before.remaining() > 0 ? Duration.ZERO : before.untilReset();
  }

  /**
   * Returns the interval that makes what is left last until it counts anew; zero while more than
   * half is left.
   */
  Duration pace(String operation) {
    Quota quota = quotas.get(operation);
    if (quota == null || quota.remaining() * 2 > quota.limit()) {
      return Duration.ZERO;
    }
    return quota.untilReset().dividedBy(Math.max(1, quota.remaining()));
  }

  void learn(String operation, Exchange exchange) {
    Optional<Long> limit = exchange.header("RateLimit-Limit").flatMap(RateLimits::number);
    Optional<Long> remaining = exchange.header("RateLimit-Remaining").flatMap(RateLimits::number);
    Optional<Duration> reset =
        exchange.header("RateLimit-Reset").flatMap(value -> waitFor(value, serverTime(exchange)));
    if (remaining.isPresent() && reset.isPresent()) {
      long resetNanos = System.nanoTime() + reset.get().toNanos();
      quotas.put(operation, new Quota(limit.orElse(remaining.get()), remaining.get(), resetNanos));
    }
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
