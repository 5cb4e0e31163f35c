package org.holisticsjdbc.catalog;

import java.util.concurrent.atomic.AtomicInteger;

/** How many more tables may be read from the service, one request each. Thread-safe. */
public final class ReadBudget {
  private final AtomicInteger left;

  private ReadBudget(int tables) {
    left = new AtomicInteger(tables);
  }

  /** Returns a budget for so many tables. */
  public static ReadBudget of(int tables) {
    return new ReadBudget(tables);
  }

  /** Returns a budget that never ends. */
  public static ReadBudget unlimited() {
    return new ReadBudget(Integer.MAX_VALUE);
  }

  /** Returns whether one more table may be read, and counts it. */
  boolean take() {
    return left.getAndUpdate(number -> Math.max(0, number - 1)) > 0;
  }
}
