package org.holisticsjdbc.engine;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlIdentifier;

/** Something in FROM whose columns a statement names. */
interface Source {

  /** Returns whether the names that stand before a column mean this. */
  boolean isCalled(List<String> qualifier);

  /** Returns the columns it shows. */
  ColumnNames columns();

  /** Returns what a condition on a name that is no column sets. */
  Optional<Setting> setting(String name);

  /** Fails if the name is that of something that cannot be set here. */
  default void requireSettable(String name) {}

  /** Takes note of an identifier that names the schema too, as that changes with the table. */
  default void isNamedBy(SqlIdentifier identifier) {}

  /** A derived table, a common table expression, or whatever else has nothing to set. */
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
    public Optional<Setting> setting(String name) {
      return Optional.empty();
    }
  }
}
