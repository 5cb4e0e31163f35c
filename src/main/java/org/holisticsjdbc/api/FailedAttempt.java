package org.holisticsjdbc.api;

import java.time.Duration;
import java.util.Optional;

/** One request that brought no result, and what that says about asking again. */
final class FailedAttempt extends Exception {
  private final transient HolisticsException failure;
  private final transient Reach reach;
  private final transient Optional<Duration> retryAfter;

  /** How far the request got. */
  enum Reach {
    /** No connection was opened, and the next try may find one. */
    NOT_SENT,
    /** The service may have carried it out: the connection broke, or the answer is 5xx. */
    UNCERTAIN,
    /** The service refused it because of too many requests (429). */
    LIMITED,
    /** The answer is final. */
    ANSWERED
  }

  FailedAttempt(HolisticsException failure, Reach reach, Optional<Duration> retryAfter) {
    super(failure);
    this.failure = failure;
    this.reach = reach;
    this.retryAfter = retryAfter;
  }

  HolisticsException failure() {
    return failure;
  }

  /** Returns how long the service asks to wait. */
  Optional<Duration> retryAfter() {
    return retryAfter;
  }

  boolean isLimited() {
    return reach == Reach.LIMITED;
  }

  /** Returns whether the same request may be sent again (DESIGN §7). */
  boolean repeatable(boolean safe) {
    return switch (reach) {
      case NOT_SENT, LIMITED -> true;
      case UNCERTAIN -> safe;
      case ANSWERED -> false;
    };
  }
}
