package org.holisticsjdbc.procedure;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.holisticsjdbc.api.ApiRequest;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;
import org.holisticsjdbc.api.Job;
import org.holisticsjdbc.api.JobStatus;

/** The row of a started job: at once, or when the job has ended where that is waited for. */
final class JobRow {
  private static final String JOB_RESULT = "jobs_get_result";

  /** What the service answers where a job has no result: it was of another kind (FACTS §5). */
  private static final Set<Failure> NO_RESULT =
      EnumSet.of(Failure.INVALID_REQUEST, Failure.NOT_FOUND);

  private final Service service;
  private final ResultShape.Outcome outcome;

  JobRow(Service service, ResultShape.StartedJob shape) {
    this.service = service;
    this.outcome = shape.outcome();
  }

  Object[] of(ProcedureCall call, JsonNode answer) {
    if (outcome == ResultShape.Outcome.DATA && !answer.has("job")) {
      return new Object[] {null, name(JobStatus.SUCCESS), null, JsonText.of(answer)};
    }
    Job submitted = Job.of(Answers.object(call.request(), answer, "job"));
    if (!call.waits()) {
      return row(submitted, submitted, Optional.empty());
    }
    Job ended = awaitEnd(call, submitted);
    return row(submitted, ended, result(ended));
  }

  private static Object[] row(Job submitted, Job last, Optional<String> result) {
    return new Object[] {
      submitted.id(),
      name(last.status()),
      submitted.existingJobId().orElse(null),
      result.orElse(null)
    };
  }

  private static String name(JobStatus status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  private Job awaitEnd(ProcedureCall call, Job submitted) {
    String what = "Job %d of %s".formatted(submitted.id(), call.procedure().name());
    Job ended =
        service.await(
            submitted, job -> service.tell("%s is %s".formatted(what, name(job.status()))));
    if (call.procedure().effect() != Effect.READ) {
      service.changed(); // again: now it has happened
    }
    if (ended.status() == JobStatus.SUCCESS) {
      return ended;
    }
    throw new HolisticsException(
        ended.status() == JobStatus.CANCELLED ? Failure.JOB_CANCELLED : Failure.JOB_FAILED,
        "%s ended as %s: %s".formatted(what, name(ended.status()), reason(ended)));
  }

  private String reason(Job job) {
    String log =
        service.log(job.id()).stream()
            .map(line -> line.level() + " " + line.message())
            .collect(Collectors.joining("; "));
    String error = job.lastErrorLog().filter(text -> !log.contains(text)).orElse("");
    return List.of(error, log).stream()
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(". Its log: "));
  }

  private Optional<String> result(Job ended) {
    if (outcome == ResultShape.Outcome.FILE) {
      return ExportFile.text(new ExportFile(service).content(ended.resultId()));
    }
    try {
      return result(ended, service.send(resultRequest(ended)));
    } catch (HolisticsException e) {
      if (outcome == ResultShape.Outcome.RESULT && NO_RESULT.contains(e.failure())) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private Optional<String> result(Job ended, JsonNode answer) {
    JsonNode result = answer.path(ResultShape.StartedJob.RESULT);
    if (answer.path("status").asText().equals(name(JobStatus.FAILURE))) {
      String error = answer.path("error").asText("");
      throw new HolisticsException(
          Failure.JOB_FAILED,
          "Job %d ended well, but its result is a failure: %s"
              .formatted(ended.id(), error.isEmpty() ? JsonText.of(result) : error));
    }
    boolean isMissing = result.isMissingNode() || result.isNull();
    if (isMissing && outcome == ResultShape.Outcome.DATA) {
      throw new HolisticsException(
          Failure.JOB_FAILED, "Job %d ended well, but has no result".formatted(ended.id()));
    }
    return isMissing ? Optional.empty() : Optional.of(JsonText.of(result));
  }

  private static ApiRequest resultRequest(Job ended) {
    Procedure procedure = Procedures.get().require(JOB_RESULT);
    return ProcedureCall.of(
            procedure,
            Map.of(procedure.parameter("id").orElseThrow(), Optional.of(ended.resultId())),
            ZoneOffset.UTC)
        .request();
  }
}
