package org.holisticsjdbc.procedure;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;

/** Reads the values of columns from JSON. See {@link DataType} for their classes. */
final class ValueReader {
  private static final int SHOWN = 60;

  private final ZoneId zone;

  /**
   * Creates a reader.
   *
   * @param zone whose wall clock moments are shown on
   */
  ValueReader(ZoneId zone) {
    this.zone = requireNonNull(zone, "zone");
  }

  /** Returns the row of an object; SQL NULL is null. */
  Object[] row(List<ResultColumn> columns, JsonNode object) {
    return columns.stream()
        .map(column -> value(column.name(), column.type(), object.path(column.property())))
        .toArray(Object[]::new);
  }

  /**
   * Returns a value; null where there is none.
   *
   * @param column its name, for messages
   */
  Object value(String column, DataType type, JsonNode json) {
    if (json.isMissingNode() || json.isNull()) {
      return null;
    }
    try {
      return switch (type) {
        case BIGINT -> number(json).longValueExact();
        case DECIMAL -> normalized(number(json));
        case BOOLEAN -> truth(json);
        case VARCHAR -> json.isTextual() ? json.asText() : JsonText.of(json);
        case TIMESTAMP -> moment(json.asText());
        case VARBINARY -> throw new IllegalArgumentException("JSON holds no bytes");
      };
    } catch (ArithmeticException | NumberFormatException | DateTimeException e) {
      throw new HolisticsException(
          Failure.BAD_VALUE,
          "The service answered %s for %s, which is no %s".formatted(shown(json), column, type),
          e);
    }
  }

  private static BigDecimal number(JsonNode json) {
    return json.isNumber() ? json.decimalValue() : new BigDecimal(json.asText().strip());
  }

  /** One value has one representation (DESIGN §6). */
  private static BigDecimal normalized(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  private static Boolean truth(JsonNode json) {
    return switch (json.asText()) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> throw new NumberFormatException("no truth value");
    };
  }

  private Long moment(String text) {
    String iso = text.strip().replace(' ', 'T');
    LocalDateTime shown =
        iso.length() <= 10
            ? LocalDate.parse(iso).atStartOfDay()
            : iso.matches(".*(Z|[+-]\\d\\d:?\\d\\d)$")
                ? LocalDateTime.ofInstant(
                    OffsetDateTime.parse(iso.replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2"))
                        .toInstant(),
                    zone)
                : LocalDateTime.parse(iso);
    return shown.toInstant(ZoneOffset.UTC).toEpochMilli();
  }

  private static String shown(JsonNode json) {
    String text = json.toString();
    return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
  }
}
