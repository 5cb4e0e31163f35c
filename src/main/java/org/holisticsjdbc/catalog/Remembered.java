package org.holisticsjdbc.catalog;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import org.holisticsjdbc.api.Cancellation;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;

/**
 * Values that were read once and hold for a while.
 *
 * <p>A value that several threads need at once is read once; the others wait for it. A failure
 * reaches everybody who waits and is not remembered.
 */
public final class Remembered<K, V> {
  private final ConcurrentMap<K, Reading<V>> readings = new ConcurrentHashMap<>();
  private final Duration timeToLive;
  private final InstantSource clock;

  private record Reading<V>(Instant begun, CompletableFuture<V> value) {}

  public Remembered(Duration timeToLive, InstantSource clock) {
    this.timeToLive = timeToLive;
    this.clock = clock;
  }

  /** Returns the value of the key, read now unless it is remembered or being read. */
  public V get(K key, Function<? super K, ? extends V> source) {
    while (true) {
      Reading<V> mine = new Reading<>(clock.instant(), new CompletableFuture<>());
      Reading<V> current =
          readings.compute(key, (k, known) -> known == null || isStale(known) ? mine : known);
      if (current == mine) {
        return read(key, mine, source);
      }
      try {
        return new Cancellation().await(current.value());
      } catch (HolisticsException e) {
        if (!endedWithItsReader(e)) {
          throw e;
        }
      }
    }
  }

  /** Returns the value of the key if it is remembered; reads nothing and waits for nothing. */
  Optional<V> known(K key) {
    return Optional.ofNullable(readings.get(key))
        .filter(reading -> !isStale(reading))
        .map(Reading::value)
        .filter(value -> value.isDone() && !value.isCompletedExceptionally())
        .map(CompletableFuture::join);
  }

  /** Remembers a value that came with another one. */
  void put(K key, V value) {
    readings.put(key, new Reading<>(clock.instant(), CompletableFuture.completedFuture(value)));
  }

  /** Forgets one value; whoever waits for it still gets it. */
  void forget(K key) {
    readings.remove(key);
  }

  /** Forgets all values; whoever waits for one still gets it. */
  public void forgetAll() {
    readings.clear();
  }

  private V read(K key, Reading<V> mine, Function<? super K, ? extends V> source) {
    readings.values().removeIf(this::isStale);
    try {
      V value = source.apply(key);
      mine.value().complete(value);
      return value;
    } catch (RuntimeException | Error e) {
      readings.remove(key, mine);
      mine.value().completeExceptionally(e);
      throw e;
    }
  }

  private boolean isStale(Reading<V> reading) {
    return reading.value().isDone()
        && Duration.between(reading.begun(), clock.instant()).compareTo(timeToLive) >= 0;
  }

  /** Whether only the thread that read was stopped: then one of those who waited reads. */
  private static boolean endedWithItsReader(HolisticsException e) {
    return e.failure() == Failure.CANCELLED && !Thread.currentThread().isInterrupted();
  }
}
