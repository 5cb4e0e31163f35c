package org.holisticsjdbc.engine;

import java.util.List;
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

  /**
   * Starts the exports of the plan and opens its rows. The caller closes them.
   *
   * @param parameters a value per marker: null, Boolean, a Number, String, byte[], LocalDate,
   *     LocalTime, LocalDateTime, or OffsetDateTime
   * @param cancellation ends the execution from another thread; every wait inside obeys it
   */
  Rows execute(List<Object> parameters, Cancellation cancellation);
}
