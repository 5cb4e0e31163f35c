package org.holisticsjdbc.export;

import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.holisticsjdbc.api.ApiId;
import org.holisticsjdbc.api.ExportDownload;
import org.holisticsjdbc.api.ExportRequest;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsClient;
import org.holisticsjdbc.api.HolisticsException;
import org.holisticsjdbc.api.Job;
import org.holisticsjdbc.api.JobStatus;

/**
 * An export that runs once, for everybody who asked for it meanwhile.
 *
 * <p>Submitted, waited for and downloaded in the background. When the last share is released, the
 * work stops wherever it is and the file is deleted.
 */
final class SharedExport {
  /** What a download answers when the job's file is not, or not any more, there (FACTS §5). */
  private static final int FILE_IS_GONE = 422;

  private final HolisticsClient client;
  private final JobWatcher watcher;
  private final SpoolDirectory directory;
  private final ExecutorService threads;
  private final ApiId widgetId;
  private final ExportRequest request;
  private final Consumer<SharedExport> onEnd;
  private final CompletableFuture<Spool> file = new CompletableFuture<>();

  private int shares = 1;
  private boolean submittedAgain;
  private boolean abandoned;
  private WatchedJob job;
  private ExportDownload download;
  private Spool spool;

  /**
   * Creates an export with one share.
   *
   * @param onEnd called when it does not run any more, by whatever end
   */
  SharedExport(
      HolisticsClient client,
      JobWatcher watcher,
      SpoolDirectory directory,
      ExecutorService threads,
      ApiId widgetId,
      ExportRequest request,
      Consumer<SharedExport> onEnd) {
    this.client = client;
    this.watcher = watcher;
    this.directory = directory;
    this.threads = threads;
    this.widgetId = widgetId;
    this.request = request;
    this.onEnd = onEnd;
  }

  void start() {
    watcher.expect();
    if (!inBackground(this::submit)) {
      watcher.arrived();
    }
  }

  /** Completes with the file when the first bytes may arrive, or with the failure. */
  CompletableFuture<Spool> file() {
    return file;
  }

  /** Asks something of the service in the background. */
  <T> CompletableFuture<T> ask(Supplier<T> question) {
    try {
      return CompletableFuture.supplyAsync(question, threads);
    } catch (RejectedExecutionException e) {
      throw closedFailure();
    }
  }

  /** Takes a share, unless the last one was released already. */
  synchronized boolean share() {
    if (abandoned) {
      return false;
    }
    shares++;
    return true;
  }

  /** Gives a share back. */
  void release() {
    synchronized (this) {
      shares--;
      if (shares > 0) {
        return;
      }
      abandoned = true; // at once: nobody may take a share of what is about to be stopped
    }
    abandon();
  }

  /** Stops the work, whoever still has a share. */
  void abandon() {
    synchronized (this) {
      abandoned = true;
    }
    onEnd.accept(this);
    file.completeExceptionally(closedFailure());
    stop();
  }

  private void stop() {
    WatchedJob watched;
    ExportDownload arriving;
    Spool target;
    synchronized (this) {
      watched = job;
      arriving = download;
      target = spool;
    }
    if (watched != null) {
      watched.end().cancel(false);
    }
    if (arriving != null) {
      closeQuietly(arriving);
    }
    if (target != null) {
      target.close();
    }
  }

  private void submit() {
    WatchedJob watched;
    try {
      watched = watcher.watch(client.submitExport(widgetId, request));
    } finally {
      watcher.arrived();
    }
    synchronized (this) {
      job = watched;
    }
    stopIfAbandoned();
    watched
        .end()
        .whenComplete(
            (end, failure) ->
                inBackground(
                    () -> {
                      if (failure == null) {
                        finish(watched, end);
                      } else {
                        fail(failure);
                      }
                    }));
  }

  private void finish(WatchedJob watched, Job end) {
    if (end.status() == JobStatus.SUCCESS) {
      download(watched, end);
    } else if (end.status() == JobStatus.CANCELLED) {
      if (watched.ownIdBeside(end).isPresent() && submitAgain()) {
        return; // somebody else's job was cancelled, not ours
      }
      throw new HolisticsException(
          Failure.JOB_CANCELLED,
          "The export of widget %s was cancelled by the service (job %d); run the query again"
              .formatted(widgetId, end.id()));
    } else {
      throw new HolisticsException(
          Failure.JOB_FAILED,
          "The export of widget %s failed (job %d): %s"
              .formatted(widgetId, end.id(), end.lastErrorLog().orElseGet(() -> errors(end))));
    }
  }

  /** The reason of a failed job that carries none itself. */
  private String errors(Job end) {
    List<String> lines;
    try {
      lines =
          client.getJobLogs(end.id()).stream()
              .filter(line -> "ERROR".equals(line.level()))
              .map(Job.Log::message)
              .toList();
    } catch (HolisticsException e) {
      return "no reason given, and its log cannot be read: " + e.getMessage();
    }
    return lines.isEmpty() ? "no reason given" : String.join("; ", lines);
  }

  /** Submits the export a second time, but not a third; returns whether it did. */
  private boolean submitAgain() {
    synchronized (this) {
      if (submittedAgain || abandoned) {
        return false;
      }
      submittedAgain = true;
    }
    watcher.expect();
    submit();
    return true;
  }

  private void download(WatchedJob watched, Job end) {
    ExportDownload arriving;
    try {
      arriving = open(watched, end);
    } catch (HolisticsException e) {
      if (e.vendorCode() == FILE_IS_GONE && submitAgain()) {
        return;
      }
      throw e;
    }
    download(arriving);
  }

  private void download(ExportDownload arriving) {
    try {
      Spool target = directory.newSpool();
      synchronized (this) {
        download = arriving;
        spool = target;
      }
      stopIfAbandoned();
      file.complete(target);
      fill(target, arriving);
    } finally {
      closeQuietly(arriving);
    }
  }

  /** Opens the result of the existing job, or of the own one where that is gone (FACTS §6). */
  private ExportDownload open(WatchedJob watched, Job end) {
    OptionalLong ownId = watched.ownIdBeside(end);
    try {
      return client.downloadExport(end.id());
    } catch (HolisticsException e) {
      if (e.vendorCode() != FILE_IS_GONE || ownId.isEmpty()) {
        throw e;
      }
      return client.downloadExport(ownId.getAsLong());
    }
  }

  /** Stores the file. Whoever sees its end may start an export afresh, so this one ends before. */
  private void fill(Spool target, ExportDownload arriving) {
    try {
      target.fill(arriving.body());
      if (arriving.length().isPresent() && arriving.length().getAsLong() != target.written()) {
        throw new IOException(
            "%d of %d bytes arrived".formatted(target.written(), arriving.length().getAsLong()));
      }
      onEnd.accept(this);
      target.complete();
    } catch (IOException e) {
      breakOff(target, cutShort(e));
    } catch (HolisticsException e) {
      breakOff(target, e);
    } catch (RuntimeException | Error e) {
      breakOff(target, defect(e));
      throw e;
    }
  }

  private void breakOff(Spool target, HolisticsException reason) {
    onEnd.accept(this);
    target.fail(reason);
  }

  private HolisticsException cutShort(IOException cause) {
    return new HolisticsException(
        Failure.CONNECTION_LOST,
        "The file of widget %s was cut short: %s. Run the query again."
            .formatted(
                widgetId,
                cause.getMessage() == null ? "the connection was closed" : cause.getMessage()),
        cause);
  }

  private void stopIfAbandoned() {
    boolean stop;
    synchronized (this) {
      stop = abandoned;
    }
    if (stop) {
      stop();
    }
  }

  /** Returns whether the step will run; its failure is that of the export. */
  private boolean inBackground(Runnable step) {
    try {
      threads.execute(
          () -> {
            try {
              step.run();
            } catch (RuntimeException | Error e) {
              fail(e);
            }
          });
      return true;
    } catch (RejectedExecutionException e) {
      fail(closedFailure());
      return false;
    }
  }

  private void fail(Throwable failure) {
    onEnd.accept(this); // before the failure is seen, so that a repeat starts afresh
    file.completeExceptionally(failure instanceof RuntimeException ? failure : defect(failure));
  }

  private static HolisticsException defect(Throwable cause) {
    return new HolisticsException(Failure.INTERNAL, "The export broke off: " + cause, cause);
  }

  private static void closeQuietly(ExportDownload download) {
    try {
      download.close();
    } catch (IOException e) {
      // It is given up anyway.
    }
  }

  private static HolisticsException closedFailure() {
    return new HolisticsException(Failure.CLOSED, "The export was closed");
  }
}
