package org.holisticsjdbc.clients;

import static org.assertj.core.api.Assertions.assertThat;

import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SchemaCrawlerIT {
  private static final ClientProgram PROGRAM =
      ClientProgram.of(
          "SchemaCrawler",
          "schemacrawler",
          "schemacrawler",
          "org.holisticsjdbc.clients.schemacrawler.SchemaCrawlerProgram");

  @RegisterExtension final SandboxExtension holistics = new SandboxExtension();

  @Test
  void crawlsDashboardsAndRoutines() throws Exception {
    ClientSession session = PROGRAM.run(holistics);

    assertThat(session.out())
        .isEqualTo(
            """
            ## product
            Holistics
            org.holisticsjdbc.clients.recorder.RecordingDriver
            ## list schemas, tables and routines
            "Flights": 2 tables, 0 routines
            holistics: 25 tables, 82 routines
            "Wildlife strikes": 5 tables, 0 routines
            ## describe columns
            Flights by origin|Origin|VARCHAR
            Flights by origin|Airport|VARCHAR
            Flights by origin|City|VARCHAR
            Flights by origin|State|VARCHAR
            Flights by origin|Destinations|BIGINT
            Flights by origin|Sum of Flights|DECIMAL
            Flights by origin|Busiest route|DECIMAL
            Routes|Origin|VARCHAR
            Routes|Destination|VARCHAR
            Routes|Flights|DECIMAL
            ## describe a routine
            procedure|Makes a user a member of a group.
            id|in|BIGINT
            message|result|VARCHAR
            user_id|in|BIGINT
            ## filter, and the columns of its result
            "Wildlife strikes"."Strikes by state"."State" "Wildlife strikes"."VARCHAR"
            "Wildlife strikes"."Strikes by state"."Strikes" "Wildlife strikes"."BIGINT"
            Texas|1495
            ## aggregate, and the columns of its result
            "EXPR$0" BIGINT
            "EXPR$1" DECIMAL
            5366|7009728
            ## join, and the columns of its result
            "Airports"."Airports"."State" "Airports"."VARCHAR"
            flights DECIMAL
            CA|824597
            TX|747650
            """);
    assertThat(holistics.exchanges("Users_Me")).hasSizeLessThan(150);
    session.assertRecorded(
        "its command line and diagrams, whose modules have no release of this version");
  }
}
