package org.holisticsjdbc.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Something other than an export that runs as a job.
 *
 * @param sourceType kind of the thing the job works on, as {@code GET /jobs} shows it
 * @param sourceId id of that thing, a number or a text, if there is a single one
 * @param action what is done with it
 * @param work done once, when the time of the job is over; may take locks, as nobody holds one then
 */
record Task(String sourceType, Optional<JsonNode> sourceId, String action, Supplier<Outcome> work) {

  /** How the work ended. */
  sealed interface Outcome {}

  /**
   * The work is done.
   *
   * @param result what {@code GET /jobs/{id}/result} answers, in a shape of the contract
   * @param message what the log of the job says
   */
  record Done(Optional<JsonNode> result, String message) implements Outcome {}

  /** The work failed; the text is the {@code last_error_log} of the job. */
  record Failed(Optional<JsonNode> result, String lastErrorLog) implements Outcome {}

  /** The service cancelled the job before its work. */
  record Cancelled() implements Outcome {}

  static Outcome done(String message) {
    return new Done(Optional.empty(), message);
  }

  static Outcome done(JsonNode result, String message) {
    return new Done(Optional.of(result), message);
  }

  static Outcome failed(String lastErrorLog) {
    return new Failed(Optional.empty(), lastErrorLog);
  }

  /** Returns this task, or one that ends as a fault wants it and does no work. */
  Task under(Optional<Fault.Effect> fault) {
    if (fault.isPresent() && fault.get() instanceof Fault.JobFailure failure) {
      return with(failed(failure.lastErrorLog()));
    }
    return fault.filter(Fault.JobCancellation.class::isInstance).isPresent()
        ? with(new Cancelled())
        : this;
  }

  private Task with(Outcome outcome) {
    return new Task(sourceType, sourceId, action, () -> outcome);
  }
}
