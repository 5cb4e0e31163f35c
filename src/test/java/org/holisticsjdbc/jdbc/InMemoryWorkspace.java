package org.holisticsjdbc.jdbc;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.holisticsjdbc.api.Cancellation;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;
import org.holisticsjdbc.engine.PartialList;
import org.holisticsjdbc.engine.Plan;
import org.holisticsjdbc.engine.Routine;
import org.holisticsjdbc.engine.Session;

/** A workspace whose plans, tables and failures a test chooses; it records what it was asked. */
final class InMemoryWorkspace implements Workspace {
  final List<String> asked = new ArrayList<>();
  final Map<String, Plan> plans = new LinkedHashMap<>();
  final Map<String, RuntimeException> unreadableSchemas = new LinkedHashMap<>();
  final List<Routine> routines = new ArrayList<>();
  private final Map<String, List<Session.TableColumn>> columns = new LinkedHashMap<>();
  private final Map<String, List<Session.Table>> tables = new LinkedHashMap<>();
  volatile boolean closed;
  volatile Duration validityAskedFor;

  static HolisticsConnection connect(InMemoryWorkspace workspace, String... properties) {
    try {
      Properties info = new Properties();
      info.setProperty("password", "k3y");
      for (int i = 0; i < properties.length; i += 2) {
        info.setProperty(properties[i], properties[i + 1]);
      }
      return new HolisticsConnection(
          ConnectionSettings.parse("jdbc:holistics://us", info, Map.of()), workspace);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  InMemoryWorkspace answers(String sql, Plan plan) {
    plans.put(sql, plan);
    return this;
  }

  InMemoryWorkspace has(String schema, String table, Session.TableColumn... tableColumns) {
    tables
        .computeIfAbsent(schema, missing -> new ArrayList<>())
        .add(new Session.Table(schema, table, "about " + table));
    columns.put(schema + "." + table, List.of(tableColumns));
    return this;
  }

  @Override
  public void verify(Cancellation cancellation) {
    asked.add("verify");
  }

  @Override
  public boolean isValid(Duration timeout) {
    validityAskedFor = timeout;
    return !closed;
  }

  @Override
  public Plan plan(String sql, Optional<String> defaultSchema, Cancellation cancellation) {
    asked.add("plan " + sql + defaultSchema.map(name -> " in " + name).orElse(""));
    Plan plan = plans.get(sql);
    if (plan == null) {
      throw new HolisticsException(Failure.SYNTAX, "No plan for: " + sql);
    }
    return plan;
  }

  @Override
  public List<String> schemas(Cancellation cancellation) {
    asked.add("schemas");
    return List.copyOf(tables.keySet());
  }

  @Override
  public List<Session.Table> tables(String schema, Cancellation cancellation) {
    asked.add("tables " + schema);
    if (unreadableSchemas.containsKey(schema)) {
      throw unreadableSchemas.get(schema);
    }
    return tables.entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(schema))
        .findFirst()
        .map(Map.Entry::getValue)
        .orElse(List.of());
  }

  @Override
  public PartialList<Session.Table> tables(List<String> schemas, Cancellation cancellation) {
    asked.add("tables of " + schemas.size() + " schemas");
    List<Session.Table> found = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (String schema : schemas) {
      if (unreadableSchemas.containsKey(schema)) {
        problems.add(
            "'%s' is not listed: %s".formatted(schema, unreadableSchemas.get(schema).getMessage()));
      } else {
        found.addAll(tables.get(schema));
      }
    }
    return new PartialList<>(found, problems);
  }

  @Override
  public PartialList<List<Session.TableColumn>> columns(
      List<Session.Table> wanted, Cancellation cancellation) {
    asked.add("columns of " + wanted.size() + " tables");
    return new PartialList<>(
        wanted.stream().map(table -> columns.get(table.schema() + "." + table.name())).toList(),
        List.of());
  }

  @Override
  public PartialList<List<Session.TableColumn>> filters(
      List<Session.Table> wanted, Cancellation cancellation) {
    return new PartialList<>(List.of(), List.of());
  }

  @Override
  public List<Session.TableColumn> columns(String schema, String table, Cancellation cancellation) {
    asked.add("columns " + schema + "." + table);
    return columns.entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(schema + "." + table))
        .findFirst()
        .map(Map.Entry::getValue)
        .orElse(List.of());
  }

  @Override
  public List<Session.TableColumn> filters(String schema, String table, Cancellation cancellation) {
    asked.add("filters " + schema + "." + table);
    return List.of();
  }

  @Override
  public List<Routine> routines() {
    asked.add("routines");
    return List.copyOf(routines);
  }

  @Override
  public void close() {
    closed = true;
  }
}
