package org.holisticsjdbc.procedure;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Names that are words of SQL, so that statements must quote them where they stand alone. */
final class ReservedNames {
  private static final String SYNTAX_ERROR = "42601";

  private ReservedNames() {}

  /** Returns those of the names that the driver reads in quotes only. */
  static SortedSet<String> among(Collection<String> names) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:holistics:sandbox:names")) {
      return among(connection, List.copyOf(names));
    }
  }

  /** Planning takes longer than a syntax error: all names at once first, then each half. */
  private static SortedSet<String> among(Connection connection, List<String> names)
      throws SQLException {
    SortedSet<String> reserved = new TreeSet<>();
    if (!isReadable(connection, names)) {
      int half = names.size() / 2;
      if (half == 0) {
        return new TreeSet<>(names);
      }
      reserved.addAll(among(connection, names.subList(0, half)));
      reserved.addAll(among(connection, names.subList(half, names.size())));
    }
    return reserved;
  }

  private static boolean isReadable(Connection connection, List<String> names) throws SQLException {
    String sql =
        "SELECT %s FROM (VALUES (%s)) t(%s)"
            .formatted(joined(names, "%s"), joined(names, "'%s'"), joined(names, "\"%s\""));
    try {
      connection.prepareStatement(sql).close();
      return true;
    } catch (SQLException e) {
      if (!SYNTAX_ERROR.equals(e.getSQLState())) {
        throw e;
      }
      return false;
    }
  }

  private static String joined(List<String> names, String format) {
    return names.stream().map(format::formatted).collect(Collectors.joining(", "));
  }
}
