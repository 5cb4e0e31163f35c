package org.holisticsjdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.holisticsjdbc.sandbox.FieldType;
import org.holisticsjdbc.sandbox.GivenDashboard;
import org.holisticsjdbc.sandbox.GivenDashboard.Column;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who uses what: administration joined with the data of a dashboard. */
class AdministrationJoinTest {
  private static final GivenDashboard OPS =
      new GivenDashboard(
          "Ops",
          List.of(
              new GivenDashboard.Table(
                  "Usage by user",
                  List.of(Column.of("Email", FieldType.TEXT), Column.of("Opens", FieldType.NUMBER)),
                  () ->
                      Stream.of(
                          new Object[] {"ada.nowak@holistics.example", new BigDecimal("12")},
                          new Object[] {"nobody@holistics.example", new BigDecimal("5")},
                          new Object[] {"hiro.ueda@holistics.example", new BigDecimal("3")}))),
          List.of());

  @RegisterExtension
  final SandboxExtension holistics =
      new SandboxExtension(SandboxExtension.shortJobs().withTables(List.of(OPS)));

  @Test
  void usersAndTheirGroupsAreJoinedWithWhatADashboardKnowsOfThem() throws SQLException {
    List<List<Object>> rows =
        holistics.query(
            "SELECT u.email, LISTAGG(m.group_name, ', ') WITHIN GROUP (ORDER BY m.group_name), MAX(w.\"Opens\")"
                + " FROM holistics.users u JOIN holistics.group_members m ON m.user_id = u.id"
                + " JOIN \"Ops\".\"Usage by user\" w ON w.\"Email\" = u.email"
                + " WHERE w.\"Opens\" > 2 GROUP BY u.email ORDER BY 3 DESC");

    assertThat(rows).as("Ada is in no group, and nobody is no user").hasSize(1);
    assertThat(rows.get(0).get(0)).isEqualTo("hiro.ueda@holistics.example");
    assertThat(rows.get(0).get(2)).isEqualTo(new BigDecimal("3"));
    assertThat(holistics.exchanges("Users_List")).hasSize(1);
    assertThat(holistics.exchanges("Groups_List")).hasSize(1);
    assertThat(holistics.exchanges("DashboardWidgets_SubmitExport")).hasSize(1);
  }
}
