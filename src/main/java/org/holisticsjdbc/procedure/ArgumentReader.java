package org.holisticsjdbc.procedure;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;

/**
 * Turns the value of an argument into JSON, and refuses what the contract does not allow.
 *
 * <p>Values: String, Number, Boolean, LocalDate, LocalTime, LocalDateTime (of the zone),
 * OffsetDateTime, byte[], and Lists of these; none stands for NULL.
 */
final class ArgumentReader {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int SHOWN = 60;
  private static final int MOST_DIGITS = 1_000;

  private final SchemaCheck check;
  private final ZoneId zone;

  ArgumentReader(SchemaCheck check, ZoneId zone) {
    this.check = requireNonNull(check, "check");
    this.zone = requireNonNull(zone, "zone");
  }

  /** Returns the JSON of a value; a whole body as the text that was written. */
  JsonNode read(Parameter parameter, Optional<Object> value) {
    if (value.isEmpty()) {
      return ofNull(parameter);
    }
    JsonNode checked = checked(parameter, value.get());
    return parameter.place() == Parameter.Place.WHOLE_BODY
        ? TextNode.valueOf(textOf(parameter, value.get()))
        : checked;
  }

  private JsonNode checked(Parameter parameter, Object value) {
    JsonNode read =
        switch (parameter.form()) {
          case SCALAR -> scalar(parameter, value);
          case ARRAY -> array(parameter, value);
          case SCALAR_OR_ARRAY ->
              looksLikeArray(value) ? array(parameter, value) : scalar(parameter, value);
          case JSON -> document(parameter, value);
          case FILES -> throw new IllegalArgumentException("Files are no JSON");
        };
    checkSize(parameter, read);
    List<String> violations =
        check.violations(parameter.schema(), read, parameter.name()).stream().limit(3).toList();
    if (!violations.isEmpty()) {
      throw refused(
          Failure.INVALID_REQUEST,
          parameter.secret()
              ? "%s does not have the form that the contract wants".formatted(parameter.name())
              : String.join("; ", violations));
    }
    return read;
  }

  private static JsonNode ofNull(Parameter parameter) {
    if (!parameter.nullable()) {
      throw refused(
          Failure.INVALID_REQUEST,
          parameter.required()
              ? "%s must not be NULL".formatted(parameter.name())
              : "%s must not be NULL: leave it out, or say DEFAULT".formatted(parameter.name()));
    }
    return NullNode.getInstance();
  }

  private static void checkSize(Parameter parameter, JsonNode value) {
    if (parameter.place() == Parameter.Place.QUERY && value.isArray() && value.isEmpty()) {
      throw refused(
          Failure.INVALID_REQUEST,
          "%s needs one element or more: an empty list would be sent as none, and all be meant"
              .formatted(parameter.name()));
    }
    if (parameter.mostItems().isPresent() && value.size() > parameter.mostItems().getAsInt()) {
      throw refused(
          Failure.INVALID_REQUEST,
          "%s takes at most %d elements, not %d: call again for the rest"
              .formatted(parameter.name(), parameter.mostItems().getAsInt(), value.size()));
    }
  }

  private static boolean looksLikeArray(Object value) {
    return value instanceof List || value instanceof String text && text.strip().startsWith("[");
  }

  private JsonNode scalar(Parameter parameter, Object value) {
    try {
      return switch (parameter.type()) {
        case BIGINT -> NODES.numberNode(number(value).longValueExact());
        case DECIMAL -> NODES.numberNode(number(value));
        case BOOLEAN -> BooleanNode.valueOf(truth(value));
        default -> text(parameter, value);
      };
    } catch (NumberFormatException e) {
      throw wrongType(parameter, value, e);
    } catch (ArithmeticException e) {
      throw refused(
          Failure.BAD_VALUE,
          "%s must be %s%s, not %s"
              .formatted(
                  parameter.name(),
                  expected(parameter),
                  parameter.type() == DataType.BIGINT ? " of at most 64 bits" : "",
                  shown(parameter, value)));
    }
  }

  private static BigDecimal number(Object value) {
    if (value instanceof BigDecimal number) {
      return bounded(number);
    }
    if (value instanceof Number || value instanceof String) {
      return bounded(new BigDecimal(value.toString().strip()));
    }
    throw new NumberFormatException("no number");
  }

  /** A number like 1e2000000000 would be written out. */
  private static BigDecimal bounded(BigDecimal number) {
    if (Math.abs((long) number.precision() - number.scale()) > MOST_DIGITS
        || number.scale() > MOST_DIGITS) {
      throw new ArithmeticException("too many digits");
    }
    return number;
  }

  private static boolean truth(Object value) {
    if (value instanceof Boolean truth) {
      return truth;
    }
    return switch (value.toString().strip().toLowerCase(Locale.ROOT)) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> throw new NumberFormatException("no truth value");
    };
  }

  /**
   * A value of which the contract says that it is text or a number is sent as a number where it
   * looks like one: so are the ids of the service (FACTS §1).
   */
  private JsonNode text(Parameter parameter, Object value) {
    String text = textOf(parameter, value);
    boolean mayBeNumber = parameter.schema().has("oneOf") || parameter.schema().has("anyOf");
    return mayBeNumber && text.matches("0|[1-9][0-9]{0,17}")
        ? NODES.numberNode(Long.parseLong(text))
        : TextNode.valueOf(text);
  }

  private String textOf(Parameter parameter, Object value) {
    if (value instanceof String text) {
      return text;
    }
    if (value instanceof BigDecimal number) {
      return bounded(number).toPlainString();
    }
    if (value instanceof byte[] bytes) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
    if (value instanceof LocalDateTime moment) {
      return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment.atZone(zone)); // FACTS §4.1
    }
    if (value instanceof OffsetDateTime moment) {
      return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment);
    }
    if (value instanceof List || value instanceof Boolean) {
      throw wrongType(parameter, value, null);
    }
    return value.toString();
  }

  private ArrayNode array(Parameter parameter, Object value) {
    if (value instanceof String text) {
      JsonNode read = parsed(parameter, text);
      if (!read.isArray()) {
        throw wrongType(parameter, value, null);
      }
      return (ArrayNode) read;
    }
    if (!(value instanceof List<?> elements)) {
      throw wrongType(parameter, value, null);
    }
    ArrayNode array = NODES.arrayNode();
    for (Object element : elements) {
      array.add(scalar(parameter, notNull(parameter, element)));
    }
    return array;
  }

  private static Object notNull(Parameter parameter, Object element) {
    if (element == null) {
      throw refused(Failure.INVALID_REQUEST, "%s must not hold NULL".formatted(parameter.name()));
    }
    return element;
  }

  /** The text of a document, or texts of several. */
  private JsonNode document(Parameter parameter, Object value) {
    if (value instanceof List<?> elements) {
      ArrayNode array = NODES.arrayNode();
      for (Object element : elements) {
        array.add(parsed(parameter, textOf(parameter, notNull(parameter, element))));
      }
      return array;
    }
    if (!(value instanceof String || value instanceof byte[])) {
      throw wrongType(parameter, value, null);
    }
    return parsed(parameter, textOf(parameter, value));
  }

  private JsonNode parsed(Parameter parameter, String text) {
    try {
      JsonNode read = JsonText.read(text);
      if (!read.isMissingNode()) {
        return read;
      }
    } catch (JsonProcessingException e) {
      throw refused(
          Failure.INVALID_REQUEST,
          "%s is not JSON (%s, column %d of its text). Expected is %s"
              .formatted(
                  parameter.name(),
                  parameter.secret() ? "unreadable" : reason(e),
                  e.getLocation() == null ? 0 : e.getLocation().getColumnNr(),
                  expected(parameter)));
    }
    throw refused(
        Failure.INVALID_REQUEST,
        "%s is an empty text. Expected is %s".formatted(parameter.name(), expected(parameter)));
  }

  private static String reason(JsonProcessingException e) {
    return e.getOriginalMessage().lines().findFirst().orElse("unreadable");
  }

  private static HolisticsException wrongType(Parameter parameter, Object value, Exception cause) {
    return new HolisticsException(
        Failure.BAD_VALUE,
        "%s must be %s, not %s"
            .formatted(parameter.name(), expected(parameter), shown(parameter, value)),
        cause);
  }

  /** Returns in words what a parameter takes. */
  private static String expected(Parameter parameter) {
    String one =
        switch (parameter.type()) {
          case BIGINT -> "a whole number";
          case DECIMAL -> "a number";
          case BOOLEAN -> "TRUE or FALSE";
          default -> "text";
        };
    return switch (parameter.form()) {
      case SCALAR -> one;
      case ARRAY -> "ARRAY[…] or the text of a JSON array, each element " + one;
      case SCALAR_OR_ARRAY -> one + ", or ARRAY[…]";
      case JSON -> "the text of " + SchemaCheck.inWords(jsonType(parameter));
      case FILES -> "the path of a file, or its bytes";
    };
  }

  private static String jsonType(Parameter parameter) {
    return parameter.schema().path("type").asText().equals("array") ? "array" : "object";
  }

  private static String shown(Parameter parameter, Object value) {
    if (parameter.secret()) {
      return "what was given";
    }
    String text = value instanceof String ? "'" + value + "'" : value.toString();
    return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
  }

  private static HolisticsException refused(Failure failure, String message) {
    return new HolisticsException(failure, message);
  }
}
