package org.holisticsjdbc.sandbox;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;

/**
 * Types of model fields. A value is a String, {@link BigDecimal}, {@link LocalDate}, {@link
 * LocalDateTime} or Boolean, or null for SQL's NULL.
 */
public enum FieldType {
  TEXT,
  NUMBER,
  DATE,
  DATETIME,
  TRUEFALSE;

  /** How the data files write NULL where nothing at all would be an empty text. */
  private static final String NULL = "\\N";

  String apiName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads a value as it is written in the data files. */
  Object parse(String text) {
    if (text.equals(NULL) || text.isEmpty() && this != TEXT) {
      return null;
    }
    return switch (this) {
      case TEXT -> text;
      case NUMBER -> new BigDecimal(text);
      case DATE -> LocalDate.parse(text);
      case DATETIME -> LocalDateTime.parse(text);
      case TRUEFALSE -> Boolean.valueOf(text);
    };
  }
}
