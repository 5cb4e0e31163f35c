package org.holisticsjdbc.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** Talks to a sandbox as any program would: over its sockets, with the client of the JDK. */
public final class ApiClient {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(5);
  private static final Set<String> UNFINISHED = Set.of("created", "queued", "running");

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI baseAddress;
  private final String apiKey;

  public ApiClient(Sandbox sandbox) {
    this(sandbox.baseAddress(), sandbox.apiKey());
  }

  ApiClient(URI baseAddress, String apiKey) {
    this.baseAddress = baseAddress;
    this.apiKey = apiKey;
  }

  HttpResponse<String> get(String path) {
    return send(request(path).GET().build());
  }

  HttpResponse<String> post(String path, String body) {
    return send("POST", path, body);
  }

  HttpResponse<String> put(String path, String body) {
    return send("PUT", path, body);
  }

  HttpResponse<String> delete(String path) {
    return send(request(path).DELETE().build());
  }

  private HttpResponse<String> send(String method, String path, String body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build());
  }

  /** Returns the JSON of an answer that must have a status. */
  JsonNode parse(HttpResponse<String> response, int status) {
    if (response.statusCode() != status) {
      throw new AssertionError(response + " with " + response.body());
    }
    return parse(response);
  }

  /** Fails unless an answer is an error with a status, whose message holds a text. */
  void assertRefused(HttpResponse<String> response, int status, String text) {
    String message = parse(response, status).path("message").asText();
    if (!message.contains(text)) {
      throw new AssertionError("'%s' does not hold '%s'".formatted(message, text));
    }
  }

  /** Submits by a POST and returns the id of the job. */
  long submitTo(String path, String body) {
    HttpResponse<String> response = post(path, body);
    if (response.statusCode() != 200) {
      throw new AssertionError(path + " answered " + response.statusCode() + response.body());
    }
    return parse(response).path("job").path("id").asLong();
  }

  /** Returns the last line of the log of a job. */
  String lastLog(long jobId) {
    JsonNode logs = json("/jobs/" + jobId + "/logs").path("job_logs");
    return logs.get(logs.size() - 1).path("message").asText();
  }

  public JsonNode json(String path) {
    HttpResponse<String> response = get(path);
    if (response.statusCode() != 200) {
      throw new AssertionError(path + " answered " + response.statusCode() + response.body());
    }
    return parse(response);
  }

  JsonNode parse(HttpResponse<String> response) {
    try {
      return json.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Submits an export and returns the id of its job. */
  long submit(String widgetId, String... conditions) {
    HttpResponse<String> response = post(submitPath(widgetId), exportBody(conditions));
    if (response.statusCode() != 200) {
      throw new AssertionError("Submit answered " + response.statusCode() + response.body());
    }
    return parse(response).path("job").path("id").asLong();
  }

  static String submitPath(String widgetId) {
    return "/dashboard_widgets/" + encoded(widgetId) + "/submit_export";
  }

  /** Returns an id as a segment of a path. */
  static String encoded(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
  }

  static String exportBody(String... conditions) {
    return "{\"output\":\"csv\",\"dashboard_filter_conditions\":[%s]}"
        .formatted(String.join(",", conditions));
  }

  /** Returns a condition; the values are JSON. */
  static String condition(String filterId, String operator, String... values) {
    return "{\"dynamic_filter_id\":\"%s\",\"condition\":{\"operator\":\"%s\",\"values\":[%s]}}"
        .formatted(filterId, operator, String.join(",", values));
  }

  /** Returns a condition on a filter with a number as id. */
  static String condition(long filterId, String operator, String... values) {
    return "{\"dynamic_filter_id\":%d,\"condition\":{\"operator\":\"%s\",\"values\":[%s]}}"
        .formatted(filterId, operator, String.join(",", values));
  }

  String status(long jobId) {
    return json("/jobs/" + jobId).path("job").path("status").asText();
  }

  /** Polls until the job has ended. */
  String finalStatus(long jobId) {
    Instant deadline = Instant.now().plus(PATIENCE);
    String status = status(jobId);
    while (UNFINISHED.contains(status)) {
      if (Instant.now().isAfter(deadline)) {
        throw new AssertionError("Job is still " + status);
      }
      LockSupport.parkNanos(PAUSE.toNanos());
      status = status(jobId);
    }
    return status;
  }

  URI downloadLink(long jobId) {
    HttpResponse<String> response = get("/exports/download?job_id=" + jobId);
    if (response.statusCode() != 302) {
      throw new AssertionError("Download answered " + response.statusCode() + response.body());
    }
    return URI.create(response.headers().firstValue("Location").orElseThrow());
  }

  HttpResponse<String> fetch(URI link) {
    return send(HttpRequest.newBuilder(link).timeout(PATIENCE).build());
  }

  /** Writes the answer to a file and returns the length it announced. */
  long fetch(URI link, Path file) throws IOException, InterruptedException {
    HttpResponse<Path> response =
        http.send(HttpRequest.newBuilder(link).build(), BodyHandlers.ofFile(file));
    return response.headers().firstValueAsLong("Content-Length").orElseThrow();
  }

  /** Exports a widget from submission to text. */
  public String export(String widgetId, String... conditions) {
    long job = submit(widgetId, conditions);
    String status = finalStatus(job);
    if (!status.equals("success")) {
      throw new AssertionError("Job ended as " + status);
    }
    return fetch(downloadLink(job)).body();
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(baseAddress + path))
        .timeout(PATIENCE)
        .header("X-Holistics-Key", apiKey);
  }

  HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
