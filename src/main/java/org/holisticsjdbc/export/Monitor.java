package org.holisticsjdbc.export;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Guards values that threads change, and on whose changes others wait. */
final class Monitor {
  private final Lock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  /** What is done while no other thread is within the monitor. */
  @FunctionalInterface
  interface Step<T, E extends Exception> {
    T run() throws E;
  }

  /** Changes values and wakes everybody who waits. */
  void change(Runnable step) {
    alone(
        () -> {
          step.run();
          changed.signalAll();
          return null;
        });
  }

  /** Runs a step alone, and returns what it returns. */
  <T, E extends Exception> T alone(Step<T, E> step) throws E {
    lock.lock();
    try {
      return step.run();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Within {@link #alone}: lets others in until something changes, or the time is over. Returns
   * false, and leaves the mark on the thread, where it was interrupted.
   */
  boolean await(long nanos) {
    try {
      changed.awaitNanos(nanos);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
