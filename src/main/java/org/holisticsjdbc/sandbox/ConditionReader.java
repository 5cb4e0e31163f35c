package org.holisticsjdbc.sandbox;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads conditions as the service does, relative dates as of one moment.
 *
 * <p>Expects what the contract guarantees: operators it knows, with the right number of values, and
 * a known {@code modifier} if any.
 */
final class ConditionReader {

  private final Set<Quirk> quirks;
  private final RelativePeriods periods;
  private final DateExpression expressions;

  ConditionReader(Set<Quirk> quirks, Instant now) {
    this.quirks = quirks;
    ZoneId zone = DateConditions.zone(quirks);
    periods = new RelativePeriods(LocalDateTime.ofInstant(now, zone), WorkspaceCalendar.of(quirks));
    expressions =
        new DateExpression(
            new DatePhrases(periods, zone, quirks.contains(Quirk.SLASH_DATES_DAY_FIRST)));
  }

  /**
   * Returns the test for values of a filter's type.
   *
   * @throws ApiError if the filter does not take the operator or cannot read a value
   */
  ValueTest read(FilterType type, Condition condition) {
    if (!type.takes(condition.operator())) {
      throw ValueTest.refused(
          "Operator %s is not supported by %s filters"
              .formatted(condition.operator(), type.apiName()));
    }
    Condition chosen = condition.withoutPlaceholders();
    if (chosen.operator().equals("between") && chosen.values().size() < 2) {
      throw ValueTest.refused("Only one end of a range is chosen");
    }
    if (chosen.operator().equals("matches_user_attribute")) {
      chosen = Account.valuesOf(chosen);
    }
    ValueTest test = new ValueTest(type, chosen, periods(type, chosen), quirks);
    test.predicate(); // refuses values it cannot read, mapped or not
    return test;
  }

  private List<TimeRange> periods(FilterType type, Condition condition) {
    if (condition.restrictsNothing()) {
      return List.of();
    }
    return switch (type) {
      case DATE -> datePeriods(condition);
      case POP -> {
        requireComparison(condition);
        yield List.of();
      }
      case DATE_DRILL -> {
        requirePeriod(condition);
        yield List.of();
      }
      case STRING, NUMBER, BOOLEAN -> List.of();
    };
  }

  private List<TimeRange> datePeriods(Condition condition) {
    return switch (condition.operator()) {
      case "matches" -> expressions.read(condition.texts().get(0)).stream().toList();
      case "last" -> List.of(periods.last(count(condition), unit(condition)));
      case "next" -> List.of(periods.next(count(condition), unit(condition)));
      default -> condition.texts().stream().map(this::period).toList();
    };
  }

  private TimeRange period(String text) {
    return expressions
        .readPhrase(text)
        .orElseThrow(
            () -> ValueTest.refused("Not an ISO date or date expression: '%s'".formatted(text)));
  }

  private void requireComparison(Condition condition) {
    switch (condition.operator()) {
      case "transform_pop_relative" -> periods.last(count(condition), unit(condition));
      case "transform_pop_absolute" -> condition.texts().forEach(this::period);
      default -> {}
    }
  }

  /** Takes a period with or without the word of transformations; no source says which it is. */
  private static void requirePeriod(Condition condition) {
    String period = condition.texts().get(0);
    Stream.of(Truncation.values())
        .map(Truncation::apiName)
        .filter(name -> name.equals(period) || name.endsWith(" " + period))
        .findFirst()
        .orElseThrow(() -> ValueTest.refused("Not a period to drill to: '%s'".formatted(period)));
  }

  private static int count(Condition condition) {
    String text = condition.texts().get(0);
    return Optional.of(text)
        .filter(number -> number.matches("[1-9][0-9]{0,4}"))
        .map(Integer::parseInt)
        .orElseThrow(() -> ValueTest.refused("Not a number of periods: '%s'".formatted(text)));
  }

  /** Returns the unit; without one the count means nothing (FACTS §4). */
  private static PeriodUnit unit(Condition condition) {
    return condition
        .modifier()
        .map(PeriodUnit::of)
        .orElseThrow(() -> ValueTest.refused("No modifier for operator " + condition.operator()));
  }
}
