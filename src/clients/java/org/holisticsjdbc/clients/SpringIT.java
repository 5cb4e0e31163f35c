package org.holisticsjdbc.clients;

import static org.assertj.core.api.Assertions.assertThat;

import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SpringIT {
  private static final ClientProgram PROGRAM =
      ClientProgram.of(
          "Spring JDBC", "spring", "spring-jdbc", "org.holisticsjdbc.clients.spring.SpringProgram");

  @RegisterExtension final SandboxExtension holistics = new SandboxExtension();

  @Test
  void queriesBatchesCallsAndTranslatesFailures() throws Exception {
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
            ## filter, with a row mapper
            StateStrikes[state=Texas, strikes=1495]
            ## named parameters
            {State=Ohio, Strikes=210}
            {State=Texas, Strikes=1495}
            ## aggregate
            10000
            ## join
            {State=CA, flights=824597}
            {State=TX, flights=747650}
            ## translation of a SQLSTATE
            BadSqlGrammarException
            ## read-only transaction
            29
            ## batch of a call
            [1, 1]
            ## SimpleJdbcCall, with declared parameters
            East
            ## what the calls have done
            [East, North, South]
            """);
    session.assertRecorded(
        "SimpleJdbcCall that finds its parameters by itself: Spring does so for the databases it knows only");
  }
}
