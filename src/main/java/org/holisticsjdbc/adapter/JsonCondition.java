package org.holisticsjdbc.adapter;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.holisticsjdbc.api.Condition;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;
import org.holisticsjdbc.catalog.Filter.Type;

/**
 * A condition of the service, written by the user as JSON: {@code
 * '{"operator":"last","values":[7],"modifier":"day"}'}.
 *
 * <p>It goes out as it was written, after all that FACTS §4 says of it was checked.
 */
final class JsonCondition {
  private static final ObjectReader READER =
      JsonMapper.builder(
              // The default pool would leave buffers in thread-locals of the application's threads.
              JsonFactory.builder()
                  .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build()
          .readerFor(JsonNode.class);

  private static final Set<String> KEYS = Set.of("operator", "values", "modifier");

  private static final Set<String> MODIFIERS =
      Set.of("year", "quarter", "month", "week", "day", "hour", "minute");

  private static final String SHAPE =
      "Write a condition as '{\"operator\":\"between\",\"values\":[1,5]}'; text that begins with a brace as ARRAY['{…']";

  private final Type type;
  private final LocalDateTime now;

  private JsonCondition(Type type, LocalDateTime now) {
    this.type = type;
    this.now = now;
  }

  /** Returns whether an argument is a condition and not a value. */
  static boolean isOne(Object argument) {
    return argument instanceof String text && text.stripLeading().startsWith("{");
  }

  /** Returns the condition for a filter of the type. */
  static Condition read(String json, Type type, LocalDateTime now) {
    return new JsonCondition(type, now).condition(parsed(json));
  }

  private static JsonNode parsed(String json) {
    try {
      return READER.readTree(json);
    } catch (JsonProcessingException e) {
      throw invalid("The condition is no JSON (%s). %s".formatted(e.getOriginalMessage(), SHAPE));
    }
  }

  private Condition condition(JsonNode json) {
    for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!KEYS.contains(name)) {
        throw invalid("A condition has no '%s'. %s".formatted(name, SHAPE));
      }
    }
    FilterOperator operator = operator(json.path("operator"));
    List<JsonNode> values = values(json.path("values"), operator);
    return new Condition(operator.apiName(), values, modifier(json.path("modifier"), operator));
  }

  private FilterOperator operator(JsonNode json) {
    return FilterOperator.find(json.asText())
        .filter(operator -> json.isTextual() && operator.isFor(type))
        .orElseThrow(
            () ->
                invalid(
                    "The filter takes the operators %s, not %s. %s"
                        .formatted(
                            String.join(", ", FilterOperator.namesFor(type)),
                            json.isMissingNode() ? "a condition without one" : json,
                            SHAPE)));
  }

  private List<JsonNode> values(JsonNode json, FilterOperator operator) {
    if (!json.isArray() && !json.isMissingNode()) {
      throw invalid("The values of a condition are a list. " + SHAPE);
    }
    if (!operator.takesValues(json.size())) {
      throw invalid(
          "The operator %s takes %s, not %d"
              .formatted(operator.apiName(), operator.arity(), json.size()));
    }
    List<JsonNode> values = new ArrayList<>();
    json.forEach(value -> values.add(value(value, operator)));
    return values;
  }

  private JsonNode value(JsonNode json, FilterOperator operator) {
    if (!json.isValueNode() || json.isNull()) {
      throw invalid("The value %s is no text, number or truth value".formatted(json));
    }
    if (operator.needsModifier()) {
      return count(json, operator);
    }
    return switch (operator) {
      case MATCHES -> FilterJson.expression(scalar(json), now);
      case TRANSFORM_POP_ABSOLUTE -> FilterJson.json(FilterJson.onlyDay(scalar(json)));
      case TRANSFORM_DATE_DRILL -> FilterJson.text(scalar(json));
      default ->
          switch (type) {
            case TEXT -> FilterJson.text(scalar(json));
            case NUMBER -> FilterJson.number(scalar(json));
            case DATE -> FilterJson.json(FilterJson.onlyDay(scalar(json)));
            case BOOLEAN, PERIOD_COMPARISON, DATE_DRILL, UNKNOWN -> json;
          };
    };
  }

  private static JsonNode count(JsonNode json, FilterOperator operator) {
    if (!json.isIntegralNumber() || json.decimalValue().compareTo(BigDecimal.ONE) < 0) {
      throw invalid(
          "The operator %s counts whole periods: %s is no whole number above 0"
              .formatted(operator.apiName(), json));
    }
    return json;
  }

  private static Object scalar(JsonNode json) {
    if (json.isNumber()) {
      return json.decimalValue();
    }
    return json.isBoolean() ? (Object) json.booleanValue() : json.textValue();
  }

  private static Optional<String> modifier(JsonNode json, FilterOperator operator) {
    boolean given = !json.isMissingNode() && !json.isNull();
    if (given != operator.needsModifier()) {
      throw invalid(
          given
              ? "The operator %s takes no modifier".formatted(operator.apiName())
              : "The operator %s needs a modifier: %s"
                  .formatted(operator.apiName(), String.join(", ", sortedModifiers())));
    }
    if (given && !MODIFIERS.contains(json.asText())) {
      throw invalid(
          "The modifier is one of %s, not %s"
              .formatted(String.join(", ", sortedModifiers()), json));
    }
    return given ? Optional.of(json.asText()) : Optional.empty();
  }

  private static List<String> sortedModifiers() {
    return MODIFIERS.stream().sorted().toList();
  }

  private static HolisticsException invalid(String message) {
    return new HolisticsException(Failure.BAD_VALUE, message);
  }
}
