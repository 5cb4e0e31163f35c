package org.holisticsjdbc.adapter;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.calcite.DataContext;
import org.holisticsjdbc.api.Cancellation;
import org.holisticsjdbc.api.Failure;

/**
 * How another engine says that an execution has to stop: a flag that it sets, and a limit of time.
 *
 * @param cancelled empty where it has none
 * @param limit empty where there is none
 * @param since what System.nanoTime was when the execution began
 */
record HostSignals(Optional<AtomicBoolean> cancelled, Optional<Duration> limit, long since) {
  HostSignals {
    requireNonNull(cancelled, "cancelled");
    requireNonNull(limit, "limit");
  }

  /**
   * Reads the signals of an execution that begins now.
   *
   * @param usual the limit where the engine has none; zero: no limit
   */
  static HostSignals of(DataContext root, Duration usual) {
    Optional<AtomicBoolean> cancelled =
        Optional.ofNullable(DataContext.Variable.CANCEL_FLAG.get(root));
    Optional<Long> millis = Optional.ofNullable(DataContext.Variable.TIMEOUT.get(root));
    Duration limit = millis.map(Duration::ofMillis).orElse(usual);
    return new HostSignals(
        cancelled, Optional.of(limit).filter(it -> !it.isZero()), System.nanoTime());
  }

  /** Ends the wait if the engine, or its clock, has said so by now. */
  void passOn(Cancellation cancellation) {
    if (cancelled.filter(AtomicBoolean::get).isPresent()) {
      cancellation.cancel(Failure.CANCELLED, "The statement was cancelled");
    }
    limit
        .filter(it -> System.nanoTime() - since > it.toNanos())
        .ifPresent(
            it ->
                cancellation.cancel(
                    Failure.TIMED_OUT, "The statement took longer than %s".formatted(it)));
  }
}
