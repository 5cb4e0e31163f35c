package org.holisticsjdbc.jdbc;

import java.net.URI;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.holisticsjdbc.api.ApiKey;
import org.holisticsjdbc.sandbox.RateLimits;
import org.holisticsjdbc.sandbox.Sandbox;
import org.holisticsjdbc.sandbox.SandboxOptions;

/**
 * A sandbox of this JVM, and who uses it: the first connection to a name starts one, the last to
 * close stops it.
 *
 * <p>The only place that names the package {@code sandbox}; the driver works without that package.
 */
final class RunningSandbox {
  private static final Map<String, RunningSandbox> RUNNING = new HashMap<>();

  /** Reading as fast as a person can click must not be slowed down as at the service. */
  private static final int RATE_LIMIT_FACTOR = 100;

  private final String name;
  private final Sandbox sandbox;
  private int leases;

  private RunningSandbox(String name, Sandbox sandbox) {
    this.name = name;
    this.sandbox = sandbox;
  }

  /** A connection's hold on a sandbox; released once. */
  record Lease(URI baseAddress, ApiKey key, Runnable release) {}

  /** Returns a hold on the sandbox of the name, which is started if it does not run. */
  static Lease acquire(String name) throws SQLException {
    try {
      return lease(name);
    } catch (NoClassDefFoundError e) {
      throw SqlExceptions.notSupported(
          "This build of the driver has no sandbox: connect to an account, or use the whole jar");
    }
  }

  private static Lease lease(String name) {
    synchronized (RUNNING) {
      RunningSandbox running = RUNNING.get(name);
      if (running == null) {
        RateLimits limits = RateLimits.published().times(RATE_LIMIT_FACTOR);
        running =
            new RunningSandbox(
                name, Sandbox.start(SandboxOptions.defaults().withRateLimits(limits)));
        RUNNING.put(name, running);
      }
      running.leases++;
      return running.newLease();
    }
  }

  private Lease newLease() {
    AtomicBoolean released = new AtomicBoolean();
    Runnable release =
        () -> {
          if (released.compareAndSet(false, true)) {
            release();
          }
        };
    return new Lease(sandbox.baseAddress(), new ApiKey(sandbox.apiKey()), release);
  }

  private void release() {
    synchronized (RUNNING) {
      leases--;
      if (leases == 0) {
        RUNNING.remove(name);
        sandbox.close(); // in the lock: a new one must not meet the old one's ports and files
      }
    }
  }
}
