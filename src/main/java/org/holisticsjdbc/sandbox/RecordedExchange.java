package org.holisticsjdbc.sandbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One request and what was answered to it.
 *
 * @param site which of the two servers received it
 * @param operationId operation of the contract the request was routed to
 * @param method request method
 * @param path raw path as sent, at the API with its {@code /api/v2}
 * @param query raw query as sent, without the question mark; empty if there was none
 * @param requestHeaders headers by name, in any case
 * @param requestBody body decoded as UTF-8
 * @param arrivalNanos {@link System#nanoTime()} when the request had been read
 * @param status status of the answer; 0 while there is none, or when the connection was cut instead
 * @param responseHeaders headers by name, in any case
 * @param responseBody body of the answer; empty for result files, which only count
 * @param responseLength announced length of the answer's body in bytes
 * @param fromFault whether a fault wrote the answer, which then need not keep to the contract
 */
public record RecordedExchange(
    Site site,
    Optional<String> operationId,
    String method,
    String path,
    String query,
    Map<String, List<String>> requestHeaders,
    String requestBody,
    long arrivalNanos,
    int status,
    Map<String, List<String>> responseHeaders,
    String responseBody,
    long responseLength,
    boolean fromFault) {

  /** The two servers of a sandbox. */
  public enum Site {
    API,
    STORAGE
  }

  static RecordedExchange arrived(Site site, Optional<Operation> operation, Request request) {
    return new RecordedExchange(
        site,
        operation.map(Operation::id),
        request.method(),
        request.path(),
        request.query(),
        request.headers(),
        request.bodyText(),
        request.arrivalNanos(),
        0,
        Map.of(),
        "",
        0,
        false);
  }

  RecordedExchange answeredWith(Answer answer, boolean byFault) {
    return new RecordedExchange(
        site,
        operationId,
        method,
        path,
        query,
        requestHeaders,
        requestBody,
        arrivalNanos,
        answer.status(),
        answer.headers(),
        answer.body().recordedText(),
        answer.body().announcedLength(),
        byFault);
  }

  /** Returns whether an answer was sent. */
  public boolean isAnswered() {
    return status != 0;
  }

  /** Returns whether this request was routed to the operation. */
  public boolean isOperation(String id) {
    return operationId.filter(id::equals).isPresent();
  }

  /** Returns the first value of a request header. */
  public Optional<String> requestHeader(String name) {
    return first(requestHeaders, name);
  }

  /** Returns the first value of a response header. */
  public Optional<String> responseHeader(String name) {
    return first(responseHeaders, name);
  }

  private static Optional<String> first(Map<String, List<String>> headers, String name) {
    return headers.getOrDefault(name, List.of()).stream().findFirst();
  }
}
