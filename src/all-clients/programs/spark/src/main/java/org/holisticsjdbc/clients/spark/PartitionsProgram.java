package org.holisticsjdbc.clients.spark;

import static org.holisticsjdbc.clients.spark.Session.heading;

import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * One widget read by several tasks, four at a time: {@code URL KEY COLUMN LOWER UPPER PARTITIONS}.
 */
public final class PartitionsProgram {
  private PartitionsProgram() {}

  public static void main(String[] arguments) {
    try (SparkSession spark = Session.on(4).getOrCreate()) {
      Dataset<Row> strikes =
          spark
              .read()
              .format("jdbc")
              .options(Map.of("url", arguments[0], "password", arguments[1]))
              .option("dbtable", "\"Wildlife strikes\".\"Strikes\"")
              .option("partitionColumn", arguments[2])
              .option("lowerBound", arguments[3])
              .option("upperBound", arguments[4])
              .option("numPartitions", arguments[5])
              .load();
      heading("partitions");
      System.out.println(
          strikes.rdd().getNumPartitions() + " partitions, " + strikes.count() + " rows");
    }
  }
}
