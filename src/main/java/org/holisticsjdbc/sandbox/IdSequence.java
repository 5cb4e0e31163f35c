package org.holisticsjdbc.sandbox;

import java.util.concurrent.atomic.AtomicLong;

/** Gives ids to what is created, above 2^41 as in the European region (FACTS §1). */
final class IdSequence {

  private final AtomicLong last = new AtomicLong((1L << 41) + 200_000);

  long next() {
    return last.incrementAndGet();
  }
}
