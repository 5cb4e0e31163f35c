package org.holisticsjdbc.sandbox;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;

/**
 * Types of model fields. A value is a String, {@link BigDecimal}, {@link LocalDate}, {@link
 * LocalDateTime} or Boolean, or null for SQL's NULL.
 */
enum FieldType {
  TEXT,
  NUMBER,
  DATE,
  DATETIME,
  TRUEFALSE;

  String apiName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads a value as it is written in the data files; empty is NULL. */
  Object parse(String text) {
    if (text.isEmpty()) {
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
