package org.holisticsjdbc.export;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsClient;
import org.holisticsjdbc.api.HolisticsException;
import org.holisticsjdbc.api.Job;
import org.holisticsjdbc.api.Threads;

/**
 * Waits for all jobs of an exporter with one request per tick.
 *
 * <p>Ticks follow each other quickly while a job is young and slowly later. The thread ends when
 * nothing is left to watch.
 */
final class JobWatcher implements AutoCloseable {
  private static final int MAX_IDS = 100;

  /** How many of the shortest pauses a first question waits for jobs being submitted. */
  private static final int GRACE_TICKS = 5;

  /** Failures of a question that the next one may not share. */
  private static final Set<Failure> PASSING =
      Set.of(
          Failure.UNREACHABLE, Failure.CONNECTION_LOST, Failure.MAINTENANCE, Failure.RATE_LIMITED);

  private final HolisticsClient client;
  private final WatchTimes times;
  private final Monitor monitor = new Monitor();
  private final List<WatchedJob> jobs = new ArrayList<>();
  private Thread thread;
  private boolean closed;
  private int expected;
  private boolean asked;
  private long youngest;
  private long nextTick;
  private long lastAnswer;

  JobWatcher(HolisticsClient client, WatchTimes times) {
    this.client = client;
    this.times = times;
  }

  /**
   * Says that a job is being submitted: a first question waits a little for it, so that exports
   * started together are asked about together.
   */
  void expect() {
    monitor.change(() -> expected++);
  }

  /** Says that an expected job was submitted, or will not be. */
  void arrived() {
    monitor.change(() -> expected--);
  }

  /** Watches a submitted job until it ends. */
  WatchedJob watch(Job submitted) {
    return watch(submitted, job -> {});
  }

  /** Watches a submitted job until it ends; the observer is told what is seen of it. */
  WatchedJob watch(Job submitted, Consumer<Job> observer) {
    WatchedJob job = new WatchedJob(submitted, times.absence(), observer);
    if (!job.end().isDone()) {
      add(job);
      job.end().whenComplete((end, failure) -> remove(job));
    }
    return job;
  }

  private void add(WatchedJob job) {
    monitor.change(
        () -> {
          if (closed) {
            job.end().completeExceptionally(closedFailure());
          } else {
            addOpen(job);
          }
        });
  }

  private void addOpen(WatchedJob job) {
    long now = System.nanoTime();
    long soon = now + paced(times.shortest()).toNanos();
    if (jobs.isEmpty()) {
      nextTick = soon;
      lastAnswer = now;
      asked = false;
    } else if (nextTick - soon > 0) {
      nextTick = soon;
    }
    youngest = now;
    jobs.add(job);
    if (thread == null) {
      thread = Threads.daemons("job-watcher").newThread(this::run);
      thread.start();
    }
  }

  private void remove(WatchedJob job) {
    monitor.change(() -> jobs.remove(job));
  }

  private void run() {
    List<WatchedJob> waiting = awaitTick();
    while (!waiting.isEmpty()) {
      try {
        ask(waiting);
        lastAnswer = System.nanoTime();
      } catch (HolisticsException e) {
        if (!PASSING.contains(e.failure()) || isOutOfPatience()) {
          waiting.forEach(job -> job.end().completeExceptionally(e));
        }
      } catch (RuntimeException | Error e) {
        waiting.forEach(job -> job.end().completeExceptionally(e));
      }
      waiting = awaitTick();
    }
  }

  private boolean isOutOfPatience() {
    return System.nanoTime() - lastAnswer > times.patience().toNanos();
  }

  /** Waits for the next tick; returns nothing, and forgets the thread, when no job is left. */
  private List<WatchedJob> awaitTick() {
    return monitor.alone(this::untilTick);
  }

  private List<WatchedJob> untilTick() {
    while (!jobs.isEmpty()) {
      long left = nextTick + grace() - System.nanoTime();
      if (left <= 0) {
        asked = true;
        nextTick = System.nanoTime() + pause().toNanos();
        return List.copyOf(jobs);
      }
      if (!monitor.await(left)) {
        List.copyOf(jobs).forEach(job -> job.end().completeExceptionally(closedFailure()));
        jobs.clear();
      }
    }
    thread = null;
    return List.of();
  }

  private long grace() {
    return expected > 0 && !asked ? times.shortest().multipliedBy(GRACE_TICKS).toNanos() : 0;
  }

  private Duration pause() {
    return paced(times.pause(Duration.ofNanos(System.nanoTime() - youngest)));
  }

  /** Returns a pause, or a longer one that keeps to the rate limit. */
  private Duration paced(Duration pause) {
    Duration pace = client.jobListPace();
    return pace.compareTo(pause) > 0 ? pace : pause;
  }

  private void ask(List<WatchedJob> waiting) {
    for (int from = 0; from < waiting.size(); from += MAX_IDS) {
      askAbout(waiting.subList(from, Math.min(from + MAX_IDS, waiting.size())));
    }
  }

  private void askAbout(List<WatchedJob> asked) {
    Map<Long, List<WatchedJob>> byId = new LinkedHashMap<>();
    asked.forEach(job -> byId.computeIfAbsent(job.id(), id -> new ArrayList<>()).add(job));
    for (Job job : client.listJobs(byId.keySet())) {
      List<WatchedJob> named = byId.remove(job.id());
      if (named != null) {
        named.forEach(watched -> watched.seen(job));
      }
    }
    byId.values().forEach(left -> left.forEach(WatchedJob::absent));
  }

  private static HolisticsException closedFailure() {
    return new HolisticsException(Failure.CLOSED, "The connection to the service was closed");
  }

  @Override
  public void close() {
    List<WatchedJob> left =
        monitor.alone(
            () -> {
              closed = true;
              return List.copyOf(jobs);
            });
    left.forEach(job -> job.end().completeExceptionally(closedFailure()));
  }
}
