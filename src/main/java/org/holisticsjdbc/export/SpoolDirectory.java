package org.holisticsjdbc.export;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;

/**
 * Where one exporter keeps the files of its exports: a directory of its own below the temporary
 * directory, made with the first file.
 *
 * <p>Directory and files are for the user alone. They are deleted when closed, and when the JVM
 * ends: by one shutdown hook, which closing takes back.
 */
final class SpoolDirectory implements AutoCloseable {
  private final Set<Spool> spools = ConcurrentHashMap.newKeySet();
  private Path directory;
  private Thread hook;
  private boolean closed;

  /** Creates an empty spool file. */
  synchronized Spool newSpool() {
    try {
      Path file = Files.createTempFile(directory(), "export-", ".csv");
      Spool spool = new Spool(file, new FileOutputStream(file.toFile()), spools::remove);
      spools.add(spool);
      return spool;
    } catch (IOException e) {
      throw new HolisticsException(
          Failure.DISK_FULL,
          "The export cannot be stored below %s: %s. Free some space, or set another directory with -Djava.io.tmpdir."
              .formatted(System.getProperty("java.io.tmpdir"), e),
          e);
    }
  }

  /** Returns the files that exist. */
  List<Path> files() {
    return spools.stream().map(Spool::file).toList();
  }

  private Path directory() throws IOException {
    if (closed) {
      throw new HolisticsException(Failure.CLOSED, "The connection to the service was closed");
    }
    if (directory == null) {
      directory =
          Files.createTempDirectory("holistics-jdbc-" + ProcessHandle.current().pid() + "-");
      hook = new Thread(this::delete, "holistics-spool-cleanup");
      try {
        Runtime.getRuntime().addShutdownHook(hook);
      } catch (IllegalStateException e) {
        hook = null; // the JVM is ending already
      }
    }
    return directory;
  }

  private void delete() {
    spools.forEach(Spool::close);
    Path path = directory;
    if (path != null) {
      try {
        Files.deleteIfExists(path);
      } catch (IOException e) {
        System.getLogger("org.holisticsjdbc.export")
            .log(System.Logger.Level.DEBUG, "The spool directory could not be deleted", e);
      }
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    delete();
    if (hook != null) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The JVM is ending: the hook runs, and finds nothing left to delete.
      }
      hook = null;
    }
  }
}
