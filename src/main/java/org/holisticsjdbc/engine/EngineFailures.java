package org.holisticsjdbc.engine;

import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.calcite.plan.RelOptPlanner.CannotPlanException;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.runtime.CalciteException;
import org.apache.calcite.sql.parser.SqlParseException;
import org.holisticsjdbc.api.Cancellation;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;

/** What Calcite and its generated code throw, as failures with a kind and a message for people. */
final class EngineFailures {
  private static final Pattern INVALID_DATE =
      Pattern.compile(
          "invalid (date|time|timestamp)|(year|month|day|hour|minute|second) field is out of range",
          Pattern.CASE_INSENSITIVE);

  private EngineFailures() {}

  /** Returns the failure of a statement that could not be planned. */
  static RuntimeException ofPlanning(Throwable thrown) {
    if (thrown instanceof VirtualMachineError error) {
      return ofMachine(error);
    }
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof HolisticsException failure) {
        return failure;
      }
      if (t instanceof SqlParseException e) {
        return new HolisticsException(Failure.SYNTAX, syntaxMessage(e), thrown);
      }
      if (t instanceof CalciteContextException e) {
        return new HolisticsException(kindOf(message(e)), position(e), thrown);
      }
      if (t instanceof CannotPlanException) {
        return new HolisticsException(
            Failure.NOT_SUPPORTED,
            "The statement is valid SQL that this driver cannot run",
            thrown);
      }
    }
    if (firstLine(innermost(thrown))
        .contains("64 KB")) { // Janino's words for the limit of a method
      return new HolisticsException(
          Failure.NOT_SUPPORTED,
          "The statement is too large to compile: shorten its conditions, or join a list of VALUES",
          thrown);
    }
    return ofValue(thrown).orElseGet(() -> internal("The statement could not be planned", thrown));
  }

  /** Returns the failure of a running statement; cancellation explains whatever it broke. */
  static RuntimeException ofExecution(Throwable thrown, Cancellation cancellation) {
    try {
      cancellation.check();
    } catch (HolisticsException reason) {
      return saidAtMoreLength(reason, thrown);
    }
    if (thrown instanceof VirtualMachineError error) {
      return ofMachine(error);
    }
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof HolisticsException failure) {
        return failure;
      }
    }
    return ofValue(thrown).orElseGet(() -> internal("The statement failed while running", thrown));
  }

  /** Whoever noticed the end of the wait may have known more of what it broke off. */
  private static HolisticsException saidAtMoreLength(HolisticsException reason, Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof HolisticsException failure
          && failure.failure() == reason.failure()
          && failure.getMessage().startsWith(reason.getMessage())) {
        return failure;
      }
    }
    return reason;
  }

  private static HolisticsException ofMachine(VirtualMachineError error) {
    if (error instanceof OutOfMemoryError) {
      return new HolisticsException(
          Failure.MEMORY_BUDGET,
          "The JVM ran out of memory. Lower maxMemoryRows, fetch less, or give it more heap",
          error);
    }
    if (error instanceof StackOverflowError) {
      return new HolisticsException(
          Failure.NOT_SUPPORTED, "The statement is nested too deeply for this driver", error);
    }
    throw error;
  }

  private static HolisticsException internal(String what, Throwable thrown) {
    return new HolisticsException(
        Failure.INTERNAL, "%s: %s".formatted(what, firstLine(innermost(thrown))), thrown);
  }

  /**
   * Failures of single values, which Calcite throws without a kind; generated static initialisers
   * wrap them.
   */
  private static Optional<HolisticsException> ofValue(Throwable thrown) {
    Throwable cause = innermost(thrown);
    String message = firstLine(cause);
    if (cause instanceof ArithmeticException) {
      return message.contains("zero")
          ? failure(Failure.DIVISION_BY_ZERO, "Division by zero", thrown)
          : failure(Failure.OVERFLOW, "Number out of range: " + message, thrown);
    }
    if (cause instanceof DateTimeParseException || INVALID_DATE.matcher(message).find()) {
      return failure(Failure.BAD_DATE, message, thrown);
    }
    if (message.contains("SINGLE_VALUE")) {
      return failure(
          Failure.SUBQUERY_ROWS,
          "A sub-query that stands for one value returned more than one row",
          thrown);
    }
    if (message.contains("out of range")) {
      return failure(Failure.OVERFLOW, message, thrown);
    }
    return cause instanceof CalciteException || cause instanceof IllegalArgumentException
        ? failure(Failure.BAD_VALUE, message, thrown)
        : Optional.empty();
  }

  private static Optional<HolisticsException> failure(
      Failure kind, String message, Throwable cause) {
    return Optional.of(new HolisticsException(kind, message, cause));
  }

  private static Throwable innermost(Throwable thrown) {
    Throwable t = thrown;
    while (t.getCause() != null && t.getCause() != t) {
      t = t.getCause();
    }
    return t;
  }

  private static String firstLine(Throwable thrown) {
    String message =
        Optional.ofNullable(thrown.getMessage()).orElse(thrown.getClass().getSimpleName());
    return message.lines().findFirst().orElse(thrown.getClass().getSimpleName());
  }

  private static String message(CalciteContextException e) {
    return firstLine(e.getCause() == null ? e : e.getCause());
  }

  private static String position(CalciteContextException e) {
    return "%s (line %d, column %d)".formatted(message(e), e.getPosLine(), e.getPosColumn());
  }

  private static String syntaxMessage(SqlParseException e) {
    String message = Optional.ofNullable(e.getMessage()).orElse("cannot be parsed");
    int expected = message.indexOf("Was expecting");
    String what = (expected < 0 ? message : message.substring(0, expected)).strip();
    return "Syntax error: " + what.replaceAll("\\s*\\R\\s*", " ");
  }

  private static Failure kindOf(String message) {
    if (message.startsWith("Column") && message.contains("not found")) {
      return Failure.UNKNOWN_COLUMN;
    }
    if (message.startsWith("Object") || message.startsWith("Table")) {
      return message.contains("not found") ? Failure.UNKNOWN_TABLE : Failure.SEMANTICS;
    }
    return message.contains("ambiguous") ? Failure.AMBIGUOUS_NAME : Failure.SEMANTICS;
  }
}
