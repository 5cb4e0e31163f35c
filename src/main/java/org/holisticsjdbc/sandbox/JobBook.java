package org.holisticsjdbc.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** All jobs that were submitted. */
final class JobBook {

  /** Ids of the European region begin at 2^41 (FACTS §1), so none fits into an int. */
  private static final long FIRST_ID = (1L << 41) + 100_001;

  /** For how long a running query answers for equal ones (FACTS §6). */
  private static final Duration SHARED_FOR = Duration.ofMinutes(10);

  private static final int MAX_JOBS = 100_000;

  private final JobTimes times;
  private final Faults faults;
  private final ResultFiles results;
  private final Map<ExportQuery.Identity, Job> latest = new HashMap<>();
  private final Map<Long, Job> jobs = new LinkedHashMap<>();
  private final List<Job> unfinishedTasks = new ArrayList<>();
  private long nextId = FIRST_ID;

  JobBook(JobTimes times, Faults faults, ResultFiles results) {
    this.times = times;
    this.faults = faults;
    this.results = results;
  }

  /** Submits an export. If an equal query is running, the new job only points to that one. */
  synchronized Job submit(ExportQuery query, Instant now) {
    Optional<Job> running =
        Optional.ofNullable(latest.get(query.identity())).filter(job -> isShared(job, now));
    long id = nextId++;
    Job job =
        running
            .map(other -> existing(id, query, other, now))
            .orElseGet(() -> started(id, query, now));
    jobs.put(id, job);
    forgetOldest();
    return job;
  }

  /** Submits a task, which is done when the time of its job is over. */
  synchronized Job submit(Task task, Instant now) {
    long id = nextId++;
    Job.Ending ending = new Job.OfTask(new Work(task.work()));
    Job job = new Job(id, Job.Source.of(task), now, times.ofTasks(), ending);
    jobs.put(id, job);
    unfinishedTasks.add(job);
    forgetOldest();
    return job;
  }

  /** Does the work of the tasks whose time is over, so that every later request sees its effect. */
  void settle(Instant now) {
    // Without the lock, because the work may submit other tasks.
    due(now).forEach(job -> job.status(now));
  }

  private synchronized List<Job> due(Instant now) {
    List<Job> due = unfinishedTasks.stream().filter(job -> job.isOver(now)).toList();
    unfinishedTasks.removeAll(due);
    return due;
  }

  /** Computes the result of an export before someone asks for it. */
  void prepare(ExportQuery query) {
    results.request(query);
  }

  /** Returns how many jobs a worker has, by queue. */
  Map<JobQueue, Long> running(Instant now) {
    return snapshot().stream()
        .filter(job -> job.status(now) == JobStatus.RUNNING)
        .collect(Collectors.groupingBy(job -> JobQueue.of(job.source()), Collectors.counting()));
  }

  private synchronized List<Job> snapshot() {
    return List.copyOf(jobs.values());
  }

  synchronized Optional<Job> find(long id) {
    return Optional.ofNullable(jobs.get(id));
  }

  private static boolean isShared(Job job, Instant now) {
    return !job.status(now).isFinal() && now.isBefore(job.createdAt().plus(SHARED_FOR));
  }

  private static Job existing(long id, ExportQuery query, Job other, Instant now) {
    Job.Source source = Job.Source.of(query);
    return new Job(id, source, now, Duration.ZERO, new Job.AlreadyExisted(other.id()));
  }

  private Job started(long id, ExportQuery query, Instant now) {
    Duration duration = times.of(query.widgetId().text());
    Job job = new Job(id, Job.Source.of(query), now, duration, ending(query));
    latest.put(query.identity(), job);
    return job;
  }

  private Job.Ending ending(ExportQuery query) {
    Optional<Fault.Effect> fault =
        faults.take(Faults.widgetPlace(query.widgetId().text())).map(Faults.Happening::effect);
    if (fault.isPresent() && fault.get() instanceof Fault.JobFailure failure) {
      return new Job.Failure(failure.lastErrorLog());
    }
    if (fault.isPresent() && fault.get() instanceof Fault.JobCancellation) {
      return new Job.Cancellation();
    }
    return new Job.Export(results.request(query));
  }

  private void forgetOldest() {
    if (jobs.size() > MAX_JOBS) {
      Job oldest = jobs.remove(jobs.keySet().iterator().next());
      latest.values().removeIf(job -> job.id() == oldest.id());
    }
  }
}
