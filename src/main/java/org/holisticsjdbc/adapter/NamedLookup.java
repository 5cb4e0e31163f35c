package org.holisticsjdbc.adapter;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.calcite.schema.lookup.LikePattern;
import org.apache.calcite.schema.lookup.Lookup;
import org.apache.calcite.schema.lookup.Named;

/**
 * What a name in a statement means, in any case.
 *
 * @param find looks a name up; returns it with its own spelling
 */
record NamedLookup<T>(Function<String, Optional<Named<T>>> find) implements Lookup<T> {
  NamedLookup {
    requireNonNull(find, "find");
  }

  @Override
  public T get(String name) {
    return Named.entityOrNull(getIgnoreCase(name));
  }

  @Override
  public Named<T> getIgnoreCase(String name) {
    return find.apply(name).orElse(null); // Calcite's contract
  }

  @Override
  public Set<String> getNames(LikePattern pattern) {
    return Set.of(); // metadata lists names, never Calcite
  }
}
