package org.holisticsjdbc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SqlExceptionsTest {

  @ParameterizedTest
  @EnumSource(Failure.class)
  void everyFailureHasASqlStateAndKeepsItsMessageItsCodeAndItsCause(Failure failure) {
    HolisticsException cause = new HolisticsException(failure, 503, "what happened", null);
    assertThat((Throwable) SqlExceptions.from(cause))
        .isNotExactlyInstanceOf(SQLException.class)
        .hasMessage("what happened")
        .hasCause(cause)
        .hasFieldOrPropertyWithValue("errorCode", 503)
        .extracting("SQLState")
        .asString()
        .matches("[0-9A-Z]{5}");
  }

  @ParameterizedTest
  @CsvSource({
    "UNREACHABLE, 08001",
    "CONNECTION_LOST, 08S01",
    "UNREADABLE_ANSWER, 08P01",
    "UNAUTHENTICATED, 28000",
    "FORBIDDEN, 42501",
    "INVALID_REQUEST, 22023",
    "NOT_FOUND, 02000",
    "RATE_LIMITED, 53000",
    "MAINTENANCE, 57P03",
    "JOB_FAILED, 38000",
    "JOB_CANCELLED, 40001",
    "UNKNOWN_SCHEMA, 3F000",
    "UNKNOWN_TABLE, 42S02",
    "UNKNOWN_COLUMN, 42S22",
    "NOT_A_TABLE, 42809",
    "AMBIGUOUS_NAME, 42000",
    "SYNTAX, 42601",
    "SEMANTICS, 42000",
    "SUBQUERY_ROWS, 21000",
    "BAD_VALUE, 22018",
    "BAD_DATE, 22007",
    "OVERFLOW, 22003",
    "DIVISION_BY_ZERO, 22012",
    "PARAMETER_MISSING, 07001",
    "CANCELLED, 57014",
    "TIMED_OUT, 57014",
    "MEMORY_BUDGET, 53200",
    "DISK_FULL, 53100",
    "TRUNCATED, 54000",
    "READ_ONLY, 25006",
    "NOT_SUPPORTED, 0A000",
    "CLOSED, 08003",
    "INTERNAL, XX000"
  })
  void sqlStatesAreThoseOfTheDesign(Failure failure, String sqlState) {
    assertThat(SqlExceptions.of(failure, "").getSQLState()).isEqualTo(sqlState);
  }

  @Test
  void aTimeoutIsASqlTimeoutException() {
    assertThat((Throwable) SqlExceptions.of(Failure.TIMED_OUT, "late"))
        .isInstanceOf(SQLTimeoutException.class);
  }

  @Test
  void aFailureIsFoundUnderTheWrappersOfOthers() {
    var inner = new HolisticsException(Failure.JOB_FAILED, "division by zero at the service");
    var wrapped = new ExceptionInInitializerError(new RuntimeException("Error", inner));
    assertThat((Throwable) SqlExceptions.from(wrapped))
        .hasMessage("division by zero at the service")
        .hasFieldOrPropertyWithValue("SQLState", "38000");
  }

  @Test
  void anUnknownThrowableIsADefectWithAState() {
    assertThat((Throwable) SqlExceptions.from(new IllegalStateException("odd")))
        .hasMessage("The driver failed: java.lang.IllegalStateException: odd")
        .hasFieldOrPropertyWithValue("SQLState", "XX000");
  }

  @Test
  void anSqlExceptionWithoutAStateGetsOne() {
    assertThat(SqlExceptions.from(new SQLException("stateless")).getSQLState()).isEqualTo("XX000");
  }

  @Test
  void aFullHeapAndAFullStackAreErrorsOfTheStatement() {
    assertThat(SqlExceptions.from(new OutOfMemoryError("heap")).getSQLState()).isEqualTo("53200");
    assertThat(SqlExceptions.from(new StackOverflowError()).getSQLState()).isEqualTo("54001");
  }

  @Test
  void aSickVirtualMachineIsNotHidden() {
    assertThatThrownBy(() -> SqlExceptions.from(new InternalError("sick")))
        .isInstanceOf(InternalError.class);
  }
}
