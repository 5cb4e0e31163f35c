package org.holisticsjdbc.export;

import static org.assertj.core.api.Assertions.fail;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Work of a test on a thread of its own, and waiting for what other threads bring about. */
final class Background {
  private final Thread thread;
  private volatile Throwable failure;

  private Background(Runnable work) {
    thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (RuntimeException | Error e) {
                failure = e;
              }
            },
            "test-background");
    thread.start();
  }

  static Background run(Runnable work) {
    return new Background(work);
  }

  /** Returns whether the work waits for something. */
  boolean isWaiting() {
    return thread.getState() == Thread.State.WAITING
        || thread.getState() == Thread.State.TIMED_WAITING;
  }

  /** Waits for the end of the work and returns what it threw. */
  Throwable failure() throws InterruptedException {
    thread.join(TimeUnit.SECONDS.toMillis(10));
    if (thread.isAlive()) {
      fail("still running: %s", Arrays.toString(thread.getStackTrace()));
    }
    return failure;
  }

  Thread thread() {
    return thread;
  }

  /** Waits until the condition holds, for at most ten seconds. */
  static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        fail("not within 10 s; threads: %s", Thread.getAllStackTraces().keySet());
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
    }
  }

  /** Returns the names of live threads that begin with one of the words. */
  static List<String> threads(String... beginnings) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(Thread::isAlive)
        .map(Thread::getName)
        .filter(name -> Arrays.stream(beginnings).anyMatch(name::startsWith))
        .toList();
  }
}
