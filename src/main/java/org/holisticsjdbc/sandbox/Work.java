package org.holisticsjdbc.sandbox;

import java.util.Optional;
import java.util.function.Supplier;

/** The work of one job, done when someone first asks how it ended. */
final class Work {

  private final Supplier<Task.Outcome> work;
  private Optional<Task.Outcome> outcome = Optional.empty();

  Work(Supplier<Task.Outcome> work) {
    this.work = work;
  }

  /** Does the work unless it is done, and returns how it ended. */
  synchronized Task.Outcome outcome() {
    if (outcome.isEmpty()) {
      outcome = Optional.of(attempt());
    }
    return outcome.get();
  }

  /** What is refused or goes wrong in a job fails the job, and no request. */
  private Task.Outcome attempt() {
    try {
      return work.get();
    } catch (RuntimeException e) {
      return Task.failed(Optional.ofNullable(e.getMessage()).orElseGet(e::toString));
    }
  }
}
