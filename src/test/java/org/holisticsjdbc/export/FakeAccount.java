package org.holisticsjdbc.export;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holisticsjdbc.api.FakeHost;

/**
 * An account whose exports go as a test says: an API host and a storage host on two sockets.
 *
 * <p>Job ids count from 1 in the order of the submits.
 */
final class FakeAccount implements AutoCloseable {
  private static final Pattern ID = Pattern.compile("ids\\[\\]=(\\d+)");

  final FakeHost api = new FakeHost();
  final FakeHost storage = new FakeHost();
  private final AtomicLong jobs = new AtomicLong();
  private final Map<Long, String> states = new ConcurrentHashMap<>();
  private volatile boolean frozen;
  private final Map<Long, Long> ends = new ConcurrentHashMap<>();

  FakeAccount() {
    api.on("GET /api/v2/jobs", this::listJobs);
    api.on(
        "GET /api/v2/exports/download",
        (exchange, request) ->
            FakeHost.redirect(storage.uri("/files/" + request.query().replace("job_id=", "")))
                .handle(exchange, request));
  }

  /** A widget whose jobs stay in the status until a test says otherwise. */
  FakeAccount widget(String id, String status, String csv) {
    return widget(id, "{\"status\":\"" + status + "\"}", -1, csv);
  }

  /** A widget whose jobs succeed after the time. */
  FakeAccount widgetAfter(String id, long millis, String csv) {
    return widget(id, "{\"status\":\"running\"}", millis, csv);
  }

  private FakeAccount widget(String id, String state, long millis, String csv) {
    api.on(
        "POST /api/v2/dashboard_widgets/" + id + "/submit_export",
        (exchange, request) -> {
          long job = jobs.incrementAndGet();
          states.put(job, state);
          if (millis >= 0) {
            ends.put(job, System.nanoTime() + millis * 1_000_000);
          }
          if (!frozen) {
            file(job, FakeHost.status(200, "text/csv", csv));
          }
          FakeHost.json("{\"job\":{\"id\":" + job + ",\"status\":\"created\"}}")
              .handle(exchange, request);
        });
    return this;
  }

  /** Sets what the job list says of a job beside its id, such as {@code {"status":"success"}}. */
  FakeAccount job(long id, String state) {
    ends.remove(id);
    states.put(id, state);
    return this;
  }

  FakeAccount file(long job, FakeHost.Handler handler) {
    storage.on("GET /files/" + job, handler);
    return this;
  }

  /** Keeps the files as they are: submits do not set theirs any more. */
  FakeAccount freezeFiles() {
    frozen = true;
    return this;
  }

  List<FakeHost.Seen> submits() {
    return api.requests().stream().filter(r -> r.path().endsWith("/submit_export")).toList();
  }

  List<FakeHost.Seen> polls() {
    return api.requests("GET /api/v2/jobs");
  }

  private void listJobs(HttpExchange exchange, FakeHost.Seen request) throws IOException {
    List<String> answers = new ArrayList<>();
    Matcher ids = ID.matcher(request.query());
    while (ids.find()) {
      long id = Long.parseLong(ids.group(1));
      String state = state(id);
      if (!state.isEmpty()) {
        answers.add("{\"id\":" + id + "," + state.substring(1));
      }
    }
    FakeHost.json("{\"jobs\":[" + String.join(",", answers) + "]}").handle(exchange, request);
  }

  private String state(long id) {
    Long end = ends.get(id);
    return end != null && end - System.nanoTime() <= 0
        ? "{\"status\":\"success\"}"
        : states.getOrDefault(id, "");
  }

  @Override
  public void close() {
    api.close();
    storage.close();
  }
}
