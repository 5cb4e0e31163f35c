package org.holisticsjdbc.clients;

import static org.assertj.core.api.Assertions.assertThat;

import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JooqIT {
  private static final ClientProgram PROGRAM =
      ClientProgram.of("jOOQ", "jooq", "jooq", "org.holisticsjdbc.clients.jooq.JooqProgram");

  @RegisterExtension final SandboxExtension holistics = new SandboxExtension();

  @Test
  void readsMetadataAndFetchesIntoRecords() throws Exception {
    ClientSession session = PROGRAM.run(holistics);

    assertThat(session.out())
        .isEqualTo(
            """
            ## list schemas
            Airports
            Canvas
            Defaults
            Flights
            Playground
            Seattle weather
            Traps
            US employment
            Wildlife strikes
            holistics
            ## list tables
            Flights by origin
            Routes
            ## describe columns
            Origin|varchar(2147483647) /* java.lang.String */
            Destination|varchar(2147483647) /* java.lang.String */
            Flights|numeric(38, 10) /* java.math.BigDecimal */
            ## filter, into records of Java
            StateStrikes[state=Texas, strikes=1495]
            StateStrikes[state=Ohio, strikes=210]
            ## aggregate
            27|9843
            ## join
            CA|824597
            TX|747650
            ## call
            jOOQ
            """);
    session.assertRecorded(
        "the code generator; dialects other than DEFAULT; jOOQ 3.20 and later, which need Java 21");
  }
}
