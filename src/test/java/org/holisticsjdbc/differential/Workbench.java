package org.holisticsjdbc.differential;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.holisticsjdbc.sandbox.Quirk;
import org.holisticsjdbc.sandbox.RecordedExchange;
import org.holisticsjdbc.sandbox.Sandbox;
import org.holisticsjdbc.sandbox.SandboxOptions;

/** A sandbox with a connection that pushes conditions down, one that never does, and a DuckDB. */
final class Workbench implements AutoCloseable {

  private static final String TRUNCATED = "01004";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Set<Quirk> quirks;
  private final Sandbox sandbox;
  private final Connection auto;
  private final Connection never;
  private final DuckDb duckDb;
  private final Map<TableName, TableData> tables = new LinkedHashMap<>();

  /** What the driver answered, and whether it said that the rows are not all there are. */
  record Reply(Answer answer, boolean isTruncated) {}

  Workbench(SandboxOptions options) throws SQLException {
    quirks = options.quirks();
    sandbox = Sandbox.start(options);
    auto = connect("auto");
    never = connect("never");
    duckDb = new DuckDb();
  }

  private Connection connect(String pushdown) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("password", sandbox.apiKey());
    properties.setProperty("pushdown", pushdown);
    properties.setProperty("metadataTtl", "1h");
    return DriverManager.getConnection(
        "jdbc:holistics://127.0.0.1:" + sandbox.baseAddress().getPort(), properties);
  }

  List<TableName> tables() throws SQLException {
    return Stream.concat(TableName.all(never).stream(), TableName.lists().stream())
        .filter(this::isReadable)
        .toList();
  }

  /** East of UTC, the sandbox writes the last moment of the year 9999 in the year 10000. */
  private boolean isReadable(TableName name) {
    return !(quirks.contains(Quirk.TIMESTAMPS_WITH_OFFSET) && name.table().equals("All types"));
  }

  /** Returns a table as the driver reads it, and loads it into DuckDB when first asked. */
  TableData table(TableName name) throws SQLException {
    TableData known = tables.get(name);
    if (known != null) {
      return known;
    }
    TableData table =
        new TableData(name, reply(never, "SELECT * FROM " + name.sql(), List.of()).answer());
    duckDb.load(duckName(name), table.content());
    tables.put(name, table);
    return table;
  }

  private static String duckName(TableName name) {
    return name.toString();
  }

  /** Forgets the requests so far. */
  void clear() {
    sandbox.clearExchanges();
  }

  Reply auto(Batch batch) throws SQLException {
    return reply(auto, batch.sql(), batch.parameters());
  }

  Reply never(Batch batch) throws SQLException {
    return reply(never, batch.sql(), batch.parameters());
  }

  Answer duckDb(Batch batch) throws SQLException {
    return duckDb.query(batch.duckSql(DuckDb.quoted(duckName(batch.table()))));
  }

  private static Reply reply(Connection connection, String sql, List<Object> parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.size(); i++) {
        statement.setObject(i + 1, parameters.get(i));
      }
      try (ResultSet rows = statement.executeQuery()) {
        Answer answer = Answer.of(rows);
        return new Reply(answer, isTruncated(rows.getWarnings()));
      }
    }
  }

  private static boolean isTruncated(SQLWarning first) {
    for (SQLWarning warning = first; warning != null; warning = warning.getNextWarning()) {
      if (TRUNCATED.equals(warning.getSQLState())) {
        return true;
      }
    }
    return false;
  }

  /** Returns the filters of each export submitted since they were forgotten. */
  List<Set<Long>> sentFilters() {
    List<Set<Long>> sent = new ArrayList<>();
    for (RecordedExchange exchange : sandbox.exchanges()) {
      if (exchange.isOperation("DashboardWidgets_SubmitExport")) {
        sent.add(filters(exchange.requestBody()));
      }
    }
    return sent;
  }

  private static Set<Long> filters(String body) {
    Set<Long> filters = new TreeSet<>();
    try {
      for (JsonNode condition : JSON.readTree(body).path("dashboard_filter_conditions")) {
        filters.add(condition.path("dynamic_filter_id").asLong());
      }
    } catch (JsonProcessingException e) {
      throw new AssertionError(body, e);
    }
    return filters;
  }

  @Override
  public String toString() {
    return "quirks " + quirks;
  }

  @Override
  public void close() throws SQLException {
    auto.close();
    never.close();
    duckDb.close();
    sandbox.close();
  }
}
