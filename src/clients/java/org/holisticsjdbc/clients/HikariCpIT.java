package org.holisticsjdbc.clients;

import static org.assertj.core.api.Assertions.assertThat;

import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HikariCpIT {
  private static final ClientProgram HIKARI =
      ClientProgram.of(
          "HikariCP", "hikaricp", "HikariCP", "org.holisticsjdbc.clients.hikaricp.HikariCpProgram");

  @RegisterExtension final SandboxExtension holistics = new SandboxExtension();

  @Test
  void queriesThroughThePool() throws Exception {
    ClientSession session = HIKARI.run(holistics);

    assertThat(session.out())
        .isEqualTo(
            """
            ## filter
            Texas|1495
            """);
    session.assertRecorded();
  }
}
