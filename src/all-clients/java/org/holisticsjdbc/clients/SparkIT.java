package org.holisticsjdbc.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.holisticsjdbc.sandbox.RecordedExchange;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Spark: the data source jdbc, and an account as a catalog. */
class SparkIT {
  /** What spark-submit gives a JVM of version 17, and the least heap that Spark starts with. */
  private static final List<String> OPTIONS =
      Stream.concat(
              Stream.of("-Xmx1g"),
              Stream.of(
                      "java.lang",
                      "java.lang.invoke",
                      "java.lang.reflect",
                      "java.io",
                      "java.net",
                      "java.nio",
                      "java.util",
                      "java.util.concurrent",
                      "java.util.concurrent.atomic",
                      "jdk.internal.ref",
                      "sun.nio.ch",
                      "sun.nio.cs",
                      "sun.security.action",
                      "sun.util.calendar")
                  .map(name -> "--add-opens=java.base/" + name + "=ALL-UNNAMED"))
          .toList();

  private static final String EXPORT = "DashboardWidgets_SubmitExport";

  @RegisterExtension final SandboxExtension holistics = new SandboxExtension();

  private static ClientProgram spark(String name) {
    return HeavyClients.program(
        "Apache Spark", "spark", "spark-sql_2.13", "org.holisticsjdbc.clients.spark." + name);
  }

  private ClientSession run(String program) throws Exception {
    return spark(program).run(holistics, OPTIONS, holistics.url(), holistics.apiKey());
  }

  private List<String> conditions() {
    return holistics.exchanges(EXPORT).stream()
        .map(RecordedExchange::requestBody)
        .filter(body -> body.contains("operator"))
        .toList();
  }

  @Test
  void dataFramesPruneAndFilterWithOneExportForEachWidgetOfAQuery() throws Exception {
    ClientSession session = run("SparkProgram");

    assertThat(session.out())
        .isEqualTo(
            """
            ## describe columns
            Airport string
            Aircraft string
            Damage string
            Flight date date
            Operator string
            State string
            Phase of flight string
            Wildlife size string
            Species string
            Time of day string
            Other cost decimal(38,10)
            Repair cost decimal(38,10)
            Total cost decimal(38,10)
            Speed decimal(38,10)
            ## filter and prune
            DALLAS/FORT WORTH INTL ARPT|2002-07-02|0E-10
            DALLAS/FORT WORTH INTL ARPT|2002-07-13|0E-10
            ## aggregate
            Large|744
            Medium|4346
            Small|4910
            ## join
            CA|824597
            TX|747650
            """);
    assertThat(session.requests()).containsEntry(EXPORT, 4L);
    assertThat(conditions())
        .singleElement()
        .asString()
        .contains("{\"operator\":\"is\",\"values\":[\"Texas\"]}")
        .contains("{\"operator\":\"after\",\"values\":[\"2002-06-30\"]}");
    session.assertRecorded();
  }

  @Test
  void anAccountIsACatalogOfSparkSqlWithTheDialectOfTheExamples() throws Exception {
    ClientSession session = run("CatalogProgram");

    assertThat(session.out())
        .isEqualTo(
            """
            ## list schemas
            Airports
            Canvas
            Defaults
            Flights
            Playground
            `Seattle weather`
            Traps
            `US employment`
            `Wildlife strikes`
            holistics
            ## list tables
            Species
            Strikes
            Strikes by month
            Strikes by state
            Total cost
            ## describe columns
            Id decimal(38,10)
            Text string
            Note string
            Big integer decimal(38,10)
            Amount decimal(38,10)
            Precise decimal(38,10)
            Date date
            Datetime timestamp_ntz
            Truefalse boolean
            ## types
            2.0000000000|東京|b|2147483648.0000000000|5.0000000000|1E-10|2024-02-29|2024-02-29T23:59:59.123|false
            5.0000000000|null|null|null|null|null|null|null|null
            6.0000000000|comma, inside|say "hello"|-9223372036854775808.0000000000|-5.0000000000|99.9900000000|2024-12-31|2024-12-31T12:00:00.500|true
            ## filter on a wall clock
            6.0000000000|2024-12-31T12:00:00.500
            7.0000000000|9999-12-31T23:59:59
            ## filter on text with a quote and a wildcard
            8.0000000000
            ## aggregate
            Large|45|7044847|2002-06-18
            Medium|640|143268|2002-07-23
            Small|810|610624|2002-07-24
            ## top of a sorted widget
            Texas|1495
            California|890
            ## computed values and averages
            166.46031746031746
            ## join
            CA|824597
            TX|747650
            """);
    assertThat(session.requests()).containsEntry(EXPORT, 8L);
  }

  @Test
  void partitionsThatStartTogetherShareOneExport() throws Exception {
    assertThat(exportsOfFourPartitions("", "Total cost", "0", "400")).isEqualTo(1);
  }

  @Test
  void partitionsByAColumnThatADashboardFilterActsOnAreAnExportEach() throws Exception {
    assertThat(exportsOfFourPartitions("", "Flight date", "1990-01-01", "2003-01-01")).isEqualTo(4);
    assertThat(conditions()).hasSize(3); // the first partition is that of NULL too
  }

  @Test
  void withoutPushdownPartitionsByAnyColumnShareOneExport() throws Exception {
    assertThat(
            exportsOfFourPartitions("?pushdown=never", "Flight date", "1990-01-01", "2003-01-01"))
        .isEqualTo(1);
  }

  private long exportsOfFourPartitions(String properties, String column, String from, String to)
      throws Exception {
    holistics.sandbox().setJobDuration(Duration.ofSeconds(5)); // all four begin within it
    ClientSession session =
        spark("PartitionsProgram")
            .run(
                holistics,
                OPTIONS,
                holistics.url() + properties,
                holistics.apiKey(),
                column,
                from,
                to,
                "4");

    assertThat(session.out()).endsWith("4 partitions, 10000 rows\n");
    return session.requests().get(EXPORT);
  }
}
