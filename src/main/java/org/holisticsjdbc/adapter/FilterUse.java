package org.holisticsjdbc.adapter;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.holisticsjdbc.adapter.ConditionWriter.Outcome;

/**
 * A filter that a scan uses, and what the statement's predicates want of its column; they become
 * one condition.
 */
record FilterUse(FilterTarget target, List<Wanted> wanted) {
  FilterUse {
    requireNonNull(target, "target");
    wanted = List.copyOf(wanted);
  }

  /** Returns what is sent in one execution. */
  Outcome outcome(Function<Operand, Optional<Object>> values) {
    return new ConditionWriter(target, values).write(wanted);
  }

  /** Returns what is sent, if that is known without executing. */
  Optional<Outcome> plannedOutcome() {
    boolean isKnown =
        wanted.stream().flatMap(Wanted::operands).allMatch(Operand.Known.class::isInstance);
    return isKnown
        ? Optional.of(outcome(operand -> ((Operand.Known) operand).value()))
        : Optional.empty();
  }

  @Override
  public String toString() {
    String condition =
        plannedOutcome()
            .filter(Outcome.Send.class::isInstance)
            .map(it -> ScanConditions.text(((Outcome.Send) it).condition()))
            .orElseGet(() -> wanted.toString());
    return "\"%s\" (filter %s) %s"
        .formatted(target.filter().name(), target.filter().filter().id(), condition);
  }
}
