package org.holisticsjdbc.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MyBatisIT {
  private static final ClientProgram PROGRAM =
      HeavyClients.program(
          "MyBatis", "mybatis", "mybatis", "org.holisticsjdbc.clients.mybatis.MyBatisProgram");

  @RegisterExtension final SandboxExtension holistics = new SandboxExtension();

  @Test
  void mappersReadWidgets() throws Exception {
    String driver = "org.holisticsjdbc.clients.recorder.RecordingDriver";
    ClientSession session =
        PROGRAM.run(holistics, List.of(), holistics.url(), holistics.apiKey(), driver);

    assertThat(session.out())
        .isEqualTo(
            """
            ## list tables
            Strikes
            Total cost
            Strikes by month
            Strikes by state
            About
            Restricted detail
            Species
            ## describe columns
            Amount BigDecimal -5
            Big integer BigDecimal -9223372036854775808
            Date Date 2024-12-31
            Datetime Timestamp 2024-12-31 12:00:00.5
            Id BigDecimal 6
            Note String say "hello"
            Precise BigDecimal 99.99
            Text String comma, inside
            Truefalse Boolean true
            ## filter
            StateStrikes[state=Ohio, strikes=210, highestCost=44100]
            StateStrikes[state=Texas, strikes=1495, highestCost=7043545]
            ## aggregate
            {cost=1102139, latest=1990-12-24, strikes=463}
            ## join
            {flights=824597, state=CA}
            {flights=747650, state=TX}
            ## rows in the middle, skipped by the client
            StateStrikes[state=Illinois, strikes=505, highestCost=1715077]
            StateStrikes[state=Kentucky, strikes=535, highestCost=686031]
            """);
    assertThat(session.requests()).containsEntry("DashboardWidgets_SubmitExport", 7L);
    session.assertRecorded();
  }
}
