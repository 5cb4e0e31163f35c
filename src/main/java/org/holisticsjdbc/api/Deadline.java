package org.holisticsjdbc.api;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import okhttp3.Call;

/**
 * The limit of time of one call: it is cancelled when it has no connection in time, or no complete
 * answer.
 */
final class Deadline {
  private final Http http;
  private final Call call;
  private final Attempt attempt;
  private final Duration connect;
  private final Duration request;
  private ScheduledFuture<?> pending;
  private boolean lifted;

  Deadline(Http http, Call call, Attempt attempt, Duration connect, Duration request) {
    this.http = http;
    this.call = call;
    this.attempt = attempt;
    this.connect = connect.compareTo(request) < 0 ? connect : request;
    this.request = request;
  }

  synchronized void start() {
    pending = http.schedule(this::connectIsDue, connect);
  }

  /** Lets the call take as long as it does. */
  synchronized void lift() {
    lifted = true;
    if (pending != null) {
      pending.cancel(false);
    }
  }

  private synchronized void connectIsDue() {
    if (!attempt.connected()) {
      cancel();
    } else if (!lifted) {
      pending = http.schedule(this::cancel, request.minus(connect));
    }
  }

  private synchronized void cancel() {
    if (!lifted) {
      attempt.markTimedOut();
      call.cancel();
    }
  }
}
