package org.holisticsjdbc.procedure;

import java.util.Optional;

/** The rows of a call, forward only; reading on may ask the service for the next page. */
public interface ProcedureRows {

  /** Returns the next row, its values in the order of the columns; empty at the end. */
  Optional<Object[]> next();

  /** Returns rows of which all are known. */
  static ProcedureRows of(Iterable<Object[]> rows) {
    var each = rows.iterator();
    return () -> each.hasNext() ? Optional.of(each.next()) : Optional.empty();
  }
}
