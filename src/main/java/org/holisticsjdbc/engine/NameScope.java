package org.holisticsjdbc.engine;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.sql.SqlIdentifier;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;

/**
 * What the names of a query mean: the sources in its FROM, then those of the queries around it.
 *
 * @param aliases names that SELECT gives, where they can be used
 * @param tables common table expressions that begin to be visible here, in lower case
 */
record NameScope(
    List<Source> sources,
    ColumnNames aliases,
    Map<String, ColumnNames> tables,
    Optional<NameScope> outer) {

  private static final ColumnNames NO_ALIASES = ColumnNames.of(List.of());

  static final NameScope NONE = new NameScope(List.of(), NO_ALIASES, Map.of(), Optional.empty());

  NameScope {
    sources = List.copyOf(sources);
    requireNonNull(aliases, "aliases");
    tables = Map.copyOf(tables);
    requireNonNull(outer, "outer");
  }

  /** Returns the scope of a query within this one. */
  NameScope of(List<Source> more) {
    return new NameScope(more, NO_ALIASES, Map.of(), Optional.of(this));
  }

  /** Returns the same scope where the names that SELECT gives can be used too. */
  NameScope withAliases(ColumnNames names) {
    return new NameScope(sources, names, tables, outer);
  }

  /** Returns the scope of what stands behind a common table expression. */
  NameScope withTable(String name, ColumnNames columns) {
    return new NameScope(
        List.of(), NO_ALIASES, Map.of(name.toLowerCase(Locale.ROOT), columns), Optional.of(this));
  }

  /** Returns the columns of the common table expression of a name. */
  Optional<ColumnNames> table(String name) {
    return Optional.ofNullable(tables.get(name.toLowerCase(Locale.ROOT)))
        .or(() -> outer.flatMap(scope -> scope.table(name)));
  }

  /** Returns the filter that an identifier means; empty where it means a column, or nothing. */
  Optional<FilterReference> filter(SqlIdentifier identifier) {
    if (identifier.isStar()) {
      sourceOf(identifier); // takes note of a schema before the star
      return Optional.empty();
    }
    return identifier.isSimple() ? simple(identifier, false) : qualified(identifier);
  }

  private Optional<FilterReference> simple(SqlIdentifier identifier, boolean fromWithin) {
    String name = identifier.getSimple();
    boolean isColumn =
        aliases.contains(name) || sources.stream().anyMatch(it -> it.columns().contains(name));
    if (isColumn) {
      return Optional.empty();
    }
    List<FilterReference> candidates = new ArrayList<>();
    for (Source source : sources) {
      source
          .setting(name)
          .map(it -> new FilterReference(it, identifier, fromWithin))
          .ifPresent(candidates::add);
    }
    boolean mayBeColumn = sources.stream().anyMatch(source -> !source.columns().known());
    if (candidates.size() > 1 || candidates.size() == 1 && mayBeColumn) {
      throw ambiguous(name);
    }
    if (candidates.size() == 1 || mayBeColumn) {
      return candidates.stream().findFirst();
    }
    return outer.flatMap(scope -> scope.simple(identifier, true));
  }

  private Optional<FilterReference> qualified(SqlIdentifier identifier) {
    String name = identifier.names.get(identifier.names.size() - 1);
    Optional<Found> found = sourceOf(identifier);
    if (found.isEmpty() || found.get().source().columns().contains(name)) {
      return Optional.empty();
    }
    Source source = found.get().source();
    Optional<FilterReference> filter =
        source.setting(name).map(it -> new FilterReference(it, identifier, found.get().outer()));
    if (filter.isEmpty()) {
      source.requireSettable(name);
    }
    return filter;
  }

  /** A source, and whether it belongs to a query around. */
  private record Found(Source source, boolean outer) {}

  private Optional<Found> sourceOf(SqlIdentifier identifier) {
    return sourceOf(identifier, identifier.names.subList(0, identifier.names.size() - 1), false);
  }

  private Optional<Found> sourceOf(
      SqlIdentifier identifier, List<String> qualifier, boolean fromWithin) {
    List<Source> called = sources.stream().filter(it -> it.isCalled(qualifier)).toList();
    if (called.isEmpty()) {
      return outer.flatMap(scope -> scope.sourceOf(identifier, qualifier, true));
    }
    String name = identifier.names.get(identifier.names.size() - 1);
    if (called.size() > 1 && called.stream().anyMatch(it -> it.setting(name).isPresent())) {
      throw ambiguous(name);
    }
    called.get(0).isNamedBy(identifier);
    return Optional.of(new Found(called.get(0), fromWithin));
  }

  private static HolisticsException ambiguous(String name) {
    return new HolisticsException(
        Failure.NOT_SUPPORTED,
        "\"%s\" may be a filter of more than one table here: write the alias of one before it"
            .formatted(name));
  }
}
