package org.holisticsjdbc.catalog;

/** The SQL type of a widget's column (DESIGN §6). */
public enum ColumnType {
  /** VARCHAR: text, and every type that has no better one */
  VARCHAR,
  /** DECIMAL(38,10): numbers */
  DECIMAL,
  /** BIGINT: counts and primary keys */
  BIGINT,
  /** DATE */
  DATE,
  /** TIMESTAMP(3): the wall clock as written */
  TIMESTAMP,
  /** BOOLEAN */
  BOOLEAN
}
