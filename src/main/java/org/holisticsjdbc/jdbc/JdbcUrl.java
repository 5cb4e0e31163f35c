package org.holisticsjdbc.jdbc;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A URL of the driver, taken apart.
 *
 * <p>{@code jdbc:holistics://us}, {@code jdbc:holistics://host:port/path?key=value&key=value},
 * {@code jdbc:holistics:sandbox:NAME}.
 *
 * @param sandbox the name of the sandbox, {@code default} for the unnamed one; empty for a service
 * @param address what stands after the slashes; may be the empty text
 * @param properties what stands after the question mark
 */
record JdbcUrl(
    Optional<String> sandbox, String address, Map<ConnectionProperty, String> properties) {
  static final String PREFIX = "jdbc:holistics:";
  private static final Pattern SANDBOX = Pattern.compile("sandbox(?::([A-Za-z0-9_.-]{1,64}))?");
  private static final String DEFAULT_SANDBOX = "default";

  /** What another driver's URL says to this one: nothing. */
  static final JdbcUrl NOWHERE = new JdbcUrl(Optional.empty(), "", Map.of());

  /** Returns whether the URL is the driver's. */
  static boolean isOurs(String url) {
    return url.startsWith(PREFIX);
  }

  static JdbcUrl parse(String url) throws SQLException {
    int question = url.indexOf('?');
    String place = url.substring(PREFIX.length(), question < 0 ? url.length() : question);
    Map<ConnectionProperty, String> properties =
        question < 0 ? Map.of() : properties(url.substring(question + 1));
    if (place.startsWith("//")) {
      return new JdbcUrl(Optional.empty(), place.substring(2), properties);
    }
    if (place.isEmpty()) {
      return new JdbcUrl(Optional.empty(), "", properties);
    }
    return new JdbcUrl(Optional.of(sandboxName(place)), "", properties);
  }

  /** Returns the URL without anything secret. */
  String withoutSecrets() {
    String place =
        sandbox
            .map(name -> "sandbox" + (name.equals(DEFAULT_SANDBOX) ? "" : ":" + name))
            .orElse("//" + address);
    String shown =
        properties.entrySet().stream()
            .filter(entry -> !entry.getKey().isSecret())
            .map(entry -> entry.getKey().key() + "=" + encode(entry.getValue()))
            .collect(Collectors.joining("&"));
    return PREFIX + place + (shown.isEmpty() ? "" : "?" + shown);
  }

  private static String sandboxName(String place) throws SQLException {
    Matcher sandbox = SANDBOX.matcher(place);
    if (sandbox.matches()) {
      return sandbox.group(1) == null ? DEFAULT_SANDBOX : sandbox.group(1);
    }
    if (place.startsWith("sandbox:")) {
      throw invalid("The name of a sandbox is 1 to 64 letters, digits, dots, hyphens, underscores");
    }
    if (place.startsWith("http:") || place.startsWith("https:")) {
      throw invalid("Leave out http: and https: and write " + PREFIX + "//host[:port][/path]");
    }
    throw invalid(
        "After %s comes a region as in %s//us, a host as in %s//bi.example.com, or sandbox"
            .formatted(PREFIX, PREFIX, PREFIX));
  }

  private static Map<ConnectionProperty, String> properties(String query) throws SQLException {
    Map<ConnectionProperty, String> properties = new EnumMap<>(ConnectionProperty.class);
    for (String pair : query.split("&")) {
      if (pair.isEmpty()) {
        continue;
      }
      int equals = pair.indexOf('=');
      if (equals < 0) {
        // Not shown: it may be a key that was pasted at the wrong place.
        throw invalid("A property after the question mark has no value: write name=value");
      }
      String key = decode(pair.substring(0, equals), "a name");
      ConnectionProperty property = property(key);
      String value = decode(pair.substring(equals + 1), "the value of " + property.key());
      if (properties.put(property, value) != null) {
        throw invalid("The property %s is given twice".formatted(property.key()));
      }
    }
    return properties;
  }

  /** Returns the property of a key, or fails with the name of the nearest one. */
  static ConnectionProperty property(String key) throws SQLException {
    Optional<ConnectionProperty> property = ConnectionProperty.find(key);
    if (property.isEmpty()) {
      String shown = key.length() > 40 ? key.substring(0, 40) + "…" : key;
      throw invalid(
          "There is no property '%s'. Did you mean '%s'?"
              .formatted(shown, ConnectionProperty.nearestKey(key)));
    }
    return property.get();
  }

  private static String decode(String text, String what) throws SQLException {
    try {
      // A plus stays a plus: keys and zones such as +02:00 hold it, and this is no web form.
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw invalid("%% must be followed by two hexadecimal digits in %s".formatted(what));
    }
  }

  private static String encode(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain = c > ' ' && c < 0x7f && "%&?#\"<>".indexOf(c) < 0;
      encoded.append(plain ? String.valueOf(c) : "%%%02X".formatted((int) c));
    }
    return encoded.toString();
  }

  static SQLException invalid(String message) {
    return new SQLNonTransientConnectionException(message, "08001");
  }

  /** Shows no value: one of them may be the key. */
  @Override
  public String toString() {
    return withoutSecrets();
  }
}
