package org.holisticsjdbc.adapter;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.calcite.DataContext;
import org.apache.calcite.DataContexts;
import org.holisticsjdbc.adapter.ConditionWriter.Outcome;
import org.holisticsjdbc.api.ApiId;
import org.holisticsjdbc.api.Condition;

/**
 * What decides which rows a scan gets: the conditions it sends with its export, which switch
 * defaults off, are set by the statement, or made of its predicates; and its own tests.
 *
 * @param standing what is sent for filters that no predicate uses
 * @param set filters that the statement sets
 * @param uses filters that predicates use; at most one for each filter
 * @param tests what a row must satisfy besides
 * @param later the values only an execution knows
 */
record ScanConditions(
    List<Condition.OfFilter> standing,
    List<UserCondition> set,
    List<FilterUse> uses,
    List<InList> tests,
    LaterValues later) {
  ScanConditions {
    standing = List.copyOf(standing);
    set = List.copyOf(set);
    uses = List.copyOf(uses);
    tests = List.copyOf(tests);
    requireNonNull(later, "later");
  }

  /**
   * What one execution sends and tests.
   *
   * @param isEmpty whether no row can satisfy the predicates, so that nothing is sent
   * @param all every condition
   * @param needed those without which the rows would not be those of the table; the others only
   *     save work
   * @param tests what a row must satisfy besides
   */
  record Resolved(
      boolean isEmpty,
      List<Condition.OfFilter> all,
      List<Condition.OfFilter> needed,
      List<Predicate<Object[]>> tests) {
    /** Returns the same without the conditions that only save work. */
    Resolved withoutPredicates() {
      return new Resolved(isEmpty, needed, needed, tests);
    }
  }

  Resolved resolve(DataContext root) {
    Function<Operand, Optional<Object>> values = later.in(root);
    List<Condition.OfFilter> needed =
        Stream.concat(standing.stream(), set.stream().map(it -> it.resolve(root))).toList();
    Map<ApiId, Condition> all = new LinkedHashMap<>();
    needed.forEach(it -> all.put(it.dynamicFilterId(), it.condition()));
    for (FilterUse use : uses) {
      Outcome outcome = use.outcome(values);
      if (outcome instanceof Outcome.NoRows) {
        return new Resolved(true, List.of(), List.of(), List.of());
      }
      if (outcome instanceof Outcome.Send send) {
        all.put(use.target().filter().filter().id(), send.condition());
      }
    }
    List<Condition.OfFilter> conditions =
        all.entrySet().stream()
            .map(it -> new Condition.OfFilter(it.getKey(), it.getValue()))
            .toList();
    return new Resolved(
        false, conditions, needed, tests.stream().map(test -> test.test(values)).toList());
  }

  /** Returns what is sent, if that is known without executing; none where nothing is. */
  static Optional<Resolved> planned(WidgetTable widget, List<FilterUse> uses) {
    boolean isKnown =
        uses.stream().allMatch(use -> use.plannedOutcome().isPresent())
            && widget.conditions().stream().allMatch(it -> it.planned().isPresent());
    return isKnown
        ? Optional.of(
            new ScanConditions(
                    widget.switchedOff(), widget.conditions(), uses, List.of(), LaterValues.NONE)
                .resolve(DataContexts.EMPTY))
        : Optional.empty();
  }

  /** Returns a condition as people read it. */
  static String text(Condition condition) {
    String values =
        condition.values().isEmpty()
            ? ""
            : " "
                + condition.values().stream().limit(20).map(Object::toString).toList()
                + (condition.values().size() > 20 ? "…" : "");
    return condition.operator() + values + condition.modifier().map(" "::concat).orElse("");
  }

  static Condition none() {
    return new Condition("none", List.of(), Optional.empty());
  }
}
