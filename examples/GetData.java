import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Gets the data of a widget with dashboard filters set, the service's first tutorial: {@code java -cp JAR
 * examples/GetData.java [URL]}. The key of an account is taken from the environment variable HOLISTICS_API_KEY.
 */
public class GetData {
  private static final String WIDGETS =
      """
      SELECT w.id, w.source_title
        FROM holistics.dashboard_names d
        JOIN holistics.widgets w ON w.dashboard_id = d.id
       WHERE d.title = ? AND JSON_VALUE(w.permissions, '$.can_export_data') = 'true'
       ORDER BY w.id""";

  private static final String FILTERS =
      """
      SELECT f.id, f.label, f.filter_type
        FROM holistics.dashboard_names d
        JOIN holistics.filters f ON f.dashboard_id = d.id
       WHERE d.title = ?
       ORDER BY f."order\"""";

  /** The filters as conditions: they act before Holistics groups, and are no columns of the widget. */
  private static final String BY_CONDITION =
      """
      SELECT "Month", "Strikes"
        FROM "Wildlife strikes"."Strikes by month"
       WHERE "State" = ? AND "Flight date" = ?
       ORDER BY "Month\"""";

  /** The same, as arguments of the widget. */
  private static final String BY_ARGUMENT =
      """
      SELECT "Month", "Strikes"
        FROM TABLE("Wildlife strikes"."Strikes by month"("State" => ?, "Flight date" => ?))
       ORDER BY "Month\"""";

  /** A condition in the words of the service: the id of a filter, an operator and values. */
  private static final String CONDITIONS =
      """
      SELECT w.id, JSON_ARRAY(JSON_OBJECT(
               'dynamic_filter_id': CAST(f.id AS BIGINT),
               'condition': JSON_OBJECT('operator': 'is', 'values': JSON_ARRAY(CAST(? AS VARCHAR)))))
        FROM holistics.dashboard_names d
        JOIN holistics.widgets w ON w.dashboard_id = d.id
        JOIN holistics.filters f ON f.dashboard_id = d.id
       WHERE d.title = ? AND w.source_title = ? AND f.label = ?""";

  /** The export by hand; the file is in the column "result". */
  private static final String EXPORT =
      """
      CALL holistics.dashboard_widgets_submit_export(
        id => ?, output => 'csv', dashboard_filter_conditions => ?, wait => TRUE)""";

  public static void main(String[] args) throws SQLException {
    String url = args.length > 0 ? args[0] : "jdbc:holistics:sandbox";
    try (Connection connection = DriverManager.getConnection(url)) {
      print("Widgets with data", query(connection, WIDGETS, "Wildlife strikes"));
      print("Filters", query(connection, FILTERS, "Wildlife strikes"));
      print("Texas in 2001, by condition", query(connection, BY_CONDITION, "Texas", "2001"));
      print("Texas in 2001, by argument", query(connection, BY_ARGUMENT, "Texas", "2001"));

      List<Object> widget =
          query(connection, CONDITIONS, "Texas", "Wildlife strikes", "Strikes by month", "State").get(0);
      List<Object> job = query(connection, EXPORT, widget.toArray()).get(0);
      String file = (String) job.get(3);
      System.out.printf("Texas, exported by hand: %d months%n", file.lines().count() - 1);
    }
  }

  private static List<List<Object>> query(Connection connection, String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      try (ResultSet found = statement.executeQuery()) {
        List<List<Object>> rows = new ArrayList<>();
        while (found.next()) {
          List<Object> row = new ArrayList<>();
          for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
            row.add(found.getObject(i));
          }
          rows.add(row);
        }
        return rows;
      }
    }
  }

  private static void print(String title, List<List<Object>> rows) {
    System.out.println(title);
    rows.forEach(row -> System.out.println("  " + row));
  }
}
