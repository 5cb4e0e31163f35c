import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Runs SQL and prints what it returns: {@code java -cp JAR examples/RunSql.java URL SQL-or-FILE.sql ...}
 *
 * <p>Statements end with a semicolon. The key of an account is taken from the environment variable HOLISTICS_API_KEY. Two things
 * go beyond SQL, so that a script can go on with what it has found:
 *
 * <ul>
 *   <li>{@code :name} is a value of an earlier result, the last that has columns of all names in the statement. The statement
 *       runs once for each row of that result, and not at all where it has none.
 *   <li>{@code CREATE TEMPORARY VIEW v (columns) AS query} is kept here and put as WITH before each SELECT that follows.
 * </ul>
 */
public class RunSql {
  private static final Pattern COMMENT = Pattern.compile("--[^\n]*|/\\*.*?\\*/", Pattern.DOTALL);
  private static final Pattern TOKEN =
      Pattern.compile("'[^']*'|\"[^\"]*\"|" + COMMENT + "|(?<!:):([A-Za-z]\\w*)|;|\\z", Pattern.DOTALL);
  private static final Pattern VIEW =
      Pattern.compile("CREATE\\s+TEMPORARY\\s+VIEW\\s+(.+?\\s+AS)\\s+(.+)", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
  private static final int WIDEST_CELL = 60;

  private final Connection connection;
  private final Deque<Result> results = new ArrayDeque<>();
  private final List<String> views = new ArrayList<>();

  /** A statement as written, and as it is sent: without comments, with a marker for each name. */
  private record Command(String text, String sql, List<String> names) {}

  private record Result(List<String> columns, List<List<Object>> rows) {}

  private RunSql(Connection connection) {
    this.connection = connection;
  }

  public static void main(String[] args) throws IOException {
    try (Connection connection = DriverManager.getConnection(args[0])) {
      for (String argument : List.of(args).subList(1, args.length)) {
        RunSql script = new RunSql(connection);
        for (Command command : commands(argument.endsWith(".sql") ? Files.readString(Path.of(argument)) : argument)) {
          script.run(command);
        }
      }
    } catch (SQLException e) {
      System.err.println(e.getSQLState() + ": " + e.getMessage());
      System.exit(1);
    }
  }

  private static List<Command> commands(String script) {
    List<Command> commands = new ArrayList<>();
    List<String> names = new ArrayList<>();
    StringBuilder sql = new StringBuilder();
    int begin = 0;
    Matcher token = TOKEN.matcher(script);
    while (token.find()) {
      if (token.group(1) != null) {
        names.add(token.group(1));
      }
      token.appendReplacement(sql, replacement(token));
      if (endsStatement(token)) {
        if (!sql.toString().isBlank()) {
          commands.add(new Command(script.substring(begin, token.end()).strip(), sql.toString().strip(), List.copyOf(names)));
        }
        begin = token.end();
        sql.setLength(0);
        names.clear();
      }
    }
    return commands;
  }

  private static String replacement(Matcher token) {
    if (token.group(1) != null) {
      return "?";
    }
    boolean isComment = COMMENT.matcher(token.group()).matches();
    return isComment || endsStatement(token) ? " " : "$0";
  }

  /** A semicolon ends a statement, and so does the end of the script. */
  private static boolean endsStatement(Matcher token) {
    return token.group().equals(";") || token.group().isEmpty();
  }

  private void run(Command command) throws SQLException {
    System.out.println(command.text());
    Matcher view = VIEW.matcher(command.sql());
    if (view.matches()) {
      views.add(view.group(1) + " (" + view.group(2) + ")");
    } else {
      Result result = result(command);
      results.push(result);
      print(result);
    }
    System.out.println();
  }

  private Result result(Command command) throws SQLException {
    List<List<Object>> rows = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(withViews(command.sql()))) {
      for (List<Object> values : valuesOf(command.names())) {
        for (int i = 0; i < values.size(); i++) {
          statement.setObject(i + 1, values.get(i));
        }
        try (ResultSet found = statement.executeQuery()) {
          read(found, rows);
        }
      }
      return new Result(columns(statement.getMetaData()), rows);
    }
  }

  private String withViews(String sql) {
    boolean isQuery = sql.regionMatches(true, 0, "SELECT", 0, "SELECT".length());
    return isQuery && !views.isEmpty() ? "WITH " + String.join(", ", views) + " " + sql : sql;
  }

  /** Returns the values of the names, once for each time that a statement is to run. */
  private List<List<Object>> valuesOf(List<String> names) {
    if (names.isEmpty()) {
      return List.of(List.of());
    }
    Result source =
        results.stream()
            .filter(result -> result.columns().containsAll(names))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("No result has the columns " + names));
    return source.rows().stream()
        .map(row -> names.stream().map(name -> row.get(source.columns().indexOf(name))).collect(Collectors.toList()))
        .toList();
  }

  private static List<String> columns(ResultSetMetaData metaData) throws SQLException {
    List<String> columns = new ArrayList<>();
    for (int i = 1; i <= metaData.getColumnCount(); i++) {
      columns.add(metaData.getColumnLabel(i));
    }
    return columns;
  }

  private static void read(ResultSet found, List<List<Object>> rows) throws SQLException {
    while (found.next()) {
      List<Object> row = new ArrayList<>();
      for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
        row.add(found.getObject(i));
      }
      rows.add(row);
    }
  }

  private static void print(Result result) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(result.columns());
    result.rows().forEach(row -> lines.add(row.stream().map(String::valueOf).toList()));
    if (result.columns().size() == 1) {
      lines.forEach(line -> System.out.println(line.get(0)));
      return;
    }
    for (List<String> line : lines) {
      StringBuilder text = new StringBuilder();
      for (int c = 0; c < line.size(); c++) {
        int column = c;
        int width = lines.stream().mapToInt(it -> cell(it.get(column)).length()).max().orElse(0);
        text.append(String.format("%-" + Math.max(1, width) + "s  ", cell(line.get(c))));
      }
      System.out.println(text.toString().stripTrailing());
    }
  }

  private static String cell(String value) {
    String line = value.replaceAll("\\s+", " ");
    return line.length() <= WIDEST_CELL ? line : line.substring(0, WIDEST_CELL - 1) + "…";
  }
}
