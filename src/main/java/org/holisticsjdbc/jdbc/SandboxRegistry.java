package org.holisticsjdbc.jdbc;

import java.net.URI;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.holisticsjdbc.api.ApiKey;

/**
 * The sandboxes of this JVM: the first connection to a name starts one, the last to close stops it.
 *
 * <p>The only place that names the package {@code sandbox}; the driver works without that package.
 */
final class SandboxRegistry {
  private static final Map<String, SandboxRegistry> RUNNING = new HashMap<>();

  private SandboxRegistry() {}

  /** A connection's hold on a sandbox. */
  record Lease(URI baseAddress, ApiKey key, Runnable release) {}

  static Lease acquire(String name) throws SQLException {
    throw SqlExceptions.notSupported("The sandbox is not part of this driver");
  }
}
