package org.holisticsjdbc.engine;

import java.util.Set;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;

/**
 * Refuses what is no query before anything is parsed or asked: tools probe with it at the start of
 * a session, and want a plain no.
 */
final class UnsupportedStatements {
  private static final Set<String> CHANGING =
      Set.of(
          "ALTER",
          "ANALYZE",
          "COMMENT",
          "COPY",
          "CREATE",
          "DELETE",
          "DROP",
          "GRANT",
          "INSERT",
          "LOCK",
          "MERGE",
          "REFRESH",
          "REPLACE",
          "REVOKE",
          "TRUNCATE",
          "UPDATE",
          "UPSERT",
          "VACUUM");

  private static final Set<String> LISTING = Set.of("DESC", "DESCRIBE", "PRAGMA", "SHOW");

  private static final Set<String> TRANSACTION =
      Set.of("BEGIN", "COMMIT", "END", "RELEASE", "ROLLBACK", "SAVEPOINT", "START");

  private static final Set<String> SESSION = Set.of("DECLARE", "RESET", "SET", "USE");

  private static final Set<String> EXECUTING = Set.of("EXEC", "EXECUTE");

  private UnsupportedStatements() {}

  static void refuse(SqlTokens tokens) {
    String first = tokens.word(0);
    if (CHANGING.contains(first)) {
      throw refused(first, "dashboards can be read with SELECT, not changed");
    }
    if (LISTING.contains(first)) {
      throw refused(
          first,
          "DatabaseMetaData lists tables and columns, and SELECT * FROM holistics.dashboards the dashboards");
    }
    if (TRANSACTION.contains(first)) {
      throw refused(first, "there are no transactions");
    }
    if (SESSION.contains(first)) {
      throw refused(
          first,
          "settings are properties of the connection, and its setSchema chooses a dashboard");
    }
    if (EXECUTING.contains(first)) {
      throw refused(first, "procedures are called with CALL holistics.…(…)");
    }
    refuseWithin(tokens);
  }

  private static void refuseWithin(SqlTokens tokens) {
    for (int i = 0; i < tokens.size(); i++) {
      boolean isName =
          tokens.isBehindPoint(i)
              || tokens.word(i - 1).equals("AS")
              || tokens.isSymbol(i + 1, "=>");
      if (tokens.word(i).equals("INTO") && !isName) {
        throw refused("SELECT … INTO", "dashboards can be read with SELECT, not changed");
      }
      if (tokens.isSymbol(i, "@")) {
        throw refused("A variable, with @,", "values are given as parameters, ?");
      }
    }
  }

  private static HolisticsException refused(String what, String why) {
    return new HolisticsException(
        Failure.NOT_SUPPORTED, "%s is not supported: %s".formatted(what, why));
  }
}
