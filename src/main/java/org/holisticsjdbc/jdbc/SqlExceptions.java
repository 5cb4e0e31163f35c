package org.holisticsjdbc.jdbc;

import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLNonTransientException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientConnectionException;
import java.sql.SQLTransientException;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;

/** The one place where a failure becomes an SQLException with a SQLSTATE (DESIGN §7). */
final class SqlExceptions {
  private SqlExceptions() {}

  /** Work that may fail in any way. */
  @FunctionalInterface
  interface Call<T> {
    T run() throws Exception;
  }

  /** Runs the work; whatever goes wrong in it leaves as an SQLException. */
  static <T> T guard(Call<T> work) throws SQLException {
    try {
      return work.run();
    } catch (Throwable failure) {
      throw from(failure);
    }
  }

  /** Turns whatever was thrown into an SQLException; a sick virtual machine's error is rethrown. */
  static SQLException from(Throwable thrown) {
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < 50; depth++, cause = cause.getCause()) {
      if (cause instanceof SQLException known && known.getSQLState() != null) {
        return known;
      }
      if (cause instanceof HolisticsException known) {
        return of(known.failure(), known.getMessage(), known.vendorCode(), thrown);
      }
      if (cause instanceof VirtualMachineError error) {
        return from(error);
      }
    }
    return of(Failure.INTERNAL, "The driver failed: " + thrown, 0, thrown);
  }

  private static SQLException from(VirtualMachineError error) {
    if (error instanceof OutOfMemoryError) {
      return of(Failure.MEMORY_BUDGET, "The Java heap is full: " + error.getMessage(), 0, error);
    }
    if (error instanceof StackOverflowError) {
      return new SQLNonTransientException(
          "The statement is nested too deeply for the thread's stack", "54001", error);
    }
    throw error;
  }

  /** Creates the exception of a failure. */
  static SQLException of(Failure failure, String message) {
    return of(failure, message, 0, null);
  }

  private static SQLException of(Failure failure, String text, int code, Throwable cause) {
    return switch (failure) { // no default: a new failure does not compile until someone decides
      case UNREACHABLE -> new SQLNonTransientConnectionException(text, "08001", code, cause);
      case CONNECTION_LOST -> new SQLTransientConnectionException(text, "08S01", code, cause);
      case UNREADABLE_ANSWER -> new SQLNonTransientConnectionException(text, "08P01", code, cause);
      case CLOSED -> new SQLNonTransientConnectionException(text, "08003", code, cause);
      case UNAUTHENTICATED -> new SQLInvalidAuthorizationSpecException(text, "28000", code, cause);
      case FORBIDDEN -> new SQLSyntaxErrorException(text, "42501", code, cause);
      case INVALID_REQUEST -> new SQLDataException(text, "22023", code, cause);
      case NOT_FOUND -> new SQLNonTransientException(text, "02000", code, cause);
      case RATE_LIMITED -> new SQLTransientException(text, "53000", code, cause);
      case MAINTENANCE -> new SQLTransientException(text, "57P03", code, cause);
      case JOB_FAILED -> new SQLNonTransientException(text, "38000", code, cause);
      case JOB_CANCELLED -> new SQLTransactionRollbackException(text, "40001", code, cause);
      case UNKNOWN_SCHEMA -> new SQLSyntaxErrorException(text, "3F000", code, cause);
      case UNKNOWN_TABLE -> new SQLSyntaxErrorException(text, "42S02", code, cause);
      case UNKNOWN_COLUMN -> new SQLSyntaxErrorException(text, "42S22", code, cause);
      case NOT_A_TABLE -> new SQLSyntaxErrorException(text, "42809", code, cause);
      case AMBIGUOUS_NAME, SEMANTICS -> new SQLSyntaxErrorException(text, "42000", code, cause);
      case SYNTAX -> new SQLSyntaxErrorException(text, "42601", code, cause);
      case SUBQUERY_ROWS -> new SQLNonTransientException(text, "21000", code, cause);
      case BAD_VALUE -> new SQLDataException(text, "22018", code, cause);
      case BAD_DATE -> new SQLDataException(text, "22007", code, cause);
      case OVERFLOW -> new SQLDataException(text, "22003", code, cause);
      case DIVISION_BY_ZERO -> new SQLDataException(text, "22012", code, cause);
      case PARAMETER_MISSING -> new SQLNonTransientException(text, "07001", code, cause);
      case CANCELLED -> new SQLNonTransientException(text, "57014", code, cause);
      case TIMED_OUT -> new SQLTimeoutException(text, "57014", code, cause);
      case MEMORY_BUDGET -> new SQLNonTransientException(text, "53200", code, cause);
      case DISK_FULL -> new SQLTransientException(text, "53100", code, cause);
      case TRUNCATED -> new SQLNonTransientException(text, "54000", code, cause);
      case READ_ONLY -> new SQLNonTransientException(text, "25006", code, cause);
      case NOT_SUPPORTED -> new SQLFeatureNotSupportedException(text, "0A000", code, cause);
      case INTERNAL -> new SQLNonTransientException(text, "XX000", code, cause);
    };
  }

  static SQLException notSupported(String what) {
    return of(Failure.NOT_SUPPORTED, what);
  }

  static SQLException connectionClosed() {
    return of(Failure.CLOSED, "The connection is closed");
  }

  static SQLException statementClosed() {
    return new SQLNonTransientException("The statement is closed", "HY010");
  }

  static SQLException resultSetClosed() {
    return new SQLNonTransientException("The result set is closed", "24000");
  }

  static SQLException notOnARow() {
    return new SQLNonTransientException(
        "The result set is not on a row: call next() first, and read while it returns true",
        "24000");
  }

  /** A method was called that the object's state does not allow. */
  static SQLException wrongOrder(String message) {
    return new SQLNonTransientException(message, "HY010");
  }

  /** An argument of a JDBC method makes no sense. */
  static SQLException invalidArgument(String message) {
    return new SQLNonTransientException(message, "HY024");
  }

  /** A column or parameter number that does not exist. */
  static SQLException invalidIndex(String what, int index, int count) {
    String range = count == 0 ? "there are none" : "they count from 1 to " + count;
    return new SQLDataException("There is no %s %d: %s".formatted(what, index, range), "07009");
  }

  static SQLException unknownColumn(String message) {
    return of(Failure.UNKNOWN_COLUMN, message);
  }

  static SQLException badValue(String message) {
    return of(Failure.BAD_VALUE, message);
  }

  static SQLException badDate(String message) {
    return of(Failure.BAD_DATE, message);
  }

  static SQLException outOfRange(String message) {
    return of(Failure.OVERFLOW, message);
  }
}
