package org.holisticsjdbc.clients.spark;

import static org.holisticsjdbc.clients.spark.Session.heading;
import static org.holisticsjdbc.clients.spark.Session.print;
import static org.holisticsjdbc.clients.spark.Session.printSchema;

import java.util.Map;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Data frames over widgets, with what Spark does for a database it does not know: {@code URL KEY}.
 */
public final class SparkProgram {
  private SparkProgram() {}

  public static void main(String[] arguments) {
    try (SparkSession spark = Session.on(2).getOrCreate()) {
      DataFrameReader reader =
          spark
              .read()
              .format("jdbc")
              .options(Map.of("url", arguments[0], "password", arguments[1]));

      heading("describe columns");
      Dataset<Row> strikes = reader.option("dbtable", table("Wildlife strikes", "Strikes")).load();
      printSchema(strikes);

      heading("filter and prune");
      Dataset<Row> texas =
          strikes
              .where("State = 'Texas' AND `Flight date` >= DATE '2002-07-01'")
              .where("Airport LIKE 'DALLAS%' AND `Total cost` = 0")
              .select("Airport", "Flight date", "Total cost");
      print(texas.orderBy("Flight date", "Airport").limit(2));

      heading("aggregate");
      print(strikes.groupBy("Wildlife size").count().orderBy("Wildlife size"));

      heading("join");
      reader.option("dbtable", table("Flights", "Routes")).load().createOrReplaceTempView("routes");
      reader
          .option("dbtable", table("Airports", "Airports"))
          .load()
          .createOrReplaceTempView("airports");
      print(
          spark.sql(
              "SELECT a.State, CAST(SUM(r.Flights) AS BIGINT) AS Flights FROM routes r"
                  + " JOIN airports a ON a.IATA = r.Origin GROUP BY a.State ORDER BY 2 DESC LIMIT 2"));
    }
  }

  private static String table(String dashboard, String widget) {
    return '"' + dashboard + "\".\"" + widget + '"';
  }
}
