package org.holisticsjdbc.jdbc;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.holisticsjdbc.api.Cancellation;
import org.holisticsjdbc.engine.Rows;

/** Rows that never come: whoever asks waits until the execution is ended. */
final class BlockingRows implements Rows {
  final CountDownLatch waiting = new CountDownLatch(1);
  volatile boolean closed;
  private volatile Cancellation cancellation;

  BlockingRows with(Cancellation given) {
    cancellation = given;
    return this;
  }

  @Override
  public boolean next() {
    waiting.countDown();
    return cancellation.await(new CompletableFuture<Boolean>());
  }

  @Override
  public Object value(int column) {
    throw new IllegalStateException("There is no row");
  }

  @Override
  public List<Warning> warnings() {
    return List.of();
  }

  @Override
  public void close() {
    closed = true;
  }
}
