package org.holisticsjdbc.engine;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.holisticsjdbc.catalog.WidgetFilter;

/** Something in FROM whose columns a statement names. */
interface Source {

  /** Returns whether the names that stand before a column mean this. */
  boolean isCalled(List<String> qualifier);

  /** Returns the columns it shows. */
  ColumnNames columns();

  /** Returns the filter of a name that is no column. */
  Optional<WidgetFilter> filter(String name);

  /** A derived table, a common table expression, or whatever else has no filters. */
  record Derived(Optional<String> alias, ColumnNames columns) implements Source {
    public Derived {
      requireNonNull(alias, "alias");
      requireNonNull(columns, "columns");
    }

    @Override
    public boolean isCalled(List<String> qualifier) {
      return qualifier.size() == 1 && alias.filter(qualifier.get(0)::equalsIgnoreCase).isPresent();
    }

    @Override
    public Optional<WidgetFilter> filter(String name) {
      return Optional.empty();
    }
  }
}
