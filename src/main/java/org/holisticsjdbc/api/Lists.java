package org.holisticsjdbc.api;

import java.util.List;
import java.util.Objects;

/** Lists as JSON delivers them: possibly absent, possibly with null elements. */
final class Lists {
  private Lists() {}

  static <T> List<T> copy(List<T> list) {
    return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
  }
}
