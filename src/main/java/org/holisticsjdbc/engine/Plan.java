package org.holisticsjdbc.engine;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.holisticsjdbc.api.Cancellation;

/**
 * A statement that was parsed, validated and planned; immutable, and may be executed again and
 * again.
 */
public interface Plan {

  /** Returns the columns of the result. */
  List<Column> columns();

  /** Returns the parameter markers, in order. */
  List<Parameter> parameters();

  /** Returns which procedure the statement calls; empty where it is a query. */
  default Optional<Called> called() {
    return Optional.empty();
  }

  /**
   * A procedure that is called.
   *
   * @param changesAccount whether the call may change, start or send something
   * @param returnsValue whether the statement begins with {@code ? =}, a marker that is not among
   *     {@link #parameters}
   * @param markers the name of the parameter that each of {@link #parameters} sets
   */
  record Called(
      String procedure, boolean changesAccount, boolean returnsValue, List<String> markers) {
    public Called {
      requireNonNull(procedure, "procedure");
      markers = List.copyOf(markers);
    }
  }

  /**
   * Starts the exports of the plan and opens its rows. The caller closes them.
   *
   * @param parameters a value per marker: null, Boolean, a Number, String, byte[], LocalDate,
   *     LocalTime, LocalDateTime, OffsetDateTime, or a List of these for an array
   * @param cancellation ends the execution from another thread; every wait inside obeys it
   */
  Rows execute(List<Object> parameters, Cancellation cancellation);
}
