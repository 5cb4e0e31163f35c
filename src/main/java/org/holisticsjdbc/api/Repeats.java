package org.holisticsjdbc.api;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** The budget of repeats of one operation: a few tries, further and further apart. */
final class Repeats {
  private static final int MAX_TRIES = 4;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

  /** Nothing is repeated later than this, but for refusals that name the time to come back. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final long start = System.nanoTime();
  private int tries = 1;

  /** Returns how long to wait before the next try, or nothing when the budget is used up. */
  Optional<Duration> pauseAfter(FailedAttempt failed, boolean safe) {
    if (!failed.repeatable(safe) || tries == MAX_TRIES) {
      return Optional.empty();
    }
    Duration pause = backOff();
    if (failed.retryAfter().isPresent() && failed.retryAfter().get().compareTo(pause) > 0) {
      pause = failed.retryAfter().get();
    }
    tries++;
    return failed.isLimited() || elapsed().plus(pause).compareTo(PATIENCE) < 0
        ? Optional.of(pause)
        : Optional.empty();
  }

  /** From half to the whole of 200 ms, 400 ms, 800 ms: clients that failed together part. */
  private Duration backOff() {
    long longest = FIRST_PAUSE.toMillis() << (tries - 1);
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest / 2, longest + 1));
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
