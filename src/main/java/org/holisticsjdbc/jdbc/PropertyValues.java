package org.holisticsjdbc.jdbc;

import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.Set;
import org.holisticsjdbc.adapter.NumberTypes;

/** The values of a connection's properties, from the URL and the Properties object together. */
final class PropertyValues {
  private static final Duration LONGEST = Duration.ofDays(3650);
  private static final Duration LONGEST_REQUEST = Duration.ofDays(1);

  private final Map<ConnectionProperty, String> values;
  private final Set<ConnectionProperty> inUrl;

  private PropertyValues(Map<ConnectionProperty, String> values, Set<ConnectionProperty> inUrl) {
    this.values = values;
    this.inUrl = Set.copyOf(inUrl);
  }

  /** Joins both sources; the URL wins. */
  static PropertyValues of(Map<ConnectionProperty, String> url, Properties info)
      throws SQLException {
    Map<ConnectionProperty, String> joined = new EnumMap<>(ConnectionProperty.class);
    if (info != null) {
      for (String key : info.stringPropertyNames()) {
        joined.put(JdbcUrl.property(key), info.getProperty(key));
      }
    }
    joined.values().removeIf(String::isBlank);
    if (!url.getOrDefault(ConnectionProperty.API_KEY, "").isBlank()
        || !url.getOrDefault(ConnectionProperty.PASSWORD, "").isBlank()) {
      joined.keySet().removeIf(ConnectionProperty::isSecret); // two names of one thing
    }
    url.forEach(
        (property, value) -> {
          if (!value.isBlank()) {
            joined.put(property, value);
          }
        });
    return new PropertyValues(joined, url.keySet());
  }

  /** Returns the value as given, or the default. */
  String text(ConnectionProperty property) {
    return given(property).orElse(property.defaultValue());
  }

  Optional<String> given(ConnectionProperty property) {
    return Optional.ofNullable(values.get(property)).map(String::strip);
  }

  /** Returns whether the URL holds the property, whoever wrote that. */
  boolean isInUrl(ConnectionProperty property) {
    return inUrl.contains(property);
  }

  /** Returns whether a key is given, or a file with one. */
  boolean hasKey() {
    return given(ConnectionProperty.API_KEY).isPresent()
        || given(ConnectionProperty.PASSWORD).isPresent()
        || given(ConnectionProperty.API_KEY_FILE).isPresent();
  }

  Optional<Boolean> flag(ConnectionProperty property) throws SQLException {
    String text = text(property);
    return switch (text) {
      case "" -> Optional.empty();
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> throw invalid(property, "true or false");
    };
  }

  /** Returns the constant that the value names, in any case. */
  <E extends Enum<E>> E choice(ConnectionProperty property, Class<E> type) throws SQLException {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equalsIgnoreCase(text(property))) {
        return constant;
      }
    }
    throw invalid(property, "one of " + String.join(", ", property.choices()));
  }

  Duration duration(ConnectionProperty property) throws SQLException {
    Optional<Duration> duration = Durations.parse(text(property));
    if (duration.isEmpty()) {
      throw invalid(property, "a number and a unit as in 500ms, 30s, 10m, 2h, 1d");
    }
    if (duration.get().compareTo(LONGEST) > 0) {
      throw invalid(property, "at most " + LONGEST.toDays() + "d");
    }
    return duration.get();
  }

  /** Returns a limit of time for single requests: there is always one, of a day at the most. */
  Duration limitOfRequests(ConnectionProperty property) throws SQLException {
    Duration limit = duration(property);
    if (limit.isZero() || limit.compareTo(LONGEST_REQUEST) > 0) {
      throw invalid(property, "above 0 and at most 1d");
    }
    return limit;
  }

  NumberTypes numbers(ConnectionProperty property) throws SQLException {
    Optional<NumberTypes> numbers = NumberTypes.parse(text(property));
    if (numbers.isEmpty()) {
      throw invalid(
          property, "decimal, double, or a list as in decimal,Sales.Orders.Amount:double");
    }
    return numbers.get();
  }

  ZoneId zone(ConnectionProperty property) throws SQLException {
    try {
      return ZoneId.of(text(property));
    } catch (DateTimeException e) {
      throw invalid(property, "a zone as in UTC, Europe/Berlin, +02:00");
    }
  }

  OptionalLong number(ConnectionProperty property) throws SQLException {
    String text = text(property);
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    if (!text.matches("[0-9]{1,18}") || Long.parseLong(text) == 0) {
      throw invalid(property, "a whole number above 0");
    }
    return OptionalLong.of(Long.parseLong(text));
  }

  private SQLException invalid(ConnectionProperty property, String form) {
    return JdbcUrl.invalid(
        "%s is '%s', and must be %s".formatted(property.key(), text(property), form));
  }
}
