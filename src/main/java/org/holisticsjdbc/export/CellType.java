package org.holisticsjdbc.export;

/**
 * What a cell of an export is decoded to. The values are those of Calcite's enumerable convention.
 */
public enum CellType {
  /** {@link String} */
  TEXT,
  /** {@link java.math.BigDecimal}, trailing zeros stripped, scale 0 to 10 (DESIGN §6) */
  DECIMAL,
  /** {@link Double} */
  DOUBLE,
  /** {@link Long} */
  BIGINT,
  /** {@link Integer}: days since 1970-01-01 */
  DATE,
  /** {@link Long}: milliseconds since 1970-01-01 00:00 of the wall clock */
  TIMESTAMP,
  /** {@link Boolean} */
  BOOLEAN
}
