package org.holisticsjdbc.clients.spark;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Spark in this JVM, and what the programs print. */
final class Session {
  private Session() {}

  /** Returns what a session begins with, with so many tasks at a time. */
  static SparkSession.Builder on(int cores) {
    return SparkSession.builder()
        .master("local[%d]".formatted(cores))
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.sql.codegen.wholeStage", "false");
  }

  static void heading(String text) {
    System.out.println("## " + text);
  }

  static void print(Dataset<Row> rows) {
    List<Row> all = rows.collectAsList();
    all.forEach(row -> System.out.println(row.mkString("|")));
  }

  static void printSchema(Dataset<Row> rows) {
    for (var field : rows.schema().fields()) {
      System.out.println(field.name() + " " + field.dataType().simpleString());
    }
  }
}
