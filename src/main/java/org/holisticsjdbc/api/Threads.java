package org.holisticsjdbc.api;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Names of background threads, all daemons. */
public final class Threads {
  private Threads() {}

  /** Returns a factory of daemon threads that bear the purpose in their names. */
  public static ThreadFactory daemons(String purpose) {
    return daemons(purpose, 0);
  }

  /** The same, with stacks that may grow to a size in bytes; 0: as the JVM does it. */
  public static ThreadFactory daemons(String purpose, long stackBytes) {
    AtomicInteger count = new AtomicInteger();
    return work -> daemon(work, purpose + "-" + count.incrementAndGet(), stackBytes);
  }

  /** Returns as many threads as there is work, for work that waits; an idle one ends soon. */
  public static ExecutorService asNeeded(String purpose) {
    return new ThreadPoolExecutor(
        0, Integer.MAX_VALUE, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), daemons(purpose));
  }

  /** Returns a daemon thread that bears the purpose in its name. */
  public static Thread daemon(Runnable work, String purpose) {
    return daemon(work, purpose, 0);
  }

  /**
   * Nothing is taken over from the creator, which may be an application that is unloaded before
   * this thread ends: neither its context class loader nor its inheritable thread-locals.
   */
  private static Thread daemon(Runnable work, String purpose, long stackBytes) {
    Thread thread = new Thread(null, work, "holistics-" + purpose, stackBytes, false);
    thread.setDaemon(true);
    thread.setContextClassLoader(Threads.class.getClassLoader());
    return thread;
  }
}
