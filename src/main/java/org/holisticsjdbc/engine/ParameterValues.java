package org.holisticsjdbc.engine;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.avatica.util.ByteString;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlTypeName;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;

/**
 * Values set by the user as the generated code wants them: of exactly the type that the statement
 * gave the marker.
 *
 * <p>A value that does not fit is refused, never rounded: {@code id = ?} with 5.5 must not find 5.
 */
final class ParameterValues {
  private static final DateTimeFormatter TIMESTAMP_TEXT =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendLiteral(' ')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .toFormatter(Locale.ROOT);

  private static final int MAX_PARAMETER_SCALE = 1_000;

  private final ZoneId zone;

  ParameterValues(ZoneId zone) {
    this.zone = zone;
  }

  /** Returns the internal value, of the class that Calcite uses for the type; null for null. */
  Object internal(int number, Object value, RelDataType type) {
    if (value == null) {
      return null;
    }
    if (value instanceof List && type.getComponentType() == null) {
      throw refused(Failure.BAD_VALUE, number, value, type, null);
    }
    try {
      return converted(value, type.getSqlTypeName());
    } catch (ArithmeticException e) {
      throw refused(Failure.OVERFLOW, number, value, type, e);
    } catch (NumberFormatException e) {
      throw refused(Failure.BAD_VALUE, number, value, type, e);
    } catch (DateTimeException e) {
      throw refused(Failure.BAD_DATE, number, value, type, e);
    }
  }

  private Object converted(Object value, SqlTypeName type) {
    return switch (type) {
      case CHAR, VARCHAR -> text(value);
      case BOOLEAN -> bool(value);
      case TINYINT -> number(value).byteValueExact();
      case SMALLINT -> number(value).shortValueExact();
      case INTEGER -> number(value).intValueExact();
      case BIGINT -> number(value).longValueExact();
      case DECIMAL -> DecimalArithmetic.normalize(bounded(number(value)));
      case REAL -> value instanceof Number n ? n.floatValue() : number(value).floatValue();
      case FLOAT, DOUBLE ->
          value instanceof Number n ? n.doubleValue() : number(value).doubleValue();
      case DATE -> Math.toIntExact(date(value).toEpochDay());
      case TIME -> (int) (time(value).toNanoOfDay() / 1_000_000);
      case TIMESTAMP -> dateTime(value).toInstant(ZoneOffset.UTC).toEpochMilli();
      case BINARY, VARBINARY -> new ByteString((byte[]) value);
      default -> value;
    };
  }

  private String text(Object value) {
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    if (value instanceof byte[] bytes) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
    if (value instanceof LocalTime time) {
      return time.format(DateTimeFormatter.ISO_LOCAL_TIME);
    }
    return value instanceof LocalDateTime || value instanceof OffsetDateTime
        ? dateTime(value).format(TIMESTAMP_TEXT)
        : value.toString();
  }

  private static Boolean bool(Object value) {
    if (value instanceof Number number) {
      return number(number).signum() != 0;
    }
    return switch (value.toString().trim().toLowerCase(Locale.ROOT)) {
      case "true", "t", "1", "yes" -> true;
      case "false", "f", "0", "no" -> false;
      default -> throw new NumberFormatException("no truth value");
    };
  }

  /** A number like 1e300000 would be written out, and compared for minutes. */
  private static BigDecimal bounded(BigDecimal number) {
    long integerDigits = (long) number.precision() - number.scale();
    if (integerDigits > HolisticsTypeSystem.MAX_DIGITS || number.scale() > MAX_PARAMETER_SCALE) {
      throw new ArithmeticException("too many digits");
    }
    return number;
  }

  private static BigDecimal number(Object value) {
    if (value instanceof Boolean truth) {
      return truth ? BigDecimal.ONE : BigDecimal.ZERO;
    }
    return value instanceof BigDecimal number ? number : new BigDecimal(value.toString().trim());
  }

  private LocalDate date(Object value) {
    return value instanceof LocalDate date ? date : midnight(dateTime(value));
  }

  private static LocalDate midnight(LocalDateTime dateTime) {
    if (!dateTime.toLocalTime().equals(LocalTime.MIDNIGHT)) {
      throw new DateTimeException("a DATE has no time of day");
    }
    return dateTime.toLocalDate();
  }

  private static LocalTime time(Object value) {
    if (value instanceof LocalTime time) {
      return time;
    }
    return value instanceof LocalDateTime dateTime
        ? dateTime.toLocalTime()
        : LocalTime.parse(value.toString().trim());
  }

  private LocalDateTime dateTime(Object value) {
    if (value instanceof LocalDateTime dateTime) {
      return dateTime;
    }
    if (value instanceof OffsetDateTime dateTime) {
      return LocalDateTime.ofInstant(dateTime.toInstant(), zone);
    }
    return value instanceof LocalDate date ? date.atStartOfDay() : parsed(value.toString().trim());
  }

  private static LocalDateTime parsed(String text) {
    return text.length() <= 10
        ? LocalDate.parse(text).atStartOfDay()
        : LocalDateTime.parse(text.replace(' ', 'T'));
  }

  private static HolisticsException refused(
      Failure failure, int number, Object value, RelDataType type, Exception cause) {
    return new HolisticsException(
        failure,
        "Parameter %d: the value %s does not fit its type %s".formatted(number, value, type),
        cause);
  }
}
