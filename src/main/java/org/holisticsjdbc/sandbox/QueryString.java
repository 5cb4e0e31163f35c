package org.holisticsjdbc.sandbox;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The decoded parameters behind the question mark. */
record QueryString(Map<String, List<String>> values) {

  static QueryString parse(String raw) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String pair : raw.split("&")) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        values.computeIfAbsent(decode(name), any -> new ArrayList<>()).add(decode(value));
      }
    }
    return new QueryString(values);
  }

  /** Decodes percent signs and plus; text that cannot be decoded is refused. */
  static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw ApiError.invalidParameter("Cannot decode '%s'".formatted(text));
    }
  }

  /** Decodes a part of a path, where a plus is a plus. */
  static String decodePath(String segment) {
    return decode(segment.replace("+", "%2B"));
  }

  List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }

  /** Returns the last value, which is the one that counts when a parameter is repeated. */
  Optional<String> last(String name) {
    List<String> all = all(name);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }
}
