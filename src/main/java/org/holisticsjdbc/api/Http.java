package org.holisticsjdbc.api;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;

/**
 * The connections of one client: sends one request and hands out its answer, as it is.
 *
 * <p>Nothing is repeated or followed here. OkHttp's own timeouts stay off, because they start a
 * thread that outlives the client by a minute; the deadlines here do the same with a thread that
 * ends at once. HTTP/1.1 only, for the same reason.
 */
final class Http implements AutoCloseable {
  private final ConnectionPool pool = IdleConnections.newPool();
  private final ScheduledThreadPoolExecutor deadlines =
      new ScheduledThreadPoolExecutor(1, Threads.daemons("deadlines"));
  private final Set<Call> running = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final OkHttpClient client;
  private final Duration connectTimeout;
  private final Duration requestTimeout;

  Http(Duration connectTimeout, Duration requestTimeout) {
    // Enough for a second address, or for the handshake of TLS.
    this.connectTimeout = connectTimeout.multipliedBy(2);
    this.requestTimeout = requestTimeout;
    deadlines.setRemoveOnCancelPolicy(true);
    deadlines.setKeepAliveTime(1, TimeUnit.SECONDS);
    deadlines.allowCoreThreadTimeOut(true);
    client =
        new OkHttpClient.Builder()
            .connectionPool(pool)
            .protocols(List.of(Protocol.HTTP_1_1))
            .fastFallback(false)
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .followSslRedirects(false)
            .connectTimeout(connectTimeout)
            .readTimeout(Duration.ZERO)
            .writeTimeout(Duration.ZERO)
            .addNetworkInterceptor(Http::observe)
            .build();
  }

  /**
   * Sends a request, which carries its {@link Attempt} as a tag, and waits for the head of the
   * answer. The caller closes the exchange.
   */
  Exchange send(Request request) throws IOException {
    Call call = client.newCall(request);
    Attempt attempt = request.tag(Attempt.class);
    Exchange exchange = null;
    running.add(call);
    Deadline deadline = new Deadline(this, call, attempt, connectTimeout, requestTimeout);
    try {
      checkOpen();
      deadline.start();
      Response response = call.execute();
      exchange = new Exchange(this, call, attempt, response, deadline);
      return exchange;
    } catch (IOException e) {
      pool.evictAll(); // whoever closed this idle connection closed the others too
      throw e;
    } finally {
      if (exchange == null) {
        release(call, deadline);
      }
    }
  }

  /** Waits, unless the client is closed or the thread interrupted meanwhile. */
  void pause(Duration duration) {
    try {
      if (closed.await(duration.toNanos(), TimeUnit.NANOSECONDS)) {
        throw closedFailure();
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  boolean isClosed() {
    return closed.getCount() == 0;
  }

  void checkOpen() {
    if (isClosed()) {
      throw closedFailure();
    }
  }

  static HolisticsException closedFailure() {
    return new HolisticsException(Failure.CLOSED, "The connection to the service was closed");
  }

  static HolisticsException interrupted(Exception cause) {
    Thread.currentThread().interrupt();
    return new HolisticsException(
        Failure.CANCELLED, "The thread that waited for the service was interrupted", cause);
  }

  /** Runs a short action later, unless it is cancelled or the client closed. */
  ScheduledFuture<?> schedule(Runnable action, Duration delay) {
    try {
      return deadlines.schedule(action, delay.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      throw closedFailure();
    }
  }

  Duration connectTimeout() {
    return connectTimeout;
  }

  Duration requestTimeout() {
    return requestTimeout;
  }

  /** Forgets a call that has ended. */
  void release(Call call, Deadline deadline) {
    deadline.lift();
    running.remove(call);
    if (isClosed()) {
      pool.evictAll();
    }
  }

  private static Response observe(Interceptor.Chain chain) throws IOException {
    Attempt attempt = chain.request().tag(Attempt.class);
    attempt.markConnected();
    Response response = chain.proceed(chain.request());
    attempt.markRetryAfter(response.header("Retry-After"));
    return response
        .newBuilder()
        .removeHeader("Retry-After")
        .body(new AbortingBody(chain.call(), response.body()))
        .build();
  }

  @Override
  public void close() {
    closed.countDown();
    running.forEach(Call::cancel);
    deadlines.shutdownNow();
    pool.evictAll();
  }
}
