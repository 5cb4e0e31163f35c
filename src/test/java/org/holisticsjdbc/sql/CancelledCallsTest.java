package org.holisticsjdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import org.holisticsjdbc.sandbox.Fault;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What becomes of a call that nobody waits for any more. */
class CancelledCallsTest {
  @RegisterExtension final SandboxExtension holistics = new SandboxExtension();

  @Test
  void aChangeThatWaitsToBeRepeatedIsNotSentAfterTheTimeout() throws Exception {
    holistics.faults().onOperation("Groups_Create", Fault.rateLimited(Duration.ofSeconds(3)));
    try (Connection connection = holistics.connect();
        Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(1);
      assertThatThrownBy(
              () -> statement.executeQuery("CALL holistics.groups_create(name => 'Late')"))
          .isInstanceOf(SQLTimeoutException.class)
          .hasMessageContaining("may have reached the service");

      statement.setQueryTimeout(0);
      // Longer than the repeat would have waited: this call is made to wait as long first.
      holistics.faults().onOperation("Groups_List", Fault.delay(Duration.ofSeconds(4)));
      statement.executeQuery("SELECT * FROM holistics.groups").close();
    }

    assertThat(holistics.exchanges("Groups_Create")).hasSize(1);
    assertThat(holistics.query("SELECT * FROM holistics.groups WHERE name = 'Late'")).isEmpty();
  }
}
