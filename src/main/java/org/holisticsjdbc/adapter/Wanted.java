package org.holisticsjdbc.adapter;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a predicate lets pass of one column, or more than that; never less, and never NULL. */
sealed interface Wanted {

  /** Returns what the column is compared with. */
  Stream<Operand> operands();

  /** One of some values. */
  record OneOf(List<Operand> values) implements Wanted {
    public OneOf {
      values = List.copyOf(values);
    }

    @Override
    public Stream<Operand> operands() {
      return values.stream();
    }

    @Override
    public String toString() {
      return "is " + values;
    }
  }

  /** Values between two limits, one of which may be missing. */
  record Range(Optional<Limit> low, Optional<Limit> high) implements Wanted {
    public Range {
      requireNonNull(low, "low");
      requireNonNull(high, "high");
    }

    @Override
    public Stream<Operand> operands() {
      return Stream.of(low, high).flatMap(Optional::stream).map(Limit::value);
    }

    @Override
    public String toString() {
      String from = low.map(it -> (it.inclusive() ? "from " : "above ") + it.value()).orElse("");
      String to = high.map(it -> (it.inclusive() ? "to " : "below ") + it.value()).orElse("");
      return (from + " " + to).strip();
    }
  }

  /** A limit of a range. */
  record Limit(Operand value, boolean inclusive) {}

  /** Texts that match a pattern of LIKE. */
  record Like(Operand pattern, Optional<Character> escape) implements Wanted {
    public Like {
      requireNonNull(escape, "escape");
    }

    @Override
    public Stream<Operand> operands() {
      return Stream.of(pattern);
    }

    @Override
    public String toString() {
      return "like " + pattern;
    }
  }

  /** A truth value. */
  record Truth(boolean value) implements Wanted {
    @Override
    public Stream<Operand> operands() {
      return Stream.empty();
    }

    @Override
    public String toString() {
      return "is " + value;
    }
  }

  /** What any of several predicates lets pass. */
  record AnyOf(List<Wanted> parts) implements Wanted {
    public AnyOf {
      parts = List.copyOf(parts);
    }

    @Override
    public Stream<Operand> operands() {
      return parts.stream().flatMap(Wanted::operands);
    }

    @Override
    public String toString() {
      return "any of " + parts;
    }
  }
}
