package org.holisticsjdbc.adapter;

import java.util.concurrent.atomic.AtomicLong;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;

/** How many rows the operators of one execution may hold in memory, all together (DESIGN §3.8). */
public final class MemoryBudget {
  /** A row of a dozen mixed columns with the references to it, measured generously. */
  private static final long BYTES_PER_ROW = 1024;

  private final long maxRows;
  private final AtomicLong held = new AtomicLong();

  public MemoryBudget(long maxRows) {
    this.maxRows = maxRows;
  }

  /** Returns the number of rows that fill half of this JVM's heap, at least 10,000. */
  public static long defaultMaxRows() {
    return Math.max(10_000, Runtime.getRuntime().maxMemory() / 2 / BYTES_PER_ROW);
  }

  /** Counts one more row held in memory. */
  public void hold() {
    if (held.incrementAndGet() > maxRows) {
      throw exceeded();
    }
  }

  /** Counts one more row held in memory if there is room for it, and returns whether there was. */
  public boolean tryHold() {
    if (held.incrementAndGet() > maxRows) {
      held.decrementAndGet();
      return false;
    }
    return true;
  }

  /** Takes rows back that are no longer held. */
  public void release(long rows) {
    held.addAndGet(-rows);
  }

  /** Fails if that many rows, not counted here, exceed the budget together with those that are. */
  public void checkRoomFor(double rows) {
    if (held.get() + rows > maxRows) {
      throw exceeded();
    }
  }

  private HolisticsException exceeded() {
    return new HolisticsException(
        Failure.MEMORY_BUDGET,
        ("The statement needs more than %,d rows in memory at once. Sort, join or group fewer rows, add a LIMIT to an"
                + " ORDER BY, or raise the connection property maxMemoryRows (and the heap)")
            .formatted(maxRows));
  }
}
