package org.holisticsjdbc.adapter;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.NlsString;
import org.apache.calcite.util.TimestampString;

/**
 * What a column is compared with: a value, or an expression whose value is known when the statement
 * is executed.
 *
 * <p>Values are String, BigDecimal, LocalDateTime (a DATE at its midnight) and Boolean; empty is
 * NULL.
 */
sealed interface Operand {

  /** A value known when the statement is planned. */
  record Known(Optional<Object> value) implements Operand {
    public Known {
      requireNonNull(value, "value");
    }

    @Override
    public String toString() {
      return value.map(Known::text).orElse("NULL");
    }

    private static String text(Object value) {
      return value instanceof BigDecimal number
          ? number.stripTrailingZeros().toPlainString()
          : value.toString();
    }
  }

  /** A parameter, or an expression of parameters and the current date. */
  record Later(RexNode expression) implements Operand {
    public Later {
      requireNonNull(expression, "expression");
    }

    @Override
    public String toString() {
      return expression.toString();
    }
  }

  /** Returns the operand of an expression that names no column. */
  static Operand of(RexNode expression) {
    if (expression instanceof RexLiteral literal) {
      return literal.isNull() ? new Known(Optional.empty()) : known(value(literal));
    }
    return new Later(expression);
  }

  private static Object value(RexLiteral literal) {
    return switch (literal.getType().getSqlTypeName()) {
      case DATE -> literal.getValueAs(DateString.class);
      case TIMESTAMP -> literal.getValueAs(TimestampString.class);
      case TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL, REAL, FLOAT, DOUBLE ->
          literal.getValueAs(BigDecimal.class);
      default -> literal.getValue();
    };
  }

  /** Returns the operand of a literal's value as Calcite holds it. */
  static Known known(Object value) {
    if (value instanceof NlsString text) {
      return new Known(Optional.of(text.getValue()));
    }
    if (value instanceof DateString date) {
      return new Known(Optional.of(LocalDate.ofEpochDay(date.getDaysSinceEpoch()).atStartOfDay()));
    }
    if (value instanceof TimestampString moment) {
      return new Known(Optional.of(dateTime(moment.getMillisSinceEpoch())));
    }
    return new Known(Optional.of(value instanceof Double number ? floating(number) : value));
  }

  /** Returns a value as the generated code makes it. */
  static Optional<Object> computed(Object value, SqlTypeName type) {
    if (value == null) {
      return Optional.empty();
    }
    return Optional.of(
        switch (type) {
          case DATE -> LocalDate.ofEpochDay(((Number) value).longValue()).atStartOfDay();
          case TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> dateTime(((Number) value).longValue());
          case TINYINT, SMALLINT, INTEGER, BIGINT ->
              BigDecimal.valueOf(((Number) value).longValue());
          case REAL, FLOAT, DOUBLE -> floating(((Number) value).doubleValue());
          default -> value;
        });
  }

  /** Infinity and NaN have no decimal: the text is no value of any column. */
  private static Object floating(double value) {
    return Double.isFinite(value) ? new BigDecimal(value) : Double.toString(value);
  }

  private static LocalDateTime dateTime(long millis) {
    return LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
  }
}
