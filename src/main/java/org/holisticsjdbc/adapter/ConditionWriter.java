package org.holisticsjdbc.adapter;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.holisticsjdbc.api.Condition;

/**
 * Writes what predicates want of one column as a condition of its filter (DESIGN §4, FACTS §4).
 *
 * <p>A pure function. The condition lets everything pass that the predicates do, whatever the
 * service does with case, NULL, time zone and rounding. It is only written where it replaces no
 * default, or where it lets nothing pass that the default would not.
 */
final class ConditionWriter {
  private final FilterTarget target;
  private final Function<Operand, Optional<Object>> values;

  /**
   * Creates a writer.
   *
   * @param values the value of an operand; empty is NULL
   */
  ConditionWriter(FilterTarget target, Function<Operand, Optional<Object>> values) {
    this.target = requireNonNull(target, "target");
    this.values = requireNonNull(values, "values");
  }

  /** What is to be sent. */
  sealed interface Outcome {
    /** A condition. */
    record Send(Condition condition) implements Outcome {}

    /** Nothing: no row can satisfy the predicates. */
    record NoRows() implements Outcome {}

    /** Nothing: no condition says it. */
    record Local(String reason) implements Outcome {}
  }

  /** Writes one condition for all predicates together; there is at least one. */
  Outcome write(List<Wanted> predicates) {
    Outcome outcome =
        switch (target.kind()) {
          case TEXT -> new TextConditions(values).write(predicates);
          case NUMBER -> new NumberConditions(values).write(predicates);
          case DATE, TIMESTAMP -> new DateConditions(target, values).write(predicates);
          case BOOLEAN -> truth(predicates);
        };
    return outcome instanceof Outcome.Send send && target.replacesDefault()
        ? withinDefault(send)
        : outcome;
  }

  private Outcome withinDefault(Outcome.Send send) {
    Condition standard = target.filter().filter().defaultCondition().orElseThrow();
    return new DefaultCondition(standard, target).holds(send.condition())
        ? send
        : new Outcome.Local(
            "the filter \"%s\" has a default (%s) that the condition would replace"
                .formatted(target.filter().name(), standard.operator()));
  }

  private Outcome truth(List<Wanted> predicates) {
    Set<Boolean> allowed = new HashSet<>(Set.of(true, false));
    predicates.forEach(predicate -> allowed.retainAll(truths(predicate)));
    return switch (allowed.size()) {
      case 0 -> new Outcome.NoRows();
      case 1 ->
          new Outcome.Send(
              new Condition(
                  allowed.contains(true) ? "is_true" : "is_false", List.of(), Optional.empty()));
      default -> new Outcome.Local("it lets both truth values pass");
    };
  }

  /** Returns the truth values that a predicate lets pass. */
  private Set<Boolean> truths(Wanted predicate) {
    if (predicate instanceof Wanted.Truth truth) {
      return Set.of(truth.value());
    }
    Set<Boolean> truths = new HashSet<>();
    if (predicate instanceof Wanted.AnyOf any) {
      any.parts().forEach(part -> truths.addAll(truths(part)));
    } else {
      predicate
          .operands()
          .forEach(operand -> values.apply(operand).ifPresent(it -> truths.add((Boolean) it)));
    }
    return truths;
  }
}
