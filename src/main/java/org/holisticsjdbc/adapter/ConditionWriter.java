package org.holisticsjdbc.adapter;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
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

  private static Outcome truth(List<Wanted> predicates) {
    List<Boolean> wanted =
        predicates.stream()
            .filter(Wanted.Truth.class::isInstance)
            .map(it -> ((Wanted.Truth) it).value())
            .distinct()
            .toList();
    return switch (wanted.size()) {
      case 0 -> new Outcome.Local("no condition of the service says it");
      case 1 ->
          new Outcome.Send(
              new Condition(wanted.get(0) ? "is_true" : "is_false", List.of(), Optional.empty()));
      default -> new Outcome.NoRows();
    };
  }
}
