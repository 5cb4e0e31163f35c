package org.holisticsjdbc.sandbox;

import static org.holisticsjdbc.sandbox.FilterType.BOOLEAN;
import static org.holisticsjdbc.sandbox.FilterType.DATE;
import static org.holisticsjdbc.sandbox.FilterType.NUMBER;
import static org.holisticsjdbc.sandbox.FilterType.STRING;
import static org.holisticsjdbc.sandbox.TrapData.filter;

import java.util.List;

/**
 * Dashboard "Defaults": the same table under filters whose defaults restrict it, one kind of
 * default a widget. Relative defaults find rows only while the sandbox's clock is in 2024.
 */
final class Defaults {

  private Defaults() {}

  static Dashboard dashboard() {
    Widget constant = TrapData.allItems(4240, "Constant default");
    Widget between = TrapData.allItems(4241, "Between default");
    Widget relative = TrapData.allItems(4242, "Relative default");
    Widget negative = TrapData.allItems(4243, "Negative default");
    Widget open = TrapData.allItems(4244, "Open defaults");
    Widget twice = TrapData.allItems(4245, "Two filters on one field");
    Widget single = TrapData.allItems(4246, "Single select");
    Widget unreached = TrapData.allItems(4247, "Reached by no filter");
    return new Dashboard(
        16082,
        "Defaults",
        3,
        List.of(constant, between, relative, negative, open, twice, single, unreached),
        List.of(
            filter(7021, 1, "Kind", STRING, "kind")
                .withDefault(Condition.of("is", "A", "B"))
                .mappedTo(constant),
            filter(7022, 2, "Days of spring", DATE, "happened_on")
                .withDefault(Condition.of("between", "2024-03-01", "2024-05-31"))
                .mappedTo(between),
            filter(7023, 3, "Latest days", DATE, "happened_on")
                .withDefault(Condition.of("matches", "last 7 days"))
                .mappedTo(relative),
            filter(7024, 4, "Other kinds", STRING, "kind")
                .withDefault(Condition.of("is_not", "A"))
                .mappedTo(negative),
            filter(7025, 5, "Any name", STRING, "name").mappedTo(open),
            filter(7026, 6, "Any amount", NUMBER, "amount")
                .withDefault(Condition.none())
                .mappedTo(open),
            filter(7027, 7, "Amount above", NUMBER, "amount")
                .withDefault(Condition.of("greater_than", 0))
                .mappedTo(twice),
            filter(7028, 8, "Amount below", NUMBER, "amount")
                .withDefault(Condition.of("less_than", 100))
                .mappedTo(twice),
            filter(7029, 9, "One kind", STRING, "kind")
                .singleSelect()
                .withDefault(Condition.of("is", "C"))
                .mappedTo(single),
            filter(7030, 10, "Flagged", BOOLEAN, "flag")
                .withDefault(Condition.of("is_true"))
                .mappedTo(single),
            filter(7031, 11, "Reaches nothing", STRING, "name")
                .withDefault(Condition.of("is", "nothing"))));
  }
}
