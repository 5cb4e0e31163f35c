package org.holisticsjdbc.api;

import java.util.Optional;

/** What is known of one request on the wire beyond its answer; written by the transport. */
final class Attempt {
  private volatile boolean connected;
  private volatile boolean timedOut;
  private volatile String retryAfter;

  /** Returns whether a connection was open, so that the service may have read the request. */
  boolean connected() {
    return connected;
  }

  /** Returns whether the request was given up because its time had run out. */
  boolean timedOut() {
    return timedOut;
  }

  /** Returns the header of this name, which is kept from OkHttp: it would repeat by itself. */
  Optional<String> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  void markConnected() {
    connected = true;
  }

  void markTimedOut() {
    timedOut = true;
  }

  void markRetryAfter(String value) {
    retryAfter = value;
  }
}
