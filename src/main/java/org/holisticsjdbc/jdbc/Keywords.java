package org.holisticsjdbc.jdbc;

import java.util.Locale;
import java.util.Set;
import org.holisticsjdbc.engine.SqlFeatures;

/** Words that cannot be names without quotes. */
final class Keywords {
  private static final Set<String> RESERVED = Set.copyOf(SqlFeatures.reservedWords());

  private Keywords() {}

  static boolean isReserved(String word) {
    return RESERVED.contains(word.toUpperCase(Locale.ROOT));
  }
}
