package org.holisticsjdbc.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.holisticsjdbc.api.RateLimits.Announcement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitsTest {
  private static final long MILLI = 1_000_000L;
  private static final ApiRequest SUBMIT =
      ApiRequest.safePost("/dashboard_widgets/{id}/submit_export", List.of(), "5");
  private static final Instant NOW = Instant.parse("2026-01-15T10:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0                             |  0",
        "17                            | 17",
        " 5                            |  5",
        "61                            | 60",
        "99999999999999                | 60",
        "-3                            |  0",
        "1768471230                    | 30", // 2026-01-15T10:00:30Z
        "1768471100                    |  0",
        "Thu, 15 Jan 2026 10:00:10 GMT | 10",
        "Thu, 15 Jan 2026 09:00:00 GMT |  0",
        "Fri, 16 Jan 2026 10:00:00 GMT | 60"
      })
  void secondsEpochTimesAndDatesAreWaitsOfAtMostAMinute(String header, long seconds) {
    assertThat(RateLimits.waitFor(header, NOW)).contains(Duration.ofSeconds(seconds));
  }

  @Test
  void unreadableTimeIsNoWait() {
    assertThat(RateLimits.waitFor("soon", NOW)).isEmpty();
    assertThat(RateLimits.waitFor("", NOW)).isEmpty();
  }

  @Test
  void aBurstBeforeTheFirstAnswerKeepsToTheAssumedLimit() {
    RateLimits limits = new RateLimits(() -> 0);

    for (int i = 0; i < 20; i++) {
      assertThat(limits.reserve(SUBMIT)).isZero();
    }
    assertThat(limits.reserve(SUBMIT)).isPositive();
    assertThat(limits.reserve(ApiRequest.get("/jobs"))).as("another operation").isZero();
  }

  @Test
  void theFirstAnswerOfAMoreGenerousServiceLetsTheBurstGo() {
    RateLimits limits = new RateLimits(() -> 0);
    for (int i = 0; i < 20; i++) {
      limits.reserve(SUBMIT);
    }

    limits.answered(SUBMIT, announced(2_400, 2_399, 60));

    for (int i = 0; i < 2_380; i++) {
      assertThat(limits.reserve(SUBMIT)).isZero();
    }
    assertThat(limits.reserve(SUBMIT)).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(61));
  }

  @Test
  void aServiceThatAnnouncesNoLimitsIsNotHeldToAny() {
    RateLimits limits = new RateLimits(() -> 0);
    limits.reserve(SUBMIT);
    limits.answered(
        SUBMIT, new Announcement(Optional.empty(), Optional.empty(), Optional.empty(), true));

    for (int i = 0; i < 1_000; i++) {
      assertThat(limits.reserve(SUBMIT)).isZero();
    }
    assertThat(limits.pace(SUBMIT.operation())).isZero();
  }

  @Test
  void anAnswerThatWasOvertakenGivesNothingBack() {
    RateLimits limits = new RateLimits(() -> 0);
    limits.reserve(SUBMIT);
    limits.reserve(SUBMIT);
    limits.answered(SUBMIT, announced(20, 0, 30));

    limits.answered(SUBMIT, announced(20, 19, 30));

    assertThat(limits.reserve(SUBMIT)).isPositive();
  }

  @Test
  void whatIsLeftIsSpreadOverTheRestOfTheWindow() {
    RateLimits limits = new RateLimits(() -> 0);
    ApiRequest jobs = ApiRequest.get("/jobs");
    assertThat(limits.pace(jobs.operation())).isZero();
    limits.reserve(jobs);
    limits.answered(jobs, announced(120, 10, 49));

    assertThat(limits.pace(jobs.operation())).isEqualTo(Duration.ofSeconds(5));
  }

  /** Clients come in bursts; requests and answers take from no time to a second. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void noRequestIsEverRefused(long seed) {
    Random random = new Random(seed);
    AtomicLong now = new AtomicLong(random.nextLong(1L << 40));
    RateLimits limits = new RateLimits(now::get);
    PriorityQueue<Event> events = new PriorityQueue<>(Comparator.comparingLong(Event::at));
    SimulatedService service = new SimulatedService();
    long time = now.get();
    for (int i = 0; i < 400; i++) {
      time += random.nextInt(10) == 0 ? random.nextInt(20_000) * MILLI : 0;
      events.add(new Event(time, Event.Kind.WANTED, null));
    }
    while (!events.isEmpty()) {
      Event event = events.poll();
      now.set(event.at());
      switch (event.kind()) {
        case WANTED -> {
          Duration wait = limits.reserve(SUBMIT);
          events.add(
              wait.isZero()
                  ? event.after(random.nextInt(500) * MILLI, Event.Kind.ARRIVED, null)
                  : event.after(wait.toNanos(), Event.Kind.WANTED, null));
        }
        case ARRIVED ->
            events.add(
                event.after(
                    random.nextInt(500) * MILLI, Event.Kind.ANSWERED, service.answer(event.at())));
        case ANSWERED -> limits.answered(SUBMIT, event.announcement());
      }
    }
    assertThat(service.served).isEqualTo(400);
    assertThat(service.refused).isZero();
  }

  private static Announcement announced(long limit, long remaining, long seconds) {
    return new Announcement(
        Optional.of(limit), Optional.of(remaining), Optional.of(Duration.ofSeconds(seconds)), true);
  }

  private record Event(long at, Kind kind, Announcement announcement) {
    enum Kind {
      WANTED,
      ARRIVED,
      ANSWERED
    }

    Event after(long nanos, Kind next, Announcement said) {
      return new Event(at + nanos, next, said);
    }
  }

  /** Allows 20 requests in windows of a minute, the next of which begins with a request. */
  private static final class SimulatedService {
    private long windowEnd = Long.MIN_VALUE;
    private long used;
    int served;
    int refused;

    Announcement answer(long now) {
      if (now >= windowEnd) {
        windowEnd = now + 60_000 * MILLI;
        used = 0;
      }
      used++;
      if (used > 20) {
        refused++;
      } else {
        served++;
      }
      // Both times are told in whole seconds.
      long seconds = windowEnd / 1_000_000_000 - now / 1_000_000_000;
      return announced(20, Math.max(0, 20 - used), seconds);
    }
  }
}
