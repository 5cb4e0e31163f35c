import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Sends a new customer their part of a dashboard every week, by e-mail, and once now: {@code java -cp JAR
 * examples/WeeklySchedule.java [URL]}. The key of an account is taken from the environment variable HOLISTICS_API_KEY.
 */
public class WeeklySchedule {
  /**
   * The conditions that the filters of the dashboard have for a customer. Filters are found by their labels, and SQL writes the
   * JSON, so that a name with a quote in it stays a name. (On canvas dashboards ids are text: leave the first CAST out.)
   */
  private static final String PRESETS =
      """
      SELECT d.id AS dashboard_id,
             JSON_ARRAYAGG(JSON_OBJECT(
               'dynamic_filter_id': CAST(f.id AS BIGINT),
               'preset_condition': JSON_OBJECT('operator': p.operator, 'values': JSON_ARRAY(p.wanted)))) AS presets
        FROM (VALUES ('State', 'is', CAST(? AS VARCHAR)), ('Flight date', 'matches', 'last 7 days'))
               AS p (label, operator, wanted)
        JOIN holistics.filters f ON f.label = p.label
        JOIN holistics.dashboard_names d ON d.id = f.dashboard_id
       WHERE d.title = ?
       GROUP BY d.id""";

  private static final String EMAIL =
      """
      SELECT JSON_OBJECT(
        'type': 'EmailDest', 'title': CAST(? AS VARCHAR), 'recipients': JSON_ARRAY(CAST(? AS VARCHAR)),
        'options': JSON_OBJECT('include_filters': TRUE, 'attachment_formats': JSON_ARRAY('csv')))""";

  private static final String CREATE =
      """
      {? = call holistics.data_schedules_create(
             title => ?, source_type => 'Dashboard', source_id => ?, dynamic_filter_presets => ?,
             schedule => '{"repeat": "0 8 * * 1", "paused": false}', dest => ?)}"""; // Mondays at eight, UTC

  private static final String RUN = "{? = call holistics.data_schedules_submit_execute(id => ?, wait => TRUE)}";

  private static final String LOG =
      """
      SELECT j.status, l.message
        FROM holistics.jobs j
        JOIN holistics.job_logs l ON l.job_id = j.id
       WHERE j.id = ?
       ORDER BY l."timestamp\"""";

  public static void main(String[] args) throws SQLException {
    String url = args.length > 0 ? args[0] : "jdbc:holistics:sandbox";
    try (Connection connection = DriverManager.getConnection(url)) {
      long schedule = create(connection, "Lone Star Airways", "Texas", "ops@lonestar.example");
      System.out.println("Created schedule " + schedule);
      print(connection, run(connection, schedule));
    }
  }

  private static long create(Connection connection, String customer, String state, String address) throws SQLException {
    try (PreparedStatement find = connection.prepareStatement(PRESETS);
        CallableStatement create = connection.prepareCall(CREATE)) {
      find.setString(1, state);
      find.setString(2, "Wildlife strikes");
      try (ResultSet found = find.executeQuery()) {
        found.next();
        create.setString("title", "Weekly strikes for " + customer);
        create.setLong("source_id", found.getLong("dashboard_id"));
        create.setString("dynamic_filter_presets", found.getString("presets"));
      }
      create.setString("dest", email(connection, "Your strikes of the week", address));
      create.execute();
      return create.getLong(1);
    }
  }

  private static String email(Connection connection, String title, String address) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(EMAIL)) {
      statement.setString(1, title);
      statement.setString(2, address);
      try (ResultSet json = statement.executeQuery()) {
        json.next();
        return json.getString(1);
      }
    }
  }

  /** Sends it now, and returns the id of the job when that has ended. */
  private static long run(Connection connection, long schedule) throws SQLException {
    try (CallableStatement run = connection.prepareCall(RUN)) {
      run.setLong("id", schedule);
      run.execute();
      return run.getLong(1);
    }
  }

  private static void print(Connection connection, long job) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LOG)) {
      statement.setLong(1, job);
      try (ResultSet log = statement.executeQuery()) {
        while (log.next()) {
          System.out.printf("Job %d (%s): %s%n", job, log.getString("status"), log.getString("message"));
        }
      }
    }
  }
}
