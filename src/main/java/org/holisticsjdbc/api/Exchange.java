package org.holisticsjdbc.api;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.Response;

/** A request that was answered: the head of the answer, and its body as it arrives. */
final class Exchange implements Closeable {
  private static final int DRAIN_LIMIT = 256 * 1024;

  private final Http http;
  private final Call call;
  private final Attempt attempt;
  private final Response response;
  private final Deadline deadline;

  Exchange(Http http, Call call, Attempt attempt, Response response, Deadline deadline) {
    this.http = http;
    this.call = call;
    this.attempt = attempt;
    this.response = response;
    this.deadline = deadline;
  }

  int status() {
    return response.code();
  }

  Attempt attempt() {
    return attempt;
  }

  HttpUrl url() {
    return response.request().url();
  }

  boolean isSuccess() {
    return response.isSuccessful();
  }

  boolean isRedirect() {
    return response.isRedirect();
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(response.header(name));
  }

  Optional<String> requestId() {
    return header("X-Request-Id").map(id -> id.length() > 100 ? id.substring(0, 100) : id);
  }

  boolean isHtml() {
    return header("Content-Type").filter(type -> type.startsWith("text/html")).isPresent();
  }

  InputStream body() {
    return response.body().byteStream();
  }

  /** Returns the announced length of the body, -1 where none was. */
  long contentLength() {
    return response.body().contentLength();
  }

  /** Returns the beginning of the body as text, which a shorter body is whole. */
  String textUpTo(int bytes) throws IOException {
    return new String(body().readNBytes(bytes), StandardCharsets.UTF_8);
  }

  /**
   * Returns what has arrived of the body, at most so many bytes and at least one, and leaves it
   * there to be read.
   */
  String peek(int bytes) throws IOException {
    byte[] start = new byte[bytes];
    int count = response.body().source().peek().inputStream().read(start);
    return new String(start, 0, Math.max(0, count), StandardCharsets.UTF_8);
  }

  /** Lifts the limit of time: from now on the reader of the body watches its progress. */
  void liftDeadline() {
    deadline.lift();
  }

  Http http() {
    return http;
  }

  /** Ends the exchange from any thread; a blocked reader fails at once. */
  void abort() {
    call.cancel();
  }

  /** Ends the exchange. A body read nearly to its end leaves the connection open for the next. */
  @Override
  public void close() {
    try (response) {
      body().readNBytes(DRAIN_LIMIT);
    } catch (IOException e) {
      // The connection is gone, which is what closing wants.
    } finally {
      http.release(call, deadline);
    }
  }
}
