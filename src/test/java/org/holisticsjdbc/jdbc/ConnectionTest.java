package org.holisticsjdbc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.holisticsjdbc.jdbc.InMemoryPlan.column;
import static org.holisticsjdbc.jdbc.SqlState.assertState;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectionTest {
  private final InMemoryWorkspace workspace = new InMemoryWorkspace();
  private final HolisticsConnection connection = InMemoryWorkspace.connect(workspace);

  {
    workspace.answers("one", InMemoryPlan.value(column("N", SqlType.INTEGER), 1));
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void transactionsAreAcceptedAndDoNothing() throws SQLException {
    assertThat(connection.getAutoCommit()).isTrue();
    connection.setAutoCommit(false);
    assertThat(connection.getAutoCommit()).isFalse();
    connection.commit();
    connection.rollback();
    connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
    assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_NONE);
    assertThat(connection.getWarnings().getMessage()).contains("no transactions");
    assertState("HY024", () -> connection.setTransactionIsolation(99));
    assertState("0A000", connection::setSavepoint);
  }

  @Test
  void scrollingAndUpdatingAreRefusedByWarnings() throws SQLException {
    Statement statement =
        connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE);
    assertThat(statement.getResultSetType()).isEqualTo(ResultSet.TYPE_FORWARD_ONLY);
    assertThat(statement.getResultSetConcurrency()).isEqualTo(ResultSet.CONCUR_READ_ONLY);
    assertThat(connection.getWarnings().getSQLState()).isEqualTo("01S02");
    assertThat(connection.getWarnings().getNextWarning().getMessage())
        .isEqualTo("Result sets can only be read: the statement was made CONCUR_READ_ONLY");
    connection.clearWarnings();
    assertThat((Throwable) connection.getWarnings()).isNull();
    connection.prepareStatement("one", ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
    assertThat((Throwable) connection.getWarnings()).isNull();
    assertState("HY024", () -> connection.createStatement(1, 2));
  }

  @Test
  void theDefaultSchemaIsUsedForPlanning() throws SQLException {
    connection.prepareStatement("one").close();
    connection.setSchema("Sales");
    assertThat(connection.getSchema()).isEqualTo("Sales");
    connection.createStatement().executeQuery("one");
    connection.setSchema(null);
    assertThat(connection.getSchema()).isNull();
    assertThat(workspace.asked).containsExactly("plan one", "plan one in Sales");
    try (var other = InMemoryWorkspace.connect(workspace, "schema", "Marketing")) {
      assertThat(other.getSchema()).isEqualTo("Marketing");
    }
  }

  @Test
  void validityIsAskedOfTheService() throws SQLException {
    assertThat(connection.isValid(3)).isTrue();
    assertThat(workspace.validityAskedFor).isEqualTo(Duration.ofSeconds(3));
    assertThat(connection.isValid(0)).isTrue();
    assertThat(workspace.validityAskedFor).isEqualTo(Duration.ofSeconds(60));
    assertState("HY024", () -> connection.isValid(-1));
    connection.close();
    assertThat(connection.isValid(1)).isFalse();
  }

  @Test
  void clientInfoIsRememberedAndUnknownNamesAreAWarning() throws SQLException {
    connection.setClientInfo("ApplicationName", "Report");
    assertThat(connection.getClientInfo("ApplicationName")).isEqualTo("Report");
    connection.setClientInfo("Colour", "blue");
    assertThat(connection.getWarnings().getMessage())
        .isEqualTo("There is no client info property 'Colour'");
    Properties info = new Properties();
    info.setProperty("ClientUser", "ann");
    connection.setClientInfo(info);
    assertThat(connection.getClientInfo()).isEqualTo(info);
    assertThat(connection.getClientInfo("Colour")).isNull();
    connection.close();
    assertThatThrownBy(() -> connection.setClientInfo("ApplicationName", "x"))
        .isInstanceOf(SQLClientInfoException.class)
        .hasFieldOrPropertyWithValue("SQLState", "08003");
  }

  @Test
  void readOnlyFromTheUrlStays() throws SQLException {
    connection.setReadOnly(true);
    assertThat(connection.isReadOnly()).isTrue();
    connection.setReadOnly(false);
    assertThat(connection.isReadOnly()).isFalse();
    try (var fixed = InMemoryWorkspace.connect(workspace, "readOnly", "true")) {
      fixed.setReadOnly(false);
      assertThat(fixed.isReadOnly()).isTrue();
      assertThat(fixed.getWarnings().getSQLState()).isEqualTo("01000");
    }
  }

  @Test
  void closingClosesEverythingOnceAndForAll() throws SQLException {
    Statement statement = connection.createStatement();
    ResultSet rows = statement.executeQuery("one");
    connection.close();
    connection.close();
    assertThat(workspace.closed).isTrue();
    assertThat(statement.isClosed()).isTrue();
    assertThat(rows.isClosed()).isTrue();
    assertState("08003", connection::createStatement).hasMessage("The connection is closed");
    assertState("08003", () -> statement.executeQuery("one"));
    assertState("08003", connection::commit);
    assertState("24000", rows::next);
  }

  @Test
  void abortCloses() throws SQLException {
    assertState("HY024", () -> connection.abort(null));
    connection.abort(Runnable::run);
    assertThat(connection.isClosed()).isTrue();
    connection.abort(Runnable::run);
  }

  @Test
  void itShowsItselfAsWhatItIs() throws SQLException {
    assertThat(connection.isWrapperFor(Connection.class)).isTrue();
    assertThat(connection.unwrap(HolisticsConnection.class)).isSameAs(connection);
    assertThat(connection.isWrapperFor(String.class)).isFalse();
    assertState("HY024", () -> connection.unwrap(String.class))
        .hasMessage("HolisticsConnection is no java.lang.String");
    assertThat(connection.toString())
        .isEqualTo("HolisticsConnection[jdbc:holistics://us]")
        .doesNotContain("k3y");
  }

  @Test
  void aCallIsPreparedLikeAnyStatement() throws SQLException {
    assertState("42601", () -> connection.prepareCall("{call x}"))
        .hasMessage("No plan for: {call x}");
    assertState("HY024", () -> connection.prepareCall(null));
    assertThat(
            connection.prepareCall(
                "one", ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY))
        .isNotNull();
    assertThat(connection.getWarnings().getSQLState()).isEqualTo("01S02");
  }
}
