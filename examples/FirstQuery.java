import java.sql.DriverManager;

/** {@code java -cp holistics-jdbc-all.jar FirstQuery.java} */
public class FirstQuery {
  public static void main(String[] args) throws Exception {
    try (var connection = DriverManager.getConnection("jdbc:holistics:sandbox");
        var rows = connection.createStatement().executeQuery("SELECT * FROM \"Wildlife strikes\".\"Strikes by state\" LIMIT 3")) {
      while (rows.next()) {
        System.out.println(rows.getString("State") + ": " + rows.getLong("Strikes") + " strikes");
      }
    }
  }
}
