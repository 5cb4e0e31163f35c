import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Runs SQL statements and prints their rows: {@code java -cp JAR examples/RunSql.java URL SQL ...} */
public class RunSql {
  public static void main(String[] args) throws SQLException {
    try (Connection connection = DriverManager.getConnection(args[0]);
        Statement statement = connection.createStatement()) {
      for (int i = 1; i < args.length; i++) {
        System.out.println(args[i]);
        try (ResultSet rows = statement.executeQuery(args[i])) {
          print(rows);
        }
        System.out.println();
      }
    }
  }

  private static void print(ResultSet rows) throws SQLException {
    ResultSetMetaData columns = rows.getMetaData();
    List<String[]> lines = new ArrayList<>();
    lines.add(new String[columns.getColumnCount()]);
    for (int c = 0; c < columns.getColumnCount(); c++) {
      lines.get(0)[c] = columns.getColumnLabel(c + 1);
    }
    while (rows.next()) {
      String[] line = new String[columns.getColumnCount()];
      for (int c = 0; c < line.length; c++) {
        line[c] = String.valueOf(rows.getString(c + 1));
      }
      lines.add(line);
    }
    for (String[] line : lines) {
      StringBuilder text = new StringBuilder();
      for (int c = 0; c < line.length; c++) {
        int column = c;
        int width = lines.stream().mapToInt(l -> l[column].length()).max().orElse(0);
        text.append(line.length == 1 ? line[c] : String.format("%-" + Math.max(1, width) + "s  ", line[c]));
      }
      System.out.println(text.toString().stripTrailing());
    }
  }
}
