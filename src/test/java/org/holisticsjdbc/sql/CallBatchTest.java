package org.holisticsjdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.holisticsjdbc.testing.SandboxExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Calls as updates, one by one and in batches. */
class CallBatchTest {
  @RegisterExtension final SandboxExtension holistics = new SandboxExtension();
  private Connection connection;
  private Statement statement;

  @BeforeEach
  void connect() throws SQLException {
    connection = holistics.connect();
    statement = connection.createStatement();
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  private List<String> groups() throws SQLException {
    return holistics.query("CALL groups_list()").stream().map(row -> (String) row.get(1)).toList();
  }

  @Test
  void theUpdateCountIsTheNumberOfRowsOfTheAnswer() throws SQLException {
    assertThat(statement.executeUpdate("CALL groups_create(name => 'Sales')")).isEqualTo(1);
    assertThat(statement.getUpdateCount()).isEqualTo(1);
    assertThat(statement.getResultSet()).isNull();
    assertThat(statement.getMoreResults()).isFalse();
    assertThat(statement.getUpdateCount()).isEqualTo(-1);
    assertThat(statement.executeLargeUpdate("{call groups_create('Support')}")).isEqualTo(1);
    assertThat(statement.execute("CALL groups_create(name => 'Legal')")).isTrue();
    assertThat(statement.getUpdateCount()).isEqualTo(-1);
    assertThat(holistics.exchanges("Groups_Create")).hasSize(3);
    assertThat(groups()).endsWith("Sales", "Support", "Legal");
  }

  @Test
  void aCallThatOnlyReadsIsNoUpdate() throws SQLException {
    int before = holistics.exchanges().size();
    assertThatThrownBy(() -> statement.executeUpdate("CALL groups_list()"))
        .hasFieldOrPropertyWithValue("SQLState", "42000")
        .hasMessage("The statement returns rows: use executeQuery or execute");
    assertThatThrownBy(() -> connection.prepareStatement("CALL users_me()").executeLargeUpdate())
        .hasFieldOrPropertyWithValue("SQLState", "42000");
    assertThat(holistics.exchanges()).hasSize(before);
  }

  @Test
  void aBatchOfTextsSendsOneRequestForEach() throws SQLException {
    statement.addBatch("CALL groups_create(name => 'Sales')");
    statement.addBatch("{call groups_create('Support')}");
    assertThat(holistics.exchanges("Groups_Create")).isEmpty();

    assertThat(statement.executeBatch()).containsExactly(1, 1);

    assertThat(holistics.exchanges("Groups_Create")).hasSize(2);
    assertThat(groups()).endsWith("Sales", "Support");
    assertThat(statement.executeBatch()).isEmpty();
  }

  @Test
  void aBatchOfParametersSendsOneRequestForEachSet() throws SQLException {
    try (PreparedStatement create = connection.prepareStatement("CALL groups_create(name => ?)")) {
      for (String name : List.of("Sales", "Support", "Legal")) {
        create.setString(1, name);
        create.addBatch();
      }
      assertThat(create.executeLargeBatch()).containsExactly(1, 1, 1);
    }
    assertThat(holistics.exchanges("Groups_Create")).hasSize(3);
    assertThat(groups()).endsWith("Sales", "Support", "Legal");
  }

  @Test
  void aBatchStopsAtTheFirstFailureAndTellsWhatWasDone() throws SQLException {
    long id = (Long) holistics.query("CALL groups_list()").get(0).get(0);
    try (PreparedStatement rename = connection.prepareStatement("CALL groups_update(?, ?)")) {
      for (long each : new long[] {id, 1, id}) {
        rename.setLong(1, each);
        rename.setString(2, "Name " + each);
        rename.addBatch();
      }
      assertThatThrownBy(rename::executeBatch)
          .isInstanceOf(BatchUpdateException.class)
          .hasFieldOrPropertyWithValue("SQLState", "02000")
          .hasFieldOrPropertyWithValue("errorCode", 404)
          .hasMessageStartingWith("Statement 2 of the batch failed: ")
          .asInstanceOf(type(BatchUpdateException.class))
          .extracting(BatchUpdateException::getLargeUpdateCounts)
          .isEqualTo(new long[] {1});
    }
    assertThat(holistics.exchanges("Groups_Update")).hasSize(2);
  }

  @Test
  void aReadInABatchFailsWithoutARequest() throws SQLException {
    statement.addBatch("CALL groups_create(name => 'Sales')");
    statement.addBatch("CALL groups_list()");
    assertThatThrownBy(statement::executeBatch)
        .isInstanceOf(BatchUpdateException.class)
        .hasFieldOrPropertyWithValue("SQLState", "42000")
        .hasFieldOrPropertyWithValue("updateCounts", new int[] {1});
    assertThat(holistics.exchanges("Groups_List")).isEmpty();
  }

  @Test
  void aBatchCanBeCleared() throws SQLException {
    statement.addBatch("CALL groups_create(name => 'Sales')");
    statement.clearBatch();
    assertThat(statement.executeBatch()).isEmpty();
    assertThat(holistics.exchanges("Groups_Create")).isEmpty();
  }

  @Test
  void aLimitOfRowsIsNoLimitOfTheCount() throws SQLException {
    statement.setMaxRows(1);
    assertThat(statement.executeUpdate("CALL groups_create(name => 'Sales')")).isEqualTo(1);
    assertThat(statement.executeQuery("CALL groups_list()").next()).isTrue();
  }
}
