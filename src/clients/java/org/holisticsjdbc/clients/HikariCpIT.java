package org.holisticsjdbc.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HikariCpIT {
  private static final ClientProgram PROGRAM =
      ClientProgram.of(
          "HikariCP", "hikaricp", "HikariCP", "org.holisticsjdbc.clients.hikaricp.HikariCpProgram");

  @RegisterExtension final SandboxExtension holistics = new SandboxExtension();

  @Test
  void poolsValidatesResetsAndWakes() throws Exception {
    holistics.sandbox().setJobDuration("2199023259762", Duration.ofMinutes(2)); // Daily weather
    ClientSession session = PROGRAM.run(holistics);

    assertThat(session.out())
        .isEqualTo(
            """
            ## list tables
            Flights by origin|TABLE
            Routes|TABLE
            ## describe columns
            Origin|VARCHAR
            Destination|VARCHAR
            Flights|DECIMAL
            ## filter
            1495
            ## aggregate
            Large|744
            Medium|4346
            Small|4910
            ## join, with tables of the schema of the pool
            CA|824597
            TX|747650
            ## reset of schema, read-only and network timeout between borrowers
            Airports|read-write|5000
            Flights|read-only|0
            ## read-only
            25006
            ## validation
            valid: true
            kept: true
            replaced when dead: true
            ## close of the pool while a query waits
            woken: 08003
            """);
    session.assertRecorded(
        "Not tried: expiry of a network timeout; metrics; a pool of a DataSource");
  }
}
