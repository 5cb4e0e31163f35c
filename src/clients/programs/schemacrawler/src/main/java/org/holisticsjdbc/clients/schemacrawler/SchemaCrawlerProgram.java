package org.holisticsjdbc.clients.schemacrawler;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.regex.Pattern;
import schemacrawler.schema.Catalog;
import schemacrawler.schema.Column;
import schemacrawler.schema.ResultsColumn;
import schemacrawler.schema.Routine;
import schemacrawler.schema.Schema;
import schemacrawler.schema.Table;
import schemacrawler.schemacrawler.LimitOptionsBuilder;
import schemacrawler.schemacrawler.LoadOptionsBuilder;
import schemacrawler.schemacrawler.SchemaCrawlerOptions;
import schemacrawler.schemacrawler.SchemaCrawlerOptionsBuilder;
import schemacrawler.schemacrawler.SchemaInfoLevelBuilder;
import schemacrawler.tools.utility.SchemaCrawlerUtility;
import us.fatehi.utility.datasource.DatabaseConnectionSource;
import us.fatehi.utility.datasource.DatabaseConnectionSources;
import us.fatehi.utility.datasource.MultiUseUserCredentials;

/** A crawl of two dashboards and the service, with everything there is to know: {@code URL KEY}. */
public final class SchemaCrawlerProgram {
  private SchemaCrawlerProgram() {}

  public static void main(String[] arguments) throws Exception {
    try (DatabaseConnectionSource source =
        DatabaseConnectionSources.newDatabaseConnectionSource(
            arguments[0], new MultiUseUserCredentials("api", arguments[1]))) {
      Catalog catalog = SchemaCrawlerUtility.getCatalog(source, options());
      System.out.println("## product");
      System.out.println(catalog.getDatabaseInfo().getDatabaseProductName());
      System.out.println(catalog.getJdbcDriverInfo().getDriverClassName());
      System.out.println("## list schemas, tables and routines");
      for (Schema schema : catalog.getSchemas()) {
        System.out.println(
            schema.getFullName()
                + ": "
                + catalog.getTables(schema).size()
                + " tables, "
                + catalog.getRoutines(schema).size()
                + " routines");
      }
      describe(catalog);
      try (Connection connection = source.get()) {
        queries(connection);
      }
    }
  }

  private static SchemaCrawlerOptions options() {
    return SchemaCrawlerOptionsBuilder.newSchemaCrawlerOptions()
        .withLimitOptions(
            LimitOptionsBuilder.builder()
                .includeSchemas(Pattern.compile("\"Flights\"|\"Wildlife strikes\"|holistics"))
                .includeAllRoutines()
                .toOptions())
        .withLoadOptions(
            LoadOptionsBuilder.builder()
                .withSchemaInfoLevel(SchemaInfoLevelBuilder.maximum())
                .toOptions());
  }

  private static void describe(Catalog catalog) {
    System.out.println("## describe columns");
    for (Table table : catalog.getTables()) {
      if (table.getSchema().getName().equals("Flights")) {
        for (Column column : table.getColumns()) {
          System.out.println(
              table.getName() + "|" + column.getName() + "|" + column.getColumnDataType());
        }
      }
    }
    System.out.println("## describe a routine");
    for (Routine routine : catalog.getRoutines()) {
      if (routine.getName().equals("groups_add_user")) {
        System.out.println(routine.getRoutineType() + "|" + routine.getRemarks());
        routine
            .getParameters()
            .forEach(
                it ->
                    System.out.println(
                        it.getName() + "|" + it.getParameterMode() + "|" + it.getColumnDataType()));
      }
    }
  }

  private static void queries(Connection connection) throws SQLException {
    System.out.println("## filter, and the columns of its result");
    print(
        connection,
        "SELECT \"State\", \"Strikes\" FROM \"Wildlife strikes\".\"Strikes by state\""
            + " WHERE \"State\" = 'Texas'");
    System.out.println("## aggregate, and the columns of its result");
    print(connection, "SELECT COUNT(*), SUM(\"Flights\") FROM \"Flights\".\"Routes\"");
    System.out.println("## join, and the columns of its result");
    print(
        connection,
        "SELECT a.\"State\", SUM(r.\"Flights\") AS flights FROM \"Flights\".\"Routes\" r"
            + " JOIN \"Airports\".\"Airports\" a ON a.\"IATA\" = r.\"Origin\""
            + " GROUP BY a.\"State\" ORDER BY 2 DESC LIMIT 2");
  }

  private static void print(Connection connection, String sql) throws SQLException {
    try (ResultSet rows = connection.createStatement().executeQuery(sql)) {
      for (ResultsColumn column : SchemaCrawlerUtility.getResultsColumns(rows)) {
        System.out.println(column.getFullName() + " " + column.getColumnDataType());
      }
      while (rows.next()) {
        System.out.println(rows.getString(1) + "|" + rows.getString(2));
      }
    }
  }
}
