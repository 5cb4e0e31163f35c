package org.holisticsjdbc.procedure;

import static java.util.Objects.requireNonNull;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;

/**
 * What may not be looked at among many things that may: it is left out, and that is told once; if
 * it is all of them, that is a failure.
 */
final class LeftOut {
  /** What says that one thing may not be looked at, not that nothing may. */
  private static final Set<Failure> ONE = EnumSet.of(Failure.FORBIDDEN, Failure.NOT_FOUND);

  private final Service service;
  private Optional<HolisticsException> first = Optional.empty();
  private int count;
  private int seen;

  LeftOut(Service service) {
    this.service = requireNonNull(service, "service");
  }

  /** Takes note of something that could be looked at. */
  void saw() {
    seen++;
  }

  /** Leaves something out, or fails as it did. */
  void add(HolisticsException e) {
    if (!ONE.contains(e.failure())) {
      throw e;
    }
    first = first.or(() -> Optional.of(e));
    count++;
  }

  /** Tells, at the end, what was left out. */
  void tell() {
    if (first.isPresent() && seen == 0) {
      throw first.get();
    }
    first.ifPresent(
        e -> service.tell("Left out %d of %d: %s".formatted(count, count + seen, e.getMessage())));
    first = Optional.empty();
  }
}
