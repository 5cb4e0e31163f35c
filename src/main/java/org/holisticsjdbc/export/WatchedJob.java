package org.holisticsjdbc.export;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;
import org.holisticsjdbc.api.Job;
import org.holisticsjdbc.api.JobStatus;

/**
 * A job whose end somebody waits for. Where an identical query runs already, the service names its
 * job instead, and that is the one to ask about.
 */
final class WatchedJob {
  private static final long NEVER = Long.MIN_VALUE;

  /** How often the service may name another job before nobody believes it any more. */
  private static final int MOST_SWITCHES = 5;

  private final long ownId;
  private final Duration tolerance;
  private final Consumer<Job> observer;
  private final CompletableFuture<Job> end = new CompletableFuture<>();
  private volatile long id;
  private int switches;
  private long absentSince = NEVER;

  /**
   * Creates a job that is not waited for yet.
   *
   * @param tolerance how long the service may not know the job before it counts as lost
   * @param observer is told what the service says of the job
   */
  WatchedJob(Job submitted, Duration tolerance, Consumer<Job> observer) {
    this.observer = observer;
    this.tolerance = tolerance;
    this.ownId = submitted.id();
    this.id = submitted.resultId();
    if (submitted.status().isFinal()) {
      end.complete(submitted);
    }
  }

  /** Returns the id the service is asked about. */
  long id() {
    return id;
  }

  /** Completes with the job in its last status; cancel it to stop watching. */
  CompletableFuture<Job> end() {
    return end;
  }

  /** Takes what the service said about {@link #id}. */
  void seen(Job job) {
    observer.accept(job);
    if (job.status().isFinal()) {
      end.complete(job);
    } else if (job.status() != JobStatus.ALREADY_EXISTED) {
      absentSince = NEVER;
    } else if (job.resultId() == id) {
      absent(); // it points at itself: nothing will ever come of it
    } else {
      switchTo(job.resultId());
    }
  }

  /** Takes that the service left the job out of its answer. */
  void absent() {
    long now = System.nanoTime();
    if (absentSince == NEVER) {
      absentSince = now;
    }
    if (now - absentSince < tolerance.toNanos()) {
      return;
    }
    if (id != ownId) {
      switchTo(ownId);
    } else {
      lost("The service does not know job %d any more".formatted(id));
    }
  }

  private void switchTo(long other) {
    absentSince = NEVER;
    switches++;
    if (switches > MOST_SWITCHES) {
      lost(
          "Job %d waits for an identical one, %d, of which the service knows nothing"
              .formatted(ownId, id == ownId ? other : id));
    }
    id = other;
  }

  private void lost(String what) {
    end.completeExceptionally(
        new HolisticsException(Failure.JOB_FAILED, what + "; run the statement again"));
  }

  /** Returns the job's own id if the last answer came from another job. */
  OptionalLong ownIdBeside(Job job) {
    return job.id() == ownId ? OptionalLong.empty() : OptionalLong.of(ownId);
  }
}
