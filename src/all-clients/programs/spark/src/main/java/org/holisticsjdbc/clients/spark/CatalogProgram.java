package org.holisticsjdbc.clients.spark;

import static org.holisticsjdbc.clients.spark.Session.heading;
import static org.holisticsjdbc.clients.spark.Session.print;
import static org.holisticsjdbc.clients.spark.Session.printSchema;

import org.apache.spark.sql.SparkSession;
import org.holisticsjdbc.spark.HolisticsExtensions;

/**
 * An account mounted as a catalog of Spark SQL, with the dialect of the examples: {@code URL KEY}.
 */
public final class CatalogProgram {
  private static final String CATALOG = "spark.sql.catalog.bi";

  private CatalogProgram() {}

  public static void main(String[] arguments) {
    try (SparkSession spark =
        Session.on(2)
            .config("spark.sql.extensions", HolisticsExtensions.class.getName())
            .config(CATALOG, "org.apache.spark.sql.execution.datasources.v2.jdbc.JDBCTableCatalog")
            .config(CATALOG + ".url", arguments[0])
            .config(CATALOG + ".password", arguments[1])
            .getOrCreate()) {
      listAndDescribe(spark);
      query(spark);
    }
  }

  private static void listAndDescribe(SparkSession spark) {
    heading("list schemas");
    print(spark.sql("SHOW NAMESPACES IN bi"));
    heading("list tables");
    print(spark.sql("SHOW TABLES IN bi.`Wildlife strikes`").select("tableName"));
    heading("describe columns");
    printSchema(spark.table("bi.Playground.`All types`"));
    heading("types");
    print(spark.sql("SELECT * FROM bi.Playground.`All types` WHERE Id IN (2, 5, 6) ORDER BY Id"));
  }

  private static void query(SparkSession spark) {
    heading("filter on a wall clock");
    run(
        spark,
        "SELECT Id, Datetime FROM bi.Playground.`All types`"
            + " WHERE Datetime > TIMESTAMP_NTZ '2024-12-31 11:59:59.25'");
    heading("filter on text with a quote and a wildcard");
    run(
        spark,
        "SELECT Id FROM bi.Playground.`All types`"
            + " WHERE Note = 'it''s' OR startswith(Note, '100% _w')");
    heading("aggregate");
    run(
        spark,
        "SELECT `Wildlife size`, COUNT(*), CAST(SUM(`Total cost`) AS BIGINT), MAX(`Flight date`)"
            + " FROM bi.`Wildlife strikes`.Strikes WHERE State = 'Texas'"
            + " GROUP BY `Wildlife size` ORDER BY 1");
    heading("top of a sorted widget");
    run(
        spark,
        "SELECT State, Strikes FROM bi.`Wildlife strikes`.`Strikes by state`"
            + " ORDER BY Strikes DESC LIMIT 2");
    heading("computed values and averages");
    run(
        spark,
        "SELECT AVG(Speed) FROM bi.`Wildlife strikes`.Strikes"
            + " WHERE upper(State) = 'TEXAS' AND year(`Flight date`) = 2002");
    heading("join");
    run(
        spark,
        "SELECT a.State, CAST(SUM(r.Flights) AS BIGINT) FROM bi.Flights.Routes r"
            + " JOIN bi.Airports.Airports a ON a.IATA = r.Origin GROUP BY 1 ORDER BY 2 DESC LIMIT 2");
  }

  private static void run(SparkSession spark, String sql) {
    print(spark.sql(sql));
  }
}
