package org.holisticsjdbc.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A job. Its status is computed from the time when asked, so nothing waits for it.
 *
 * @param duration time from submission to the end
 * @param ending how the job ends
 */
record Job(long id, Source source, Instant createdAt, Duration duration, Ending ending) {

  /** Shares of the duration after which a slot is free, and after which a worker has the job. */
  private static final double QUEUED_AFTER = 0.1;

  private static final double RUNNING_AFTER = 0.3;

  /**
   * What a job works on.
   *
   * @param id a number or a text, if the job works on a single thing
   * @param action what is done with it
   */
  record Source(String type, Optional<JsonNode> id, String action) {

    static Source of(ExportQuery query) {
      return new Source("DashboardWidget", Optional.of(query.widgetId().json()), "export");
    }

    static Source of(Task task) {
      return new Source(task.sourceType(), task.sourceId(), task.action());
    }
  }

  /** How a job ends. */
  sealed interface Ending {}

  /** With a result file, at the earliest when that is ready. */
  record Export(ResultFiles.Result result) implements Ending {}

  /** As the work of a task does; every other ending is one of an export. */
  record OfTask(Work work) implements Ending {}

  /** With an error. */
  record Failure(String lastErrorLog) implements Ending {}

  /** Cancelled by the service. */
  record Cancellation() implements Ending {}

  /** At once, because an equal query is already running in another job. */
  record AlreadyExisted(long existingJobId) implements Ending {}

  /** An entry of the log of a job. */
  record LogEntry(boolean isError, String message, Instant time) {}

  JobStatus status(Instant now) {
    if (ending instanceof AlreadyExisted) {
      return JobStatus.ALREADY_EXISTED;
    }
    if (now.isBefore(queuedAt())) {
      return JobStatus.CREATED;
    }
    if (now.isBefore(startedAt())) {
      return JobStatus.QUEUED;
    }
    return now.isBefore(endedAt()) ? JobStatus.RUNNING : lastStatus();
  }

  private JobStatus lastStatus() {
    if (ending instanceof Export export) {
      if (export.result().rowCount().isCompletedExceptionally()) {
        return JobStatus.FAILURE;
      }
      return export.result().isReady() ? JobStatus.SUCCESS : JobStatus.RUNNING;
    }
    if (ending instanceof OfTask task) {
      return statusOf(task.work().outcome());
    }
    return ending instanceof Failure ? JobStatus.FAILURE : JobStatus.CANCELLED;
  }

  private static JobStatus statusOf(Task.Outcome outcome) {
    if (outcome instanceof Task.Done) {
      return JobStatus.SUCCESS;
    }
    return outcome instanceof Task.Failed ? JobStatus.FAILURE : JobStatus.CANCELLED;
  }

  boolean isExport() {
    return !(ending instanceof OfTask);
  }

  /** Returns how the work of a task ended, if this is the job of one and it has ended. */
  Optional<Task.Outcome> outcome(Instant now) {
    return ending instanceof OfTask task && status(now).isFinal()
        ? Optional.of(task.work().outcome())
        : Optional.empty();
  }

  /** Returns the result file, which may have been deleted since. */
  Optional<Path> file() {
    return ending instanceof Export export && export.result().isReady()
        ? Optional.of(export.result().file())
        : Optional.empty();
  }

  Optional<Long> existingJobId() {
    return ending instanceof AlreadyExisted existed
        ? Optional.of(existed.existingJobId())
        : Optional.empty();
  }

  Optional<Instant> startTime(Instant now) {
    boolean started = existingJobId().isEmpty() && !now.isBefore(startedAt());
    return started ? Optional.of(startedAt()) : Optional.empty();
  }

  Optional<Instant> endTime(Instant now) {
    boolean ended = existingJobId().isEmpty() && status(now).isFinal();
    return ended ? Optional.of(endedAt()) : Optional.empty();
  }

  Optional<String> lastErrorLog(Instant now) {
    if (status(now) != JobStatus.FAILURE) {
      return Optional.empty();
    }
    if (ending instanceof OfTask task && task.work().outcome() instanceof Task.Failed failed) {
      return Optional.of(failed.lastErrorLog());
    }
    return Optional.of(
        ending instanceof Failure failure
            ? failure.lastErrorLog()
            : "Result could not be computed");
  }

  List<LogEntry> log(Instant now) {
    List<LogEntry> entries = new ArrayList<>();
    entries.add(new LogEntry(false, "Job %d created".formatted(id), createdAt));
    if (startTime(now).isPresent()) {
      entries.add(
          new LogEntry(
              false, isExport() ? "Running query" : "Running " + source.action(), startedAt()));
    }
    switch (status(now)) {
      case SUCCESS -> entries.add(new LogEntry(false, successMessage(), endedAt()));
      case FAILURE -> entries.add(new LogEntry(true, lastErrorLog(now).orElse(""), endedAt()));
      case CANCELLED -> entries.add(new LogEntry(false, "Job cancelled", endedAt()));
      case ALREADY_EXISTED ->
          entries.add(new LogEntry(false, "An identical query is already running", createdAt));
      case CREATED, QUEUED, RUNNING -> {}
    }
    return entries;
  }

  private String successMessage() {
    return ending instanceof OfTask task && task.work().outcome() instanceof Task.Done success
        ? success.message()
        : "Export finished";
  }

  /** Returns whether its time is over. */
  boolean isOver(Instant now) {
    return !now.isBefore(endedAt());
  }

  private Instant queuedAt() {
    return createdAt.plus(share(QUEUED_AFTER));
  }

  private Instant startedAt() {
    return createdAt.plus(share(RUNNING_AFTER));
  }

  private Instant endedAt() {
    return createdAt.plus(duration);
  }

  private Duration share(double share) {
    return Duration.ofNanos((long) (duration.toNanos() * share));
  }
}
