package org.holisticsjdbc.procedure;

/**
 * The type of a parameter or a column. Values of columns: BIGINT Long · DECIMAL BigDecimal ·
 * BOOLEAN Boolean · VARCHAR String · TIMESTAMP Long, milliseconds since 1970-01-01 of the wall
 * clock · VARBINARY byte[].
 */
public enum DataType {
  BIGINT,
  DECIMAL,
  BOOLEAN,
  VARCHAR,
  TIMESTAMP,
  VARBINARY
}
