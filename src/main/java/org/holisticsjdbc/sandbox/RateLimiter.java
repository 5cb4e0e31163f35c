package org.holisticsjdbc.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Counts requests per key and endpoint in windows of a minute (FACTS §8). */
final class RateLimiter {

  /** RFC 9110, section 5.6.7; the formatter of the JDK leaves out leading zeros. */
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final Map<Endpoint, Window> windows = new HashMap<>();

  private record Endpoint(String key, String name) {}

  private record Window(Instant end, int used) {}

  /** Where a key stands at an endpoint after a request. */
  record Quota(int limit, int used, Instant reset) {

    boolean isExceeded() {
      return used > limit;
    }

    /** Returns the headers every answer carries; the reset is assumed to be in epoch seconds. */
    Map<String, String> headers(Instant now, Set<Quirk> quirks) {
      long resetSeconds =
          quirks.contains(Quirk.RESET_AS_SECONDS) ? secondsToReset(now) : reset.getEpochSecond();
      return Map.of(
          "RateLimit-Limit", Integer.toString(limit),
          "RateLimit-Remaining", Integer.toString(Math.max(0, limit - used)),
          "RateLimit-Reset", Long.toString(resetSeconds));
    }

    /** Returns when to ask again: the seconds until the reset, or its date. */
    String retryAfter(Instant now, Set<Quirk> quirks) {
      return quirks.contains(Quirk.RETRY_AFTER_AS_DATE)
          ? HTTP_DATE.format(reset.atOffset(ZoneOffset.UTC))
          : Long.toString(secondsToReset(now));
    }

    /** Returns the seconds until the reset, at least one. */
    private long secondsToReset(Instant now) {
      return Math.max(1, Duration.between(now, reset).toSeconds());
    }
  }

  /** Counts a request. */
  synchronized Quota count(String key, String endpoint, int limit, Instant now) {
    windows.values().removeIf(window -> !now.isBefore(window.end()));
    Window window =
        windows.merge(
            new Endpoint(key, endpoint),
            new Window(now.plus(WINDOW), 1),
            (old, first) -> new Window(old.end(), old.used() + 1));
    return new Quota(limit, window.used(), window.end());
  }
}
