package org.holisticsjdbc.adapter;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.holisticsjdbc.adapter.ConditionWriter.Outcome;

/**
 * The interval of ordered values that predicates leave.
 *
 * @param values the value of an operand; empty is NULL
 * @param ends how a value limits an interval
 */
record Intervals<C extends Comparable<? super C>>(
    Function<Operand, Optional<Object>> values, Ends<C> ends) {

  /** How a value limits an interval of whole units. */
  interface Ends<C> {
    /** Returns the least unit from the value on; {@code strict}: above it. */
    C low(Object value, boolean strict);

    /** Returns the greatest unit up to the value; {@code strict}: below it. */
    C high(Object value, boolean strict);
  }

  /** Writes the interval that all predicates have in common. */
  Outcome write(List<Wanted> predicates, Function<Interval<C>, Outcome> writer) {
    Interval<C> common = new Interval<C>(Optional.empty(), Optional.empty());
    String whyNot = "it limits the column on no side";
    for (Wanted predicate : predicates) {
      try {
        Optional<Interval<C>> interval = interval(predicate);
        if (interval.isEmpty()) {
          return new Outcome.NoRows();
        }
        common = common.intersect(interval.get());
      } catch (NotSayable e) {
        whyNot = e.getMessage();
      }
    }
    if (common.isUnbounded()) {
      return new Outcome.Local(whyNot);
    }
    return common.isEmpty() ? new Outcome.NoRows() : writer.apply(common);
  }

  /** Returns the interval of one predicate; empty where no value can satisfy it. */
  Optional<Interval<C>> interval(Wanted predicate) {
    if (predicate instanceof Wanted.OneOf list) {
      return list.values().stream()
          .flatMap(value -> values.apply(value).stream())
          .map(
              it ->
                  new Interval<C>(
                      Optional.of(ends.low(it, false)), Optional.of(ends.high(it, false))))
          .reduce(Interval::hull);
    }
    if (predicate instanceof Wanted.AnyOf any) {
      return any.parts().stream().flatMap(part -> interval(part).stream()).reduce(Interval::hull);
    }
    if (predicate instanceof Wanted.Range range) {
      return interval(range);
    }
    throw new NotSayable("no condition of the service says it");
  }

  /** A comparison with NULL lets nothing pass. */
  private Optional<Interval<C>> interval(Wanted.Range range) {
    Optional<Object> low = range.low().flatMap(limit -> values.apply(limit.value()));
    Optional<Object> high = range.high().flatMap(limit -> values.apply(limit.value()));
    if (low.isPresent() != range.low().isPresent()
        || high.isPresent() != range.high().isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        new Interval<C>(
            low.map(it -> ends.low(it, !range.low().orElseThrow().inclusive())),
            high.map(it -> ends.high(it, !range.high().orElseThrow().inclusive()))));
  }
}
