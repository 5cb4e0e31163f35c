package org.holisticsjdbc.clients.spring;

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SqlParameter;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.SimpleJdbcCall;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

/** A Spring application: {@code URL KEY}. */
public final class SpringProgram {
  private static final String BY_STATE = "\"Wildlife strikes\".\"Strikes by state\"";

  private SpringProgram() {}

  /** A row as an application has it. */
  private record StateStrikes(String state, long strikes) {}

  public static void main(String[] arguments) throws MetaDataAccessException {
    DataSource account = new DriverManagerDataSource(arguments[0], "", arguments[1]);
    JdbcTemplate jdbc = new JdbcTemplate(account);
    System.out.println("## list tables");
    print(account, it -> it.getTables(null, "Flights", "%", null), "TABLE_NAME", "TABLE_TYPE");
    System.out.println("## describe columns");
    print(account, it -> it.getColumns(null, "Flights", "Routes", "%"), "COLUMN_NAME", "TYPE_NAME");
    queries(jdbc);
    readOnlyTransaction(account, jdbc);
    calls(account, jdbc);
  }

  private static void queries(JdbcTemplate jdbc) {
    System.out.println("## filter, with a row mapper");
    jdbc.query(
            "SELECT \"State\", \"Strikes\" FROM " + BY_STATE + " WHERE \"State\" = ?",
            (row, number) -> new StateStrikes(row.getString("State"), row.getLong("Strikes")),
            "Texas")
        .forEach(System.out::println);
    System.out.println("## named parameters");
    new NamedParameterJdbcTemplate(jdbc)
        .queryForList(
            "SELECT \"State\", \"Strikes\" FROM "
                + BY_STATE
                + " WHERE \"State\" IN (:states) AND \"Strikes\" > :least ORDER BY 1",
            Map.of("states", List.of("Texas", "Ohio"), "least", 100))
        .forEach(System.out::println);
    System.out.println("## aggregate");
    System.out.println(jdbc.queryForObject("SELECT SUM(\"Strikes\") FROM " + BY_STATE, Long.class));
    System.out.println("## join");
    jdbc.queryForList(
            "SELECT a.\"State\", SUM(r.\"Flights\") AS flights FROM \"Flights\".\"Routes\" r"
                + " JOIN \"Airports\".\"Airports\" a ON a.\"IATA\" = r.\"Origin\""
                + " GROUP BY a.\"State\" ORDER BY 2 DESC LIMIT 2")
        .forEach(System.out::println);
    System.out.println("## translation of a SQLSTATE");
    try {
      jdbc.queryForList("SELECT * FROM \"Flights\".\"Nothing\"");
    } catch (org.springframework.dao.DataAccessException e) {
      System.out.println(e.getClass().getSimpleName());
    }
  }

  private static void readOnlyTransaction(DataSource account, JdbcTemplate jdbc) {
    System.out.println("## read-only transaction");
    TransactionTemplate transaction =
        new TransactionTemplate(new DataSourceTransactionManager(account));
    transaction.setReadOnly(true);
    transaction.setTimeout(60);
    Integer states =
        transaction.execute(
            status -> jdbc.queryForObject("SELECT COUNT(*) FROM " + BY_STATE, Integer.class));
    System.out.println(states);
  }

  private static void calls(DataSource account, JdbcTemplate jdbc) {
    System.out.println("## batch of a call");
    int[] counts =
        jdbc.batchUpdate(
            "CALL holistics.groups_create(name => ?)",
            List.of(new Object[] {"North"}, new Object[] {"South"}));
    System.out.println(Arrays.toString(counts));
    System.out.println("## SimpleJdbcCall, with declared parameters");
    Map<String, Object> answer =
        new SimpleJdbcCall(account)
            .withSchemaName("holistics")
            .withProcedureName("groups_create")
            .withoutProcedureColumnMetaDataAccess()
            .declareParameters(new SqlParameter("name", Types.VARCHAR))
            .execute("East");
    List<?> rows = (List<?>) answer.get("#result-set-1");
    System.out.println(((Map<?, ?>) rows.get(0)).get("name"));
    System.out.println("## what the calls have done");
    System.out.println(
        jdbc.queryForList(
            "SELECT name FROM holistics.groups WHERE name IN ('North', 'South', 'East') ORDER BY 1",
            String.class));
  }

  /** What is asked of the metadata. */
  private interface Question {
    ResultSet ask(DatabaseMetaData metadata) throws SQLException;
  }

  private static void print(DataSource account, Question question, String... labels)
      throws MetaDataAccessException {
    List<String> lines =
        JdbcUtils.extractDatabaseMetaData(
            account,
            metadata -> {
              List<String> all = new ArrayList<>();
              ResultSet rows = question.ask(metadata);
              while (rows.next()) {
                all.add(rows.getString(labels[0]) + "|" + rows.getString(labels[1]));
              }
              return all;
            });
    lines.forEach(System.out::println);
  }
}
