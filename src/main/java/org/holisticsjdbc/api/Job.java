package org.holisticsjdbc.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A job of the service's queue.
 *
 * @param existingJobId the running job whose result serves this one too, when the status is {@code
 *     already_existed}
 */
public record Job(
    long id, JobStatus status, Optional<Long> existingJobId, Optional<String> lastErrorLog) {

  public Job {
    status = status == null ? JobStatus.UNKNOWN : status;
  }

  /** Returns the job of its JSON. */
  public static Job of(JsonNode json) {
    try {
      return Json.convert(json, Job.class);
    } catch (JsonProcessingException e) {
      throw new HolisticsException(
          Failure.UNREADABLE_ANSWER, "A job that cannot be read: " + e.getOriginalMessage(), e);
    }
  }

  /** Returns the id to poll and to download: the existing job's where there is one. */
  public long resultId() {
    return existingJobId.orElse(id);
  }

  /** A line of a job's log. {@code GET /jobs/{id}/logs} */
  public record Log(String level, String message, Optional<String> timestamp) {}
}
