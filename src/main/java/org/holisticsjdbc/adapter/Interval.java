package org.holisticsjdbc.adapter;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.function.BinaryOperator;

/** Values from one to another, both included; an end may be open. */
record Interval<C extends Comparable<? super C>>(Optional<C> low, Optional<C> high) {
  Interval {
    requireNonNull(low, "low");
    requireNonNull(high, "high");
  }

  /** Returns the least interval that holds all values; there is at least one. */
  static <C extends Comparable<? super C>> Interval<C> around(Collection<C> values) {
    return new Interval<>(
        Optional.of(Collections.min(values)), Optional.of(Collections.max(values)));
  }

  /** Returns the values that are in both. */
  Interval<C> intersect(Interval<C> other) {
    return new Interval<>(
        either(low, other.low, Interval::max), either(high, other.high, Interval::min));
  }

  /** Returns the least interval that holds both. */
  Interval<C> hull(Interval<C> other) {
    return new Interval<>(
        both(low, other.low, Interval::min), both(high, other.high, Interval::max));
  }

  boolean isEmpty() {
    return low.isPresent() && high.isPresent() && low.get().compareTo(high.get()) > 0;
  }

  boolean isUnbounded() {
    return low.isEmpty() && high.isEmpty();
  }

  boolean contains(C value) {
    return low.filter(end -> end.compareTo(value) > 0).isEmpty()
        && high.filter(end -> end.compareTo(value) < 0).isEmpty();
  }

  private static <C> Optional<C> either(
      Optional<C> one, Optional<C> other, BinaryOperator<C> choose) {
    return one.isEmpty() ? other : other.map(it -> choose.apply(one.get(), it)).or(() -> one);
  }

  private static <C> Optional<C> both(
      Optional<C> one, Optional<C> other, BinaryOperator<C> choose) {
    return one.flatMap(a -> other.map(b -> choose.apply(a, b)));
  }

  private static <C extends Comparable<? super C>> C max(C one, C other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private static <C extends Comparable<? super C>> C min(C one, C other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
