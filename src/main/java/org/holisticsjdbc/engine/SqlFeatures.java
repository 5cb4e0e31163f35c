package org.holisticsjdbc.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.SqlJdbcFunctionCall;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl;
import org.apache.calcite.sql.parser.SqlParser;

/** What SQL the engine understands, as {@code DatabaseMetaData} lists it; upper case, sorted. */
public final class SqlFeatures {
  private SqlFeatures() {}

  /** Returns the words that cannot be names without quotes, beyond those of SQL:2003. */
  public static List<String> keywords() {
    SqlAbstractParserImpl.Metadata parser =
        SqlParser.create("", PlanningContext.parserConfig()).getMetadata();
    Set<String> standard = SqlAbstractParserImpl.getSql92ReservedWords();
    return parser.getTokens().stream()
        .filter(token -> parser.isReservedWord(token) && !standard.contains(token))
        .sorted()
        .toList();
  }

  /** Returns the functions of {@code {fn …}} over numbers. */
  public static List<String> numericFunctions() {
    return functions(SqlJdbcFunctionCall.getNumericFunctions());
  }

  /** Returns the functions of {@code {fn …}} over text. */
  public static List<String> stringFunctions() {
    return functions(SqlJdbcFunctionCall.getStringFunctions());
  }

  /** Returns the functions of {@code {fn …}} about the system. */
  public static List<String> systemFunctions() {
    return functions(SqlJdbcFunctionCall.getSystemFunctions());
  }

  /** Returns the functions of {@code {fn …}} over dates and times. */
  public static List<String> timeDateFunctions() {
    return functions(SqlJdbcFunctionCall.getTimeDateFunctions());
  }

  private static List<String> functions(String commaSeparated) {
    return Arrays.stream(commaSeparated.split(","))
        .map(name -> name.trim().toUpperCase(Locale.ROOT))
        .filter(name -> !name.isEmpty())
        .sorted()
        .toList();
  }
}
