package org.holisticsjdbc.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.holisticsjdbc.adapter.ConditionWriter.Outcome;
import org.holisticsjdbc.adapter.FilterTarget.Kind;
import org.holisticsjdbc.api.Condition;

/**
 * Conditions on dates and moments, in whole days (DESIGN §4, FACTS §4).
 *
 * <p>Dates are exact. Moments get a day of slack on each side, because the service may filter in
 * another zone than it writes. Dates that are cut to periods get a whole period on each side:
 * groups that the condition cuts in two are exactly those that the check here drops, whenever the
 * service's weeks and years begin.
 */
record DateConditions(FilterTarget target, Function<Operand, Optional<Object>> values) {
  private static final int DAY_OF_SLACK = 1;

  Outcome write(List<Wanted> predicates) {
    return isExact() && predicates.stream().anyMatch(Wanted.OneOf.class::isInstance)
        ? days(predicates)
        : new Intervals<>(values, new Days()).write(predicates, this::range);
  }

  private boolean isExact() {
    return target.kind() == Kind.DATE && target.period().isEmpty();
  }

  /** A list of days, less those that other predicates exclude. */
  private Outcome days(List<Wanted> predicates) {
    Intervals<LocalDate> intervals = new Intervals<>(values, new Days());
    return intervals.write(
        predicates,
        interval -> {
          TreeSet<LocalDate> days = new TreeSet<>();
          predicates.stream().filter(Wanted.OneOf.class::isInstance).findFirst().stream()
              .flatMap(Wanted::operands)
              .flatMap(operand -> values.apply(operand).stream())
              .map(value -> day(value))
              .filter(interval::contains)
              .forEach(days::add);
          if (days.isEmpty()) {
            return new Outcome.NoRows();
          }
          boolean fits =
              days.size() <= TextConditions.MAX_VALUES
                  && isWritten(days.first())
                  && isWritten(days.last());
          return fits ? send("is", days.stream()) : range(Interval.around(days));
        });
  }

  private Outcome range(Interval<LocalDate> interval) {
    Optional<LocalDate> low =
        interval.low().map(this::widenedDown).filter(DateConditions::isWritten);
    Optional<LocalDate> high =
        interval.high().map(this::widenedUp).filter(DateConditions::isWritten);
    if (low.isPresent() && high.isPresent()) {
      return send("between", Stream.of(low.get(), high.get()));
    }
    if (low.isPresent()) {
      return send("after", Stream.of(low.get().minusDays(1)));
    }
    return high.map(day -> send("before", Stream.of(day.plusDays(1))))
        .orElseGet(() -> new Outcome.Local("the date is out of the range of ISO years"));
  }

  private LocalDate widenedDown(LocalDate day) {
    return day.minus(target.period().orElse(Period.ZERO)).minusDays(slack());
  }

  /** The last wanted period begins on the day; it and one more are let in. */
  private LocalDate widenedUp(LocalDate day) {
    Period period = target.period().orElse(Period.ZERO);
    return day.plus(period).plus(period).plusDays(slack());
  }

  private int slack() {
    return target.kind() == Kind.TIMESTAMP ? DAY_OF_SLACK : 0;
  }

  /** ISO dates have years of four digits; one day is kept for {@code before} and {@code after}. */
  private static boolean isWritten(LocalDate day) {
    return day.isAfter(LocalDate.of(1, 1, 1)) && day.isBefore(LocalDate.of(9999, 12, 31));
  }

  private static Outcome send(String operator, Stream<LocalDate> days) {
    List<JsonNode> json = days.<JsonNode>map(day -> TextNode.valueOf(day.toString())).toList();
    return new Outcome.Send(new Condition(operator, json, Optional.empty()));
  }

  private static LocalDate day(Object value) {
    return moment(value).toLocalDate();
  }

  private static LocalDateTime moment(Object value) {
    if (value instanceof LocalDateTime moment) {
      return moment;
    }
    throw new NotSayable("it compares a date with another type");
  }

  /** The days around a moment; of exact days a strict comparison with midnight leaves one out. */
  private final class Days implements Intervals.Ends<LocalDate> {
    @Override
    public LocalDate low(Object value, boolean strict) {
      return strict && isMidnight(value) ? day(value).plusDays(1) : day(value);
    }

    @Override
    public LocalDate high(Object value, boolean strict) {
      return strict && isMidnight(value) ? day(value).minusDays(1) : day(value);
    }

    private boolean isMidnight(Object value) {
      return isExact() && moment(value).toLocalTime().equals(LocalTime.MIDNIGHT);
    }
  }
}
