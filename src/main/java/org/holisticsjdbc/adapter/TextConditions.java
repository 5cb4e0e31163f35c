package org.holisticsjdbc.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.holisticsjdbc.adapter.ConditionWriter.Outcome;
import org.holisticsjdbc.api.Condition;

/** Conditions on texts: {@code is}, and the three that look for a part. */
record TextConditions(Function<Operand, Optional<Object>> values) {
  /** Longer lists are evaluated here; no warehouse takes statements of any length. */
  static final int MAX_VALUES = 1_000;

  private static final String IS = "is";

  /** Characters that the pattern language of some warehouse gives a meaning. */
  private static final String PATTERN_CHARACTERS = "%_\\";

  /**
   * Writes one condition: the values that all lists have in common, else the first pattern. What is
   * left out is checked here anyway.
   */
  Outcome write(List<Wanted> predicates) {
    List<Condition> conditions = new ArrayList<>();
    String whyNot = "";
    for (Wanted predicate : predicates) {
      try {
        Optional<Condition> condition = condition(predicate);
        if (condition.isEmpty()) {
          return new Outcome.NoRows();
        }
        conditions.add(condition.get());
      } catch (NotSayable e) {
        whyNot = e.getMessage();
      }
    }
    return conditions.isEmpty() ? new Outcome.Local(whyNot) : merged(conditions);
  }

  private static Outcome merged(List<Condition> conditions) {
    List<Condition> lists =
        conditions.stream().filter(condition -> condition.operator().equals(IS)).toList();
    if (lists.isEmpty()) {
      return new Outcome.Send(conditions.get(0));
    }
    Set<JsonNode> common = new LinkedHashSet<>(lists.get(0).values());
    lists.forEach(list -> common.retainAll(Set.copyOf(list.values())));
    return common.isEmpty()
        ? new Outcome.NoRows()
        : new Outcome.Send(new Condition(IS, List.copyOf(common), Optional.empty()));
  }

  /** Returns the condition of one predicate; empty where no text can satisfy it. */
  private Optional<Condition> condition(Wanted predicate) {
    if (predicate instanceof Wanted.OneOf list) {
      return condition(IS, list.values().stream().flatMap(value -> text(value).stream()).toList());
    }
    if (predicate instanceof Wanted.Like like) {
      Optional<String> pattern = text(like.pattern());
      return pattern.isEmpty() ? Optional.empty() : pattern(pattern.get(), like.escape());
    }
    if (predicate instanceof Wanted.AnyOf any) {
      return anyOf(any.parts().stream().flatMap(part -> condition(part).stream()).toList());
    }
    throw new NotSayable("the service has no range of texts or truth values");
  }

  private static Optional<Condition> anyOf(List<Condition> parts) {
    if (parts.stream().map(Condition::operator).distinct().count() > 1) {
      throw new NotSayable("no single condition of the service says it");
    }
    return parts.isEmpty()
        ? Optional.empty()
        : condition(
            parts.get(0).operator(),
            parts.stream()
                .flatMap(part -> part.values().stream())
                .map(JsonNode::textValue)
                .toList());
  }

  private Optional<String> text(Operand operand) {
    return values
        .apply(operand)
        .map(
            value -> {
              if (value instanceof String text) {
                return text;
              }
              throw new NotSayable("it compares a text with another type");
            });
  }

  private static Optional<Condition> condition(String operator, List<String> texts) {
    Set<String> different = new LinkedHashSet<>(texts);
    if (different.contains("")) {
      throw new NotSayable("the service may take an empty text for NULL");
    }
    if (different.size() > MAX_VALUES) {
      throw new NotSayable("it has more than %d values".formatted(MAX_VALUES));
    }
    return different.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Condition(
                operator,
                different.stream().<JsonNode>map(TextNode::valueOf).toList(),
                Optional.empty()));
  }

  /** Reads a pattern of LIKE that looks for one part of a text. */
  private static Optional<Condition> pattern(String pattern, Optional<Character> escape) {
    boolean anyStart = pattern.startsWith("%");
    boolean anyEnd = pattern.endsWith("%") && !endsEscaped(pattern, escape);
    String part = pattern.replaceFirst("^%+", "");
    part = anyEnd ? part.replaceFirst("%+$", "") : part;
    boolean isPlain =
        part.chars().noneMatch(c -> PATTERN_CHARACTERS.indexOf(c) >= 0)
            && escape.filter(c -> pattern.indexOf(c) >= 0).isEmpty();
    if (!isPlain || part.isEmpty()) {
      throw new NotSayable("the service has no such pattern");
    }
    if (anyStart) {
      return condition(anyEnd ? "contains" : "ends_with", List.of(part));
    }
    return condition(anyEnd ? "starts_with" : IS, List.of(part));
  }

  private static boolean endsEscaped(String pattern, Optional<Character> escape) {
    return escape.isPresent()
        && pattern.length() > 1
        && pattern.charAt(pattern.length() - 2) == escape.get();
  }
}
