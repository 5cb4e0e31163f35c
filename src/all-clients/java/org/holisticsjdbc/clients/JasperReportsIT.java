package org.holisticsjdbc.clients;

import static org.assertj.core.api.Assertions.assertThat;

import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JasperReportsIT {
  private static final ClientProgram PROGRAM =
      HeavyClients.program(
          "JasperReports",
          "jasperreports",
          "jasperreports",
          "org.holisticsjdbc.clients.jasperreports.JasperReportsProgram");

  @RegisterExtension final SandboxExtension holistics = new SandboxExtension();

  @Test
  void aReportIsFilledFromTwoWidgets() throws Exception {
    ClientSession session = PROGRAM.run(holistics);

    assertThat(session.out())
        .isEqualTo(
            """
            ## report with parameters: filter, join, aggregate
            Ohio,Large,2 of 210,2000-03-29
            Texas,Large,1 of 1495,1998-02-24
            Texas,Medium,2 of 1495,1999-08-26
            Texas,Small,2 of 1495,2001-09-04
            ,,7,
            """);
    assertThat(session.requests()).containsEntry("DashboardWidgets_SubmitExport", 2L);
    session.assertRecorded();
  }
}
