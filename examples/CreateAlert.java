import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Lets an alert watch a widget: creates it, tries it out, lists, pauses, runs and deletes it: {@code java -cp JAR
 * examples/CreateAlert.java [URL]}. The key of an account is taken from the environment variable HOLISTICS_API_KEY.
 */
public class CreateAlert {
  /** The condition names its field as the chart does (path_hash); a bar chart holds its values in y_axes. */
  private static final String WATCHED =
      """
      SELECT w.id AS source_id,
             JSON_ARRAY(JSON_OBJECT(
               'field_path': JSON_QUERY(r.viz_setting, '$.fields.y_axes[0].series[0].field.path_hash') FORMAT JSON,
               'aggregation': 'count',
               'condition': JSON_OBJECT('operator': 'greater_than', 'values': JSON_ARRAY(800)))) AS viz_conditions
        FROM holistics.dashboard_names d
        JOIN holistics.widgets w ON w.dashboard_id = d.id
        JOIN holistics.query_reports r ON r.id = CAST(w.source_id AS BIGINT)
       WHERE d.title = 'Wildlife strikes' AND w.source_title = 'Strikes by state'""";

  private static final String ALERTS =
      "SELECT title, JSON_VALUE(schedule, '$.paused') AS paused FROM holistics.data_alerts WHERE id = ?";

  private static final String LOG = "SELECT level, message FROM holistics.job_logs WHERE job_id = ?";

  private final Connection connection;

  private CreateAlert(Connection connection) {
    this.connection = connection;
  }

  public static void main(String[] args) throws SQLException {
    String url = args.length > 0 ? args[0] : "jdbc:holistics:sandbox";
    try (Connection connection = DriverManager.getConnection(url)) {
      new CreateAlert(connection).run();
    }
  }

  private void run() throws SQLException {
    Map<String, Object> alert = manyStrikes();
    String trial = call("data_alerts_submit_execute_test", with(alert, "wait", true));
    print("Tried out, saved nothing", LOG, trial);

    String id = call("data_alerts_create", alert);
    print("Created", ALERTS, id);

    Map<String, Object> changed = with(alert, "id", id); // an update says the whole alert again
    call("data_alerts_update", with(changed, "schedule", "{\"repeat\": \"0 7 * * *\", \"paused\": true}"));
    print("Paused", ALERTS, id);

    String job = call("data_alerts_submit_execute", Map.of("id", id, "wait", true));
    print("Run all the same", LOG, job);

    System.out.println(call("data_alerts_delete", Map.of("id", id)));
  }

  /** An e-mail every day at seven, UTC, if there are states with more than 800 strikes. */
  private Map<String, Object> manyStrikes() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(WATCHED);
        ResultSet watched = statement.executeQuery()) {
      watched.next();
      return Map.of(
          "title", "Many strikes",
          "source_type", "DashboardWidget",
          "source_id", watched.getString("source_id"),
          "viz_conditions", watched.getString("viz_conditions"),
          "dynamic_filter_presets", "[]",
          "schedule", "{\"repeat\": \"0 7 * * *\", \"paused\": false}",
          "dest", "{\"type\": \"EmailDest\", \"title\": \"Many strikes\", \"recipients\": [\"safety@example.com\"]}");
    }
  }

  private static Map<String, Object> with(Map<String, Object> arguments, String name, Object value) {
    Map<String, Object> all = new HashMap<>(arguments);
    all.put(name, value);
    return all;
  }

  /** Calls a procedure and returns the first column of its row: the id of the alert or of the job, or a message. */
  private String call(String procedure, Map<String, Object> arguments) throws SQLException {
    String named = arguments.keySet().stream().map(name -> name + " => ?").collect(Collectors.joining(", "));
    try (CallableStatement statement = connection.prepareCall("{? = call holistics." + procedure + "(" + named + ")}")) {
      for (Map.Entry<String, Object> argument : arguments.entrySet()) {
        statement.setObject(argument.getKey(), argument.getValue());
      }
      statement.execute();
      return statement.getString(1);
    }
  }

  private void print(String title, String sql, String id) throws SQLException {
    System.out.println(title);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, Long.parseLong(id));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          System.out.printf("  %s: %s%n", rows.getString(1), rows.getString(2));
        }
      }
    }
  }
}
