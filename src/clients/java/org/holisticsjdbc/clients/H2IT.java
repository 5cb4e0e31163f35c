package org.holisticsjdbc.clients;

import static org.assertj.core.api.Assertions.assertThat;

import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class H2IT {
  private static final ClientProgram PROGRAM =
      ClientProgram.of("H2 linked table", "h2", "h2", "org.holisticsjdbc.clients.h2.H2Program");

  @RegisterExtension final SandboxExtension holistics = new SandboxExtension();

  @Test
  void joinsLinkedTablesWithItsOwn() throws Exception {
    ClientSession session = PROGRAM.run(holistics);

    assertThat(session.out())
        .isEqualTo(
            """
            ## linked tables
            ## list tables
            AIRPORTS|TABLE LINK
            ROUTES|TABLE LINK
            STRIKES|TABLE LINK
            ## describe columns
            State|CHARACTER VARYING
            Strikes|BIGINT
            Sum of Total cost|NUMERIC
            Avg of Speed|NUMERIC
            Highest cost|NUMERIC
            ## filter
            Texas|1495
            ## aggregate
            5366|7009728
            ## join of two linked tables
            AK|40966
            HI|110161
            ## join with a table of H2
            Midwest|210
            South|1495
            """);
    session.assertRecorded(
        "Not tried: updates; linked schemas",
        "To know: H2 joins row by row, and asks a linked table again for each row of the other. Link a query that joins,"
            + " or copy the widget into a table of H2, where the other side has many rows.");
  }
}
