package org.holisticsjdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.holisticsjdbc.sandbox.Fault;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What connections to one account share, and what they do not. */
class SharingTest {
  private static final String SQL = "SELECT COUNT(*) FROM \"16076\".\"4175\"";

  @RegisterExtension final SandboxExtension holistics = new SandboxExtension();

  private Connection connect(String key, String value) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty(key, value);
    return holistics.connect(properties);
  }

  @Test
  void everyConnectionNamesItsOwnApplication() throws SQLException {
    try (Connection first = connect("applicationName", "First");
        Connection second = connect("applicationName", "Second")) {
      assertThat(first.isValid(5)).isTrue();
      second.createStatement().executeQuery(SQL);

      assertThat(holistics.exchanges("DashboardWidgets_SubmitExport"))
          .singleElement()
          .satisfies(submit -> assertThat(submit.requestHeaders().toString()).contains("(Second)"));
    }
  }

  @Test
  void everyConnectionWaitsAsLongAsItWasToldTo() throws SQLException {
    try (Connection patient = holistics.connect();
        Connection impatient = connect("requestTimeout", "300ms")) {
      assertThat(patient.isValid(5)).isTrue();
      holistics.faults().onOperation("Dashboards_Get", Fault.delay(Duration.ofSeconds(3)).always());

      assertThatThrownBy(() -> impatient.createStatement().executeQuery(SQL))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("no answer within 0.3 s");
    }
  }
}
