package org.holisticsjdbc.api;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Names of background threads, all daemons. */
public final class Threads {
  private Threads() {}

  /** Returns a factory of daemon threads that bear the purpose in their names. */
  public static ThreadFactory daemons(String purpose) {
    AtomicInteger count = new AtomicInteger();
    return work -> {
      Thread thread = new Thread(work, "holistics-" + purpose + "-" + count.incrementAndGet());
      thread.setDaemon(true);
      // Not the creator's, which may be an application that is unloaded before this thread ends.
      thread.setContextClassLoader(Threads.class.getClassLoader());
      return thread;
    };
  }
}
