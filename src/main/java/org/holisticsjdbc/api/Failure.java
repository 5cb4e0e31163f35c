package org.holisticsjdbc.api;

/**
 * Why something could not be done, in words of the domain.
 *
 * <p>Every failure below the JDBC surface names one of these; {@code SqlExceptions} gives each its
 * SQLSTATE and its {@code java.sql} class (DESIGN §7). A new constant does not compile there until
 * someone decides.
 */
public enum Failure {
  /** No connection could be opened to the host. */
  UNREACHABLE,
  /** The connection was lost, the service failed (5xx), a file was cut short or a link is dead. */
  CONNECTION_LOST,
  /** The answer is not what the contract promises: HTML, malformed JSON. */
  UNREADABLE_ANSWER,
  /** The API key is missing, wrong, or must not go to this host. */
  UNAUTHENTICATED,
  /** The key's owner may not do this, or the widget may not be exported. */
  FORBIDDEN,
  /** The service refused the request's content (400, 422). */
  INVALID_REQUEST,
  /** The named object does not exist (404). */
  NOT_FOUND,
  /** The rate limit did not free up in time (429). */
  RATE_LIMITED,
  /** The service is in maintenance, or unavailable (503). */
  MAINTENANCE,
  /** The export job ended as a failure. */
  JOB_FAILED,
  /** The service cancelled the export job. */
  JOB_CANCELLED,
  /** No dashboard of that name. */
  UNKNOWN_SCHEMA,
  /** No widget of that name. */
  UNKNOWN_TABLE,
  /** No column of that name. */
  UNKNOWN_COLUMN,
  /** The object exists and holds no rows, such as a text widget. */
  NOT_A_TABLE,
  /** The name means two things. */
  AMBIGUOUS_NAME,
  /** The SQL text cannot be parsed. */
  SYNTAX,
  /** The SQL text parses and makes no sense. */
  SEMANTICS,
  /** A scalar sub-query returned more than one row. */
  SUBQUERY_ROWS,
  /** A value does not fit its type. */
  BAD_VALUE,
  /** A date or time cannot be read. */
  BAD_DATE,
  /** A number is out of the range of its type. */
  OVERFLOW,
  /** Division by zero. */
  DIVISION_BY_ZERO,
  /** A parameter was not set. */
  PARAMETER_MISSING,
  /** The statement was cancelled. */
  CANCELLED,
  /** The statement's time ran out. */
  TIMED_OUT,
  /** The statement needs more rows in memory than its budget. */
  MEMORY_BUDGET,
  /** The disk has no room for the export. */
  DISK_FULL,
  /** The result may be incomplete and the user asked for an error. */
  TRUNCATED,
  /** The connection is read-only. */
  READ_ONLY,
  /** Correct SQL that the driver does not do. */
  NOT_SUPPORTED,
  /** The connection, or what the call needs of it, is closed. */
  CLOSED,
  /** A defect of the driver. */
  INTERNAL
}
