package org.holisticsjdbc.adapter;

import static java.util.Objects.requireNonNull;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.holisticsjdbc.api.HolisticsException;
import org.holisticsjdbc.procedure.Access;
import org.holisticsjdbc.procedure.CallRunner;
import org.holisticsjdbc.procedure.DataType;
import org.holisticsjdbc.procedure.Parameter;
import org.holisticsjdbc.procedure.ProcedureRows;
import org.holisticsjdbc.procedure.Service;
import org.holisticsjdbc.procedure.ServiceTable;
import org.holisticsjdbc.procedure.TableCalls;

/** Something of the service that is read like a table. */
public sealed interface Listing {

  /** A column. */
  record ListedColumn(String name, DataType type) {}

  /**
   * What one execution asks for.
   *
   * @param conditions values that columns may have, by the column's name; a hint, but for columns
   *     that are required
   * @param markers the value of each parameter of the statement; empty is NULL
   */
  record Wish(
      Map<String, List<Object>> conditions,
      IntFunction<Optional<Object>> markers,
      OptionalLong limit,
      ZoneId zone) {}

  /** Returns its name in the schema. */
  String name();

  List<ListedColumn> columns();

  /** Returns the columns on which conditions may be sent. */
  Set<String> keys();

  /** Returns those of them without which it may not be readable. */
  Set<String> requiredKeys();

  /** Returns whether it can be read with conditions on these columns. */
  boolean isReadable(Set<String> conditions);

  /** Returns the failure of a statement that does not say enough to read it. */
  HolisticsException notReadable();

  /** Returns what the statement sets, by the parameter it sets. */
  Map<Parameter, GivenArguments.Argument> arguments();

  ProcedureRows read(Service service, Wish wish);

  /** Returns the operation that reads it, for EXPLAIN. */
  String operation(Set<String> conditions);

  /** A table, with what the statement sets besides conditions on its columns. */
  record OfTable(ServiceTable table, Map<Parameter, GivenArguments.Argument> arguments)
      implements Listing {
    public OfTable {
      requireNonNull(table, "table");
      arguments = Map.copyOf(arguments);
    }

    @Override
    public String name() {
      return table.name();
    }

    @Override
    public List<ListedColumn> columns() {
      return table.columns().stream()
          .map(column -> new ListedColumn(column.name(), column.type()))
          .toList();
    }

    @Override
    public Set<String> keys() {
      return table.accesses().stream()
          .filter(access -> access.through().isEmpty())
          .flatMap(access -> access.keys().keySet().stream())
          .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public Set<String> requiredKeys() {
      return table.accesses().stream()
          .flatMap(access -> access.required().stream())
          .collect(Collectors.toCollection(TreeSet::new));
    }

    private Optional<Access> access(Set<String> conditions) {
      return table.access(conditions, arguments.keySet());
    }

    @Override
    public boolean isReadable(Set<String> conditions) {
      return access(conditions).isPresent();
    }

    @Override
    public HolisticsException notReadable() {
      return table.needsConditions();
    }

    @Override
    public ProcedureRows read(Service service, Wish wish) {
      Map<Parameter, Optional<Object>> settings = new LinkedHashMap<>();
      arguments.forEach(
          (parameter, argument) -> settings.put(parameter, argument.value(wish.markers())));
      Access access =
          table.access(wish.conditions(), arguments.keySet()).orElseThrow(this::notReadable);
      return new TableCalls(service, table, wish.zone())
          .read(access, wish.conditions(), settings, wish.limit());
    }

    @Override
    public String operation(Set<String> conditions) {
      return access(conditions)
          .map(access -> access.procedure().method() + " " + access.procedure().template())
          .orElse("none yet");
    }
  }

  /** A procedure that only reads, as a table function. */
  record OfFunction(GivenArguments given) implements Listing {
    public OfFunction {
      requireNonNull(given, "given");
    }

    @Override
    public String name() {
      return given.procedure().name();
    }

    @Override
    public List<ListedColumn> columns() {
      return given.procedure().result().columns().stream()
          .map(column -> new ListedColumn(column.name(), column.type()))
          .toList();
    }

    @Override
    public Set<String> keys() {
      return Set.of();
    }

    @Override
    public Set<String> requiredKeys() {
      return Set.of();
    }

    @Override
    public boolean isReadable(Set<String> conditions) {
      return true;
    }

    @Override
    public HolisticsException notReadable() {
      throw new IllegalStateException("A function is always readable");
    }

    @Override
    public Map<Parameter, GivenArguments.Argument> arguments() {
      return given.arguments();
    }

    @Override
    public ProcedureRows read(Service service, Wish wish) {
      return new CallRunner(service, wish.zone()).run(given.call(wish.markers(), wish.zone()));
    }

    @Override
    public String operation(Set<String> conditions) {
      return given.procedure().method() + " " + given.procedure().template();
    }
  }
}
