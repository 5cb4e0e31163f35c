package org.holisticsjdbc.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RememberedTest {
  private final SettableClock clock = new SettableClock();
  private final Remembered<String, Integer> remembered =
      new Remembered<>(Duration.ofMinutes(5), clock);
  private final AtomicInteger reads = new AtomicInteger();

  @Test
  void aValueIsReadAgainOnlyWhenItsTimeIsOver() {
    assertThat(remembered.get("a", key -> reads.incrementAndGet())).isEqualTo(1);
    clock.advance(Duration.ofSeconds(299));
    assertThat(remembered.get("a", key -> reads.incrementAndGet())).isEqualTo(1);
    clock.advance(Duration.ofSeconds(1));
    assertThat(remembered.get("a", key -> reads.incrementAndGet())).isEqualTo(2);
  }

  @Test
  void aFailureIsNotRemembered() {
    assertThatThrownBy(
            () ->
                remembered.get(
                    "a",
                    key -> {
                      throw new HolisticsException(Failure.CONNECTION_LOST, "lost");
                    }))
        .hasMessage("lost");

    assertThat(remembered.get("a", key -> 7)).isEqualTo(7);
  }

  @Test
  void aForgottenValueIsReadAgain() {
    remembered.get("a", key -> reads.incrementAndGet());
    remembered.forget("a");
    assertThat(remembered.get("a", key -> reads.incrementAndGet())).isEqualTo(2);
  }

  @Test
  void threadsThatNeedAValueAtOnceReadItOnce() {
    CountDownLatch mayAnswer = new CountDownLatch(1);
    Waiting waiting = new Waiting(() -> remembered.get("a", key -> answerAfter(mayAnswer)), 5);

    waiting.untilAllWait();
    mayAnswer.countDown();

    assertThat(waiting.results()).containsOnly("1");
    assertThat(reads).hasValue(1);
  }

  @Test
  void aFailureReachesEverybodyWhoWaits() {
    CountDownLatch mayAnswer = new CountDownLatch(1);
    Waiting waiting =
        new Waiting(
            () ->
                remembered.get(
                    "a",
                    key -> {
                      answerAfter(mayAnswer);
                      throw new HolisticsException(Failure.RATE_LIMITED, "too many");
                    }),
            4);

    waiting.untilAllWait();
    mayAnswer.countDown();

    assertThat(waiting.results()).containsOnly("RATE_LIMITED");
    assertThat(reads).hasValue(1);
  }

  @Test
  void whoWaitsForACancelledReaderReadsItself() {
    CountDownLatch mayAnswer = new CountDownLatch(1);
    Waiting waiting =
        new Waiting(
            () ->
                remembered.get(
                    "a",
                    key -> {
                      int read = answerAfter(mayAnswer);
                      if (read == 1) {
                        throw new HolisticsException(Failure.CANCELLED, "cancelled");
                      }
                      return read;
                    }),
            4);

    waiting.untilAllWait();
    mayAnswer.countDown();

    assertThat(waiting.results()).containsExactlyInAnyOrder("CANCELLED", "2", "2", "2");
    assertThat(reads).hasValue(2);
  }

  private int answerAfter(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return reads.incrementAndGet();
  }

  /** Threads that all ask at once. */
  private static final class Waiting {
    private final List<Thread> threads = new ArrayList<>();
    private final List<CompletableFuture<String>> results = new ArrayList<>();

    Waiting(Supplier<Integer> question, int count) {
      for (int i = 0; i < count; i++) {
        CompletableFuture<String> result = new CompletableFuture<>();
        results.add(result);
        threads.add(new Thread(() -> result.complete(answer(question))));
      }
      threads.forEach(Thread::start);
    }

    private static String answer(Supplier<Integer> question) {
      try {
        return question.get().toString();
      } catch (HolisticsException e) {
        return e.failure().name();
      } catch (RuntimeException e) {
        return e.toString();
      }
    }

    void untilAllWait() {
      while (!threads.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING)) {
        Thread.onSpinWait();
      }
    }

    Stream<String> results() {
      return results.stream().map(CompletableFuture::join);
    }
  }
}
