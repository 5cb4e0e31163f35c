package org.holisticsjdbc.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadFactory;

/** Makes named threads that do not keep a JVM alive, and sees them off. */
final class DaemonThreads implements ThreadFactory {

  private static final long PATIENCE_MILLIS = 5_000;

  private final String name;
  private final List<Thread> threads = new ArrayList<>();
  private int count;

  DaemonThreads(String name) {
    this.name = "holistics-sandbox-" + name;
  }

  @Override
  public synchronized Thread newThread(Runnable task) {
    threads.removeIf(thread -> thread.getState() == Thread.State.TERMINATED);
    count++;
    Thread thread = new Thread(task, name + "-" + count);
    thread.setDaemon(true);
    threads.add(thread);
    return thread;
  }

  /**
   * Interrupts the threads of a pool and waits until they have ended.
   *
   * <p>A pool says that it has terminated while its last thread is still on its way out, so the
   * threads themselves are waited for.
   */
  void stop(ExecutorService pool) {
    pool.shutdownNow();
    try {
      for (Thread thread : started()) {
        thread.join(PATIENCE_MILLIS);
        if (thread.isAlive()) {
          throw new IllegalStateException("Thread of the sandbox did not end: " + thread);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized List<Thread> started() {
    return List.copyOf(threads);
  }
}
