package org.holisticsjdbc.jdbc;

import java.time.Duration;
import java.util.concurrent.Future;
import org.holisticsjdbc.api.Cancellation;
import org.holisticsjdbc.api.Failure;

/**
 * One execution of a statement: what cancels it, and the clock of its query timeout.
 *
 * <p>The clock runs only while the driver works, in executing and in {@code next()}: a tool that
 * leaves a half-read result open on the screen does not lose it.
 */
final class Execution {
  private final Cancellation cancellation = new Cancellation();
  private final QueryTimers timers;
  private final long limitNanos; // 0: no limit
  private volatile long workedNanos;
  private volatile long workingSince; // System.nanoTime() made odd; 0 while the driver is idle
  private volatile Future<?> alarm;
  private volatile boolean ended;

  private Execution(QueryTimers timers, Duration limit) {
    this.timers = timers;
    this.limitNanos = limit.toNanos();
  }

  /** Starts an execution; the driver works until {@link #pause}. */
  static Execution start(QueryTimers timers, Duration limit) {
    Execution execution = new Execution(timers, limit);
    if (execution.limitNanos > 0) {
      execution.resume();
      execution.alarm = timers.schedule(execution::ring, execution.limitNanos);
    }
    return execution;
  }

  /** Returns an execution that waits for nothing. */
  static Execution unlimited() {
    return new Execution(null, Duration.ZERO);
  }

  Cancellation cancellation() {
    return cancellation;
  }

  /** The driver works again. */
  void resume() {
    if (limitNanos > 0) {
      workingSince = System.nanoTime() | 1;
    }
  }

  /** The driver has answered; what the application does now is not its time. */
  void pause() {
    if (limitNanos > 0) {
      long since = workingSince;
      if (since != 0) {
        workingSince = 0;
        workedNanos = workedNanos + (System.nanoTime() - since);
      }
    }
  }

  /** Ends the execution from any thread; whoever waits in it wakes with the message. */
  void cancel(Failure failure, String message) {
    cancellation.cancel(failure, message);
    end();
  }

  /** The execution is over; its clock stops. */
  void end() {
    ended = true;
    Future<?> pending = alarm;
    if (pending != null) {
      pending.cancel(false);
    }
  }

  private void ring() {
    long since = workingSince;
    long left = limitNanos - workedNanos - (since == 0 ? 0 : System.nanoTime() - since);
    if (ended) {
      return;
    }
    if (left > 0) {
      alarm = timers.schedule(this::ring, left);
    } else {
      String limit = Durations.format(Duration.ofNanos(limitNanos));
      cancellation.cancel(
          Failure.TIMED_OUT, "The statement was cancelled: its time limit is " + limit);
    }
  }
}
