package org.holisticsjdbc.export;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.holisticsjdbc.api.ApiId;
import org.holisticsjdbc.api.Condition;
import org.holisticsjdbc.api.ExportRequest;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsClient;
import org.holisticsjdbc.api.HolisticsException;
import org.holisticsjdbc.api.Job;
import org.holisticsjdbc.api.Threads;

/**
 * Exports widgets of one account.
 *
 * <p>One per base address and key: it owns the job watcher, the spool files and the threads that
 * download. Equal exports that are running are one export (DESIGN §3.4).
 */
public final class Exporter implements AutoCloseable {
  private final HolisticsClient client;
  private final JobWatcher watcher;
  private final SpoolDirectory directory = new SpoolDirectory();
  private final ExecutorService threads = Threads.asNeeded("export");

  /** Exports that a further share may be taken in: those that are not finished. */
  private final Map<ExportKey, SharedExport> running = new ConcurrentHashMap<>();

  private volatile boolean closed;

  public Exporter(HolisticsClient client) {
    this(client, WatchTimes.DEFAULT);
  }

  Exporter(HolisticsClient client, WatchTimes times) {
    this.client = client;
    this.watcher = new JobWatcher(client, times);
  }

  /**
   * Starts an export, or takes a share in an equal one that is running. Returns at once; the caller
   * closes it.
   */
  public Export start(ApiId widgetId, List<Condition.OfFilter> conditions) {
    checkOpen();
    ExportKey key = ExportKey.of(widgetId, conditions);
    AtomicReference<SharedExport> fresh = new AtomicReference<>();
    SharedExport export =
        running.compute(
            key,
            (same, current) -> {
              if (current != null && current.share()) {
                return current;
              }
              fresh.set(newExport(key, widgetId, conditions));
              return fresh.get();
            });
    if (export == fresh.get()) {
      export.start();
      if (closed) {
        export.abandon();
      }
    }
    return new Export(export);
  }

  /**
   * Waits for a job of any kind, together with those of the exports.
   *
   * @param observer is told what is seen of it, on the watcher's thread
   * @return completes with the job in its last status; cancel it to stop waiting
   */
  public CompletableFuture<Job> watch(Job submitted, Consumer<Job> observer) {
    return watcher.watch(submitted, observer).end();
  }

  /** Returns whether an export that {@link #start} would share is running. */
  public boolean isRunning(ApiId widgetId, List<Condition.OfFilter> conditions) {
    return running.containsKey(ExportKey.of(widgetId, conditions));
  }

  private SharedExport newExport(
      ExportKey key, ApiId widgetId, List<Condition.OfFilter> conditions) {
    return new SharedExport(
        client,
        watcher,
        directory,
        threads,
        widgetId,
        ExportRequest.csv(conditions),
        ended -> running.remove(key, ended));
  }

  /** Returns the spool files that exist. */
  List<Path> files() {
    return directory.files();
  }

  private void checkOpen() {
    if (closed) {
      throw new HolisticsException(Failure.CLOSED, "The connection to the service was closed");
    }
  }

  /** Gives up all exports, stops all threads and deletes all spool files. */
  @Override
  public void close() {
    closed = true;
    List.copyOf(running.values()).forEach(SharedExport::abandon);
    watcher.close();
    directory.close();
    threads.shutdown();
  }
}
