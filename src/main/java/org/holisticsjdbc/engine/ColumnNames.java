package org.holisticsjdbc.engine;

import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * The columns of something in FROM, ignoring case.
 *
 * @param known whether there are no others
 */
record ColumnNames(Set<String> names, boolean known) {
  static final ColumnNames UNKNOWN = new ColumnNames(Set.of(), false);

  ColumnNames {
    Set<String> copy = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    copy.addAll(names);
    names = Collections.unmodifiableSet(copy);
  }

  static ColumnNames of(Collection<String> names) {
    return new ColumnNames(Set.copyOf(names), true);
  }

  boolean contains(String name) {
    return names.contains(name);
  }

  ColumnNames and(ColumnNames more) {
    Set<String> both = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    both.addAll(names);
    both.addAll(more.names);
    return new ColumnNames(both, known && more.known);
  }
}
