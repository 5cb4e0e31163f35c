package org.holisticsjdbc.clients;

import static org.assertj.core.api.Assertions.assertThat;

import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HibernateIT {
  private static final ClientProgram PROGRAM =
      HeavyClients.program(
          "Hibernate",
          "hibernate",
          "hibernate-core",
          "org.holisticsjdbc.clients.hibernate.HibernateProgram");

  @RegisterExtension final SandboxExtension holistics = new SandboxExtension();

  @Test
  void entitiesAndNativeQueriesReadWidgets() throws Exception {
    ClientSession session = PROGRAM.run(holistics);

    assertThat(session.out())
        .isEqualTo(
            """
            ## describe columns: the mapping is validated
            ## entity by its key
            Texas|1495|7043545
            ## filter, sort, page
            California|890|1529205
            Louisiana|618|160764
            ## aggregate
            6|4146
            ## join
            CA|824597
            TX|747650
            ## native: list tables
            About
            Restricted detail
            Species
            Strikes
            Strikes by month
            Strikes by state
            Total cost
            ## native: entity and a filter of the dashboard
            Texas|79|0
            Ohio|8|0
            """);
    assertThat(session.requests()).containsEntry("DashboardWidgets_SubmitExport", 6L);
    session.assertRecorded();
  }
}
