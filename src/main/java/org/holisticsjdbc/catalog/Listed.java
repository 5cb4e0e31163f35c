package org.holisticsjdbc.catalog;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.holisticsjdbc.api.HolisticsException;

/**
 * Many things that were read, and those that could not be: they do not hide the others.
 *
 * @param found in the order asked for
 * @param unreadable why each of the others could not be read
 */
public record Listed<K, V>(Map<K, V> found, Map<K, String> unreadable) {
  public Listed {
    found = Collections.unmodifiableMap(new LinkedHashMap<>(found));
    unreadable = Collections.unmodifiableMap(new LinkedHashMap<>(unreadable));
  }

  /** Returns the part of it that belongs to the keys, in their order. */
  Listed<K, V> only(Collection<K> keys) {
    return new Listed<>(only(found, keys), only(unreadable, keys));
  }

  private static <K, T> Map<K, T> only(Map<K, T> values, Collection<K> keys) {
    Map<K, T> some = new LinkedHashMap<>();
    for (K key : keys) {
      T value = values.get(key);
      if (value != null) {
        some.put(key, value);
      }
    }
    return some;
  }

  /** Returns whether other things may well be readable: the service answered, about this one. */
  static boolean concernsOne(HolisticsException e) {
    return switch (e.failure()) {
      case FORBIDDEN, NOT_FOUND, INVALID_REQUEST, UNREADABLE_ANSWER -> true;
      case CONNECTION_LOST -> e.vendorCode() != 0; // HTTP 500 and the like
      default -> false;
    };
  }
}
