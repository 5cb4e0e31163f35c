package org.holisticsjdbc.export;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
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

  private final long ownId;
  private final CompletableFuture<Job> end = new CompletableFuture<>();
  private volatile long id;
  private boolean fellBack;
  private long absentSince = NEVER;

  WatchedJob(Job submitted) {
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
    absentSince = NEVER;
    if (job.status().isFinal()) {
      end.complete(job);
    } else if (job.status() == JobStatus.ALREADY_EXISTED && !fellBack) {
      id = job.resultId();
    }
  }

  /** Takes that the service left the job out of its answer. */
  void absent(Duration tolerance) {
    long now = System.nanoTime();
    if (absentSince == NEVER) {
      absentSince = now;
    }
    if (now - absentSince < tolerance.toNanos()) {
      return;
    }
    if (id != ownId) {
      id = ownId;
      fellBack = true;
      absentSince = NEVER;
    } else {
      end.completeExceptionally(
          new HolisticsException(
              Failure.JOB_FAILED,
              "The service does not know export job %d any more; run the query again"
                  .formatted(id)));
    }
  }

  /** Returns the job's own id if the last answer came from another job. */
  OptionalLong ownIdBeside(Job job) {
    return job.id() == ownId ? OptionalLong.empty() : OptionalLong.of(ownId);
  }
}
