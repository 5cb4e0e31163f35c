package org.holisticsjdbc.sandbox;

/**
 * How many requests one key may send to one endpoint within a minute.
 *
 * <p>Which operation has which level is published nowhere; the levels here are the assumption of
 * FACTS §8.
 */
public record RateLimits(int reads, int submissions, int otherWrites) {

  private static final int PRACTICALLY_OFF = 1_000_000;

  public RateLimits {
    if (reads < 1 || submissions < 1 || otherWrites < 1) {
      throw new IllegalArgumentException("A rate limit must allow at least one request a minute");
    }
  }

  /** Returns the levels the service is assumed to use. */
  public static RateLimits published() {
    return new RateLimits(120, 20, 60);
  }

  /** Returns limits that no client reaches; answers still carry the headers. */
  public static RateLimits off() {
    return new RateLimits(PRACTICALLY_OFF, PRACTICALLY_OFF, PRACTICALLY_OFF);
  }

  /** Returns these limits multiplied. */
  public RateLimits times(int factor) {
    return new RateLimits(reads * factor, submissions * factor, otherWrites * factor);
  }

  int limitOf(Operation operation) {
    if (operation.method().equals("GET")) {
      return reads;
    }
    return operation.isSubmission() ? submissions : otherWrites;
  }
}
