package org.holisticsjdbc.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Jobs and the download of their results. */
final class JobOperations {

  private static final int MAX_JOBS_PER_LIST = 100;

  private final JobBook jobs;
  private final LinkSigner signer;
  private final URI storage;
  private final Duration linkLifetime;

  JobOperations(JobBook jobs, LinkSigner signer, URI storage, Duration linkLifetime) {
    this.jobs = jobs;
    this.signer = signer;
    this.storage = storage;
    this.linkLifetime = linkLifetime;
  }

  /** Returns the answer to a submission: the new job, before anyone has looked at it. */
  static ObjectNode submitted(Job job, Instant now) {
    ObjectNode json =
        Json.object()
            .put("id", job.id())
            .put("status", job.status(now).apiName())
            .put("existing_job_id", job.existingJobId().orElse(null));
    return Json.object("job", json);
  }

  /** Submits a task, under the fault that is switched on for its operation, and answers so. */
  Answer submit(Task task, Call call) {
    Job job = jobs.submit(task.under(call.fault()), call.time());
    return Answer.json(200, submitted(job, call.time()));
  }

  Map<String, Api.Handler> handlers() {
    return Map.of(
        "Jobs_List", this::list,
        "Jobs_Get", this::get,
        "Jobs_GetLogs", this::getLogs,
        "Jobs_GetResult", this::getResult,
        "Exports_Download", this::download);
  }

  /** {@code GET /jobs}; ids nobody knows are left out. */
  Answer list(Call call) {
    List<String> ids = call.texts("ids");
    if (ids.size() > MAX_JOBS_PER_LIST) {
      throw ApiError.invalidParameter("At most 100 ids, not " + ids.size());
    }
    List<ObjectNode> found =
        ids.stream()
            .distinct()
            .flatMap(id -> jobs.find(Long.parseLong(id)).stream())
            .map(job -> json(job, call))
            .toList();
    return Answer.json(200, Json.object("jobs", Json.array(found)));
  }

  /** {@code GET /jobs/{id}} */
  Answer get(Call call) {
    return Answer.json(200, Json.object("job", json(job(call), call)));
  }

  /** {@code GET /jobs/{id}/logs} */
  Answer getLogs(Call call) {
    List<ObjectNode> entries =
        job(call).log(call.time()).stream()
            .map(
                entry ->
                    Json.object()
                        .put("level", entry.isError() ? "ERROR" : "INFO")
                        .put("message", entry.message())
                        .put("timestamp", text(entry.time())))
            .toList();
    return Answer.json(200, Json.object("job_logs", Json.array(entries)));
  }

  /** {@code GET /jobs/{id}/result}, which is not for exports (FACTS §5). */
  Answer getResult(Call call) {
    Job job = job(call);
    if (job.isExport()) {
      throw ApiError.invalidOperation(
          "Job %d is an export; download it instead".formatted(job.id()));
    }
    ObjectNode json = Json.object().put("status", job.status(call.time()).apiName());
    json.put("error", job.lastErrorLog(call.time()).orElse(null));
    job.outcome(call.time()).flatMap(JobOperations::result).ifPresent(it -> json.set("result", it));
    return Answer.json(200, json);
  }

  /** Returns the document of a job that has one; only some operations do. */
  private static Optional<JsonNode> result(Task.Outcome outcome) {
    if (outcome instanceof Task.Done done) {
      return done.result();
    }
    return outcome instanceof Task.Failed failed ? failed.result() : Optional.empty();
  }

  /** {@code GET /exports/download}: leads to the storage by a link that soon expires. */
  Answer download(Call call) {
    Job job =
        jobs.find(Long.parseLong(call.text("job_id").orElseThrow()))
            .orElseThrow(() -> ApiError.invalidOperation("Job not found"));
    if (job.status(call.time()) != JobStatus.SUCCESS) {
      throw ApiError.invalidOperation(
          "Job %d has no export: it is %s".formatted(job.id(), job.status(call.time()).apiName()));
    }
    if (!job.isExport()) {
      throw ApiError.invalidOperation("Job %d is no export".formatted(job.id()));
    }
    if (job.file().filter(Files::exists).isEmpty()) {
      throw ApiError.invalidOperation("Export file is gone");
    }
    boolean expired = call.fault().filter(Fault.ExpiredLink.class::isInstance).isPresent();
    Instant signedAt = expired ? call.time().minus(linkLifetime) : call.time();
    String path = Storage.path(job.id(), fileName(job));
    URI link = signer.sign(storage, path, signedAt, linkLifetime);
    String html = "<html><body>You are being <a href=\"%s\">redirected</a>.</body></html>";
    return Answer.text(
            302, "text/html; charset=utf-8", html.formatted(link.toString().replace("&", "&amp;")))
        .with("Location", link.toString());
  }

  private Job job(Call call) {
    return jobs.find(call.pathNumber("id")).orElseThrow(() -> ApiError.notFound("Job"));
  }

  private static ObjectNode json(Job job, Call call) {
    Instant now = call.time();
    ObjectNode json =
        Json.object()
            .put("id", job.id())
            .put("user_id", Account.USER_ID)
            .put("status", job.status(now).apiName())
            .put("start_time", text(job.startTime(now)))
            .put("end_time", text(job.endTime(now)))
            .put("cancellable", !job.status(now).isFinal())
            .put("last_error_log", job.lastErrorLog(now).orElse(null))
            .put("existing_job_id", job.existingJobId().orElse(null));
    if (call.flag("include_data_source_stats")) {
      json.putNull("data_source_stats");
    }
    if (call.flag("include_source")) {
      ObjectNode source = json.putObject("source").put("type", job.source().type());
      source.set("id", job.source().id().orElse(NullNode.getInstance()));
      source.put("action", job.source().action()).putNull("details");
    }
    return json;
  }

  /** JSON has a null where there is no time. */
  private static String text(Optional<Instant> time) {
    return time.map(JobOperations::text).orElse(null);
  }

  private static String text(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  /** Returns a name that needs no escapes, whatever the id of the widget is. */
  private static String fileName(Job job) {
    return "export-" + job.source().id().orElseThrow().asText().replaceAll("[^A-Za-z0-9_-]", "-");
  }
}
