package org.holisticsjdbc.engine;

import static java.util.Objects.requireNonNull;

/**
 * A parameter marker of a statement.
 *
 * @param jdbcType a constant of {@link java.sql.Types}
 */
public record Parameter(int jdbcType, String typeName, int precision, int scale) {
  public Parameter {
    requireNonNull(typeName, "typeName");
  }
}
