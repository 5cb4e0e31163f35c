package org.holisticsjdbc.api;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;

/**
 * The body of a long answer: given up when nothing arrives for the time a request may take, and
 * when it is closed, from any thread.
 */
final class WatchedBody extends InputStream {
  private final Exchange exchange;
  private final InputStream body;
  private final Duration patience;
  private volatile long lastProgress = System.nanoTime();
  private volatile boolean closed;
  private volatile boolean stalled;
  private volatile ScheduledFuture<?> watch;

  WatchedBody(Exchange exchange) {
    this.exchange = exchange;
    this.body = exchange.body();
    this.patience = exchange.http().requestTimeout();
    watch(patience);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public synchronized int read(byte[] target, int offset, int length) throws IOException {
    if (closed) {
      throw new IOException("The download was closed");
    }
    if (length == 0) {
      return 0;
    }
    try {
      int count = body.read(target, offset, length);
      lastProgress = System.nanoTime();
      return count;
    } catch (IOException e) {
      throw stalled
          ? new IOException("nothing arrived for " + patience.toMillis() / 1000.0 + " s", e)
          : e;
    }
  }

  @Override
  public void close() {
    closed = true;
    watch.cancel(false);
    exchange.abort(); // lets a blocked reader go
    synchronized (this) {
      exchange.close();
    }
  }

  private void watch(Duration delay) {
    watch = exchange.http().schedule(this::check, delay);
  }

  private void check() {
    Duration left = patience.minusNanos(System.nanoTime() - lastProgress);
    if (closed) {
      return;
    }
    if (left.isNegative() || left.isZero()) {
      stalled = true;
      exchange.abort();
    } else {
      watch(left);
    }
  }
}
