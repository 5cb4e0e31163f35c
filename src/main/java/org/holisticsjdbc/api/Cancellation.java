package org.holisticsjdbc.api;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/**
 * Whether somebody still waits for an answer.
 *
 * <p>One per execution. It ends once, by cancel, timeout or close, from any thread; from then on
 * every check and every wait fails at once with that reason. Waiting threads wake immediately: they
 * wait for their work and for this together.
 */
public final class Cancellation {
  private final CompletableFuture<Reason> ended = new CompletableFuture<>();
  private volatile Reason reason;

  private record Reason(Failure failure, String message) {
    HolisticsException toException() {
      return new HolisticsException(failure, message);
    }
  }

  /** What to call when a registration is no longer needed. */
  @FunctionalInterface
  public interface Registration extends AutoCloseable {
    @Override
    void close();
  }

  /** Ends the wait. Only the first call has an effect. */
  public void cancel(Failure failure, String message) {
    Reason why = new Reason(failure, message);
    synchronized (this) {
      if (reason != null) {
        return;
      }
      reason = why;
    }
    ended.complete(why);
  }

  /** Returns whether the wait has ended. */
  public boolean isCancelled() {
    return reason != null;
  }

  /** Throws the reason if the wait has ended. Costs one volatile read. */
  public void check() {
    Reason why = reason;
    if (why != null) {
      throw why.toException();
    }
  }

  /**
   * Calls the action when the wait ends, at once if it has ended already; never after the
   * registration is closed.
   */
  public Registration onCancel(Runnable action) {
    CompletableFuture<Void> dependent = ended.thenRun(action);
    return () -> dependent.cancel(false);
  }

  /**
   * Waits for the work, or fails with the reason as soon as the wait ends. The work itself goes on.
   */
  public <T> T await(CompletableFuture<T> work) {
    if (!work.isDone()) {
      awaitEither(work);
      check();
    }
    try {
      return work.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? rethrowable(cause) : e;
    } catch (CancellationException e) {
      check();
      throw new HolisticsException(
          Failure.CLOSED, "The work was given up: its connection was closed", e);
    }
  }

  private void awaitEither(CompletableFuture<?> work) {
    try {
      CompletableFuture.anyOf(work.handle((value, failure) -> null), ended).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HolisticsException(Failure.CANCELLED, "The waiting thread was interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e); // neither future completes exceptionally
    }
  }

  /** A copy that carries the waiting thread's stack, so that one failure may be thrown to many. */
  private static RuntimeException rethrowable(RuntimeException failure) {
    if (failure instanceof HolisticsException e) {
      return new HolisticsException(e.failure(), e.vendorCode(), e.getMessage(), e);
    }
    return failure;
  }
}
