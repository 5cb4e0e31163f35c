import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.StringJoiner;

/**
 * Moves users from an old account (v1) to this one (v2): {@code java -cp JAR examples/MigrateUsers.java [URL [CSV]]}. The list is
 * examples/old_users.csv by default; the key of an account is taken from the environment variable HOLISTICS_API_KEY.
 */
public class MigrateUsers {
  /** A step asks what differs and calls a procedure for just those rows, so running it again changes nothing. */
  private enum Step {
    CREATE_GROUPS(
        """
        SELECT DISTINCT team FROM old_users
         WHERE NOT has_left AND team NOT IN (SELECT name FROM holistics."groups")""",
        "CALL holistics.groups_create(name => ?)"),
    INVITE( // one invitation for each role
        """
        SELECT JSON_ARRAYAGG(email), role FROM old_users
         WHERE NOT has_left AND email NOT IN (SELECT LOWER(email) FROM holistics.users)
         GROUP BY role""",
        "CALL holistics.users_invite(emails => ?, role => ?, wait => TRUE)"),
    SET_ROLES(
        """
        SELECT u.id, o.role FROM old_users o JOIN holistics.users u ON LOWER(u.email) = o.email
         WHERE NOT o.has_left AND u.status <> 'deleted' AND u.role <> o.role""",
        "CALL holistics.users_update(id => ?, role => ?)"),
    JOIN_GROUPS(
        """
        SELECT g.id, u.id FROM old_users o
          JOIN holistics.users u ON LOWER(u.email) = o.email
          JOIN holistics."groups" g ON g.name = o.team
          LEFT JOIN holistics.group_members m ON m.group_id = g.id AND m.user_id = u.id
         WHERE NOT o.has_left AND u.status <> 'deleted' AND m.user_id IS NULL""",
        "CALL holistics.groups_add_user(id => ?, user_id => ?)"),
    REVOKE_KEYS(
        """
        SELECT u.id FROM old_users o JOIN holistics.users u ON LOWER(u.email) = o.email
         WHERE o.has_left AND u.has_authentication_token""",
        "CALL holistics.users_revoke_authentication_token(id => ?)");

    private final String differences;
    private final String call;

    Step(String differences, String call) {
      this.differences = differences;
      this.call = call;
    }
  }

  private static final String CHECK =
      """
      SELECT o.email, u.status, u.role, m.group_name, u.has_authentication_token
        FROM old_users o
        LEFT JOIN holistics.users u ON LOWER(u.email) = o.email
        LEFT JOIN holistics.group_members m ON m.user_id = u.id AND m.group_name = o.team
       ORDER BY o.has_left, o.email""";

  public static void main(String[] args) throws SQLException, IOException {
    String url = args.length > 0 ? args[0] : "jdbc:holistics:sandbox";
    Path csv = Path.of(args.length > 1 ? args[1] : "examples/old_users.csv");
    try (Connection connection = DriverManager.getConnection(url);
        Statement query = connection.createStatement()) {
      String oldUsers = oldUsers(query, Files.readAllLines(csv));
      for (Step step : Step.values()) {
        try (ResultSet rows = query.executeQuery(oldUsers + step.differences)) {
          System.out.println(step + ": " + callForEach(rows, connection, step.call));
        }
      }
      try (ResultSet users = query.executeQuery(oldUsers + CHECK)) {
        while (users.next()) {
          System.out.printf("%s: %s %s in %s, key: %s%n", users.getString(1), users.getString(2),
              users.getString(3), users.getString(4), users.getString(5));
        }
      }
    }
  }

  /** Returns the list, whose cells hold no commas, as the beginning of a query. */
  private static String oldUsers(Statement statement, List<String> lines) throws SQLException {
    StringJoiner rows = new StringJoiner(", ", "WITH old_users (email, role, team, has_left) AS (VALUES ", ") ");
    for (String line : lines.subList(1, lines.size())) {
      StringJoiner row = new StringJoiner(", ", "(", ")");
      String[] cells = line.split(",");
      for (int i = 0; i < 3; i++) {
        row.add(statement.enquoteLiteral(cells[i]));
      }
      rows.add(row.add(Boolean.toString(Boolean.parseBoolean(cells[3]))).toString());
    }
    return rows.toString();
  }

  /** Calls a procedure with the columns of each row as its arguments, and returns how often. */
  private static int callForEach(ResultSet rows, Connection connection, String call) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(call)) {
      while (rows.next()) {
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          statement.setObject(i, rows.getObject(i));
        }
        statement.addBatch();
      }
      return statement.executeBatch().length;
    }
  }
}
