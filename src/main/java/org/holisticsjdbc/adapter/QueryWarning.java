package org.holisticsjdbc.adapter;

import static java.util.Objects.requireNonNull;

/**
 * What the user should know of the rows of an execution.
 *
 * @param sqlState for example {@code 01004}
 */
public record QueryWarning(String sqlState, String message) {
  public QueryWarning {
    requireNonNull(sqlState, "sqlState");
    requireNonNull(message, "message");
  }
}
