package org.holisticsjdbc.procedure;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Supplier;

/** Makes calls in order, a few of them ahead of the one whose answer is read. */
final class BegunCalls implements Iterator<BegunCalls.Answered> {
  private final Service service;
  private final Iterator<ProcedureCall> calls;
  private final int most;
  private final Deque<Begun> begun = new ArrayDeque<>();

  private record Begun(ProcedureCall call, Supplier<Items> items) {}

  /** A call and what it answers. */
  record Answered(ProcedureCall call, Items items) {}

  BegunCalls(Service service, Iterator<ProcedureCall> calls, int most) {
    this.service = requireNonNull(service, "service");
    this.calls = requireNonNull(calls, "calls");
    this.most = most;
  }

  @Override
  public boolean hasNext() {
    return !begun.isEmpty() || calls.hasNext();
  }

  @Override
  public Answered next() {
    while (begun.size() < most && calls.hasNext()) {
      ProcedureCall call = calls.next();
      begun.add(new Begun(call, Items.begin(service, call)));
    }
    Begun first = begun.remove();
    return new Answered(first.call(), first.items().get());
  }
}
