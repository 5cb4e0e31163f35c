package org.holisticsjdbc.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.holisticsjdbc.adapter.FilterTarget.Kind;
import org.holisticsjdbc.api.Condition;

/**
 * A filter's default, and whether a condition that replaces it lets pass nothing that it would not
 * (DESIGN §4).
 *
 * <p>Only a constant, positive default is known to hold a condition: not a relative one, nor one
 * that says what is not wanted.
 */
record DefaultCondition(Condition standard, FilterTarget target) {

  /** Returns whether everything that the condition lets pass, the default does too. */
  boolean holds(Condition condition) {
    return switch (standard.operator()) {
      case "is" ->
          condition.operator().equals("is") && standardValues().containsAll(condition.values());
      case "between" ->
          standard.values().size() == 2
              && (target.kind() == Kind.NUMBER ? holdsNumbers(condition) : holdsDays(condition));
      case "before", "after" -> standard.values().size() == 1 && holdsDays(condition);
      default -> false;
    };
  }

  private Set<JsonNode> standardValues() {
    return Set.copyOf(standard.values());
  }

  /** Both exclude their ends, or both do not. */
  private boolean holdsNumbers(Condition condition) {
    if (!condition.operator().equals("between")) {
      return false;
    }
    List<Optional<BigDecimal>> outer =
        standard.values().stream().map(DefaultCondition::number).toList();
    if (outer.contains(Optional.empty())) {
      return false;
    }
    Interval<BigDecimal> interval = new Interval<>(outer.get(0), outer.get(1));
    return condition.values().stream().map(JsonNode::decimalValue).allMatch(interval::contains);
  }

  private static Optional<BigDecimal> number(JsonNode json) {
    try {
      return Optional.of(new BigDecimal(json.asText().strip()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private boolean holdsDays(Condition condition) {
    Optional<Interval<LocalDate>> outer = days(standard);
    Optional<Interval<LocalDate>> inner = days(condition);
    return outer.isPresent()
        && inner.isPresent()
        && (outer.get().low().isEmpty() || inner.get().low().isPresent())
        && (outer.get().high().isEmpty() || inner.get().high().isPresent())
        && inner.get().low().filter(day -> !outer.get().contains(day)).isEmpty()
        && inner.get().high().filter(day -> !outer.get().contains(day)).isEmpty();
  }

  /** Returns the whole days of a condition with ISO dates. */
  private static Optional<Interval<LocalDate>> days(Condition condition) {
    List<LocalDate> days;
    try {
      days = condition.values().stream().map(json -> LocalDate.parse(json.asText())).toList();
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
    return switch (condition.operator()) {
      case "is" -> days.isEmpty() ? Optional.empty() : Optional.of(Interval.around(days));
      case "between" ->
          Optional.of(new Interval<>(Optional.of(days.get(0)), Optional.of(days.get(1))));
      case "after" ->
          Optional.of(new Interval<>(Optional.of(days.get(0).plusDays(1)), Optional.empty()));
      case "before" ->
          Optional.of(new Interval<>(Optional.empty(), Optional.of(days.get(0).minusDays(1))));
      default -> Optional.empty();
    };
  }
}
