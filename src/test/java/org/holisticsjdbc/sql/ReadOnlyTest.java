package org.holisticsjdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.BatchUpdateException;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A connection that is read-only changes nothing, however it is asked to. */
class ReadOnlyTest {
  private static final String CREATE = "CALL groups_create(name => 'Sales')";

  @RegisterExtension final SandboxExtension holistics = new SandboxExtension();

  private static void assertRefused(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(SQLException.class)
        .hasFieldOrPropertyWithValue("SQLState", "25006")
        .hasMessageContaining("groups_create")
        .hasMessageContaining("read-only");
  }

  private Connection readOnly() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("readOnly", "true");
    return holistics.connect(properties);
  }

  @Test
  void noPathLeadsToAChange() throws SQLException {
    try (Connection connection = readOnly();
        Statement statement = connection.createStatement();
        PreparedStatement prepared = connection.prepareStatement(CREATE);
        CallableStatement call = connection.prepareCall("{? = call groups_create('Sales')}")) {
      int before = holistics.exchanges().size();

      assertRefused(() -> statement.execute(CREATE));
      assertRefused(() -> statement.executeQuery(CREATE));
      assertRefused(() -> statement.executeUpdate(CREATE));
      assertRefused(() -> statement.executeLargeUpdate(CREATE));
      assertRefused(prepared::execute);
      assertRefused(prepared::executeQuery);
      assertRefused(prepared::executeUpdate);
      assertRefused(call::execute);
      assertRefused(call::executeQuery);
      assertRefused(call::executeUpdate);
      statement.addBatch(CREATE);
      prepared.addBatch();
      call.addBatch();
      assertRefused(statement::executeBatch);
      assertRefused(prepared::executeLargeBatch);
      assertThatThrownBy(call::executeBatch)
          .isInstanceOf(BatchUpdateException.class)
          .hasFieldOrPropertyWithValue("updateCounts", new int[0]);

      assertThat(holistics.exchanges()).hasSize(before);
    }
  }

  @Test
  void whatWasPreparedBeforeIsRefusedToo() throws SQLException {
    try (Connection connection = holistics.connect();
        PreparedStatement prepared = connection.prepareStatement(CREATE)) {
      connection.setReadOnly(true);
      assertRefused(prepared::executeUpdate);
      assertThat(holistics.exchanges("Groups_Create")).isEmpty();
      connection.setReadOnly(false);
      assertThat(prepared.executeUpdate()).isEqualTo(1);
    }
  }

  @Test
  void readingAndExplainingAreAllowed() throws SQLException {
    try (Connection connection = readOnly();
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeQuery("CALL groups_list()").next()).isTrue();
      assertThat(statement.executeQuery("SELECT 1").next()).isTrue();
      assertThat(SandboxExtension.rows(statement.executeQuery("EXPLAIN PLAN FOR " + CREATE)))
          .asString()
          .contains("POST");
    }
    assertThat(holistics.exchanges("Groups_Create")).isEmpty();
  }

  @Test
  void aPostThatOnlyReadsIsAllowed() throws SQLException {
    try (Connection connection = readOnly();
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeQuery("CALL dashboards_build_url(id => 16076)").next()).isTrue();
    }
    assertThat(holistics.exchanges("Dashboards_BuildUrl"))
        .singleElement()
        .satisfies(sent -> assertThat(sent.method()).isEqualTo("POST"));
  }

  @Test
  void aQueryChangesNothingEither() throws SQLException {
    try (Connection connection = readOnly();
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(
              () -> statement.execute("SELECT * FROM TABLE(holistics.groups_create('Sales'))"))
          .isInstanceOf(SQLException.class);
    }
    assertThat(holistics.exchanges("Groups_Create")).isEmpty();
  }

  @Test
  void theUrlsWordStands() throws SQLException {
    try (Connection connection = readOnly();
        Statement statement = connection.createStatement()) {
      connection.setReadOnly(false);
      assertThat(connection.isReadOnly()).isTrue();
      assertThat(connection.getWarnings().getSQLState()).isEqualTo("01000");
      assertRefused(() -> statement.execute(CREATE));
    }
  }
}
