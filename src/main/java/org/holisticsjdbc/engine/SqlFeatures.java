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
  /** Parsed by Calcite, and not carried out. */
  private static final Set<String> WITHOUT_IMPLEMENTATION = Set.of("CONVERT_TIMEZONE");

  private SqlFeatures() {}

  /** Returns the words that cannot be names without quotes, beyond those of SQL:2003. */
  public static List<String> keywords() {
    return reservedWords().stream().filter(word -> !StandardWords.SQL_2003.contains(word)).toList();
  }

  /** Returns all words that cannot be names without quotes. */
  public static List<String> reservedWords() {
    SqlAbstractParserImpl.Metadata parser =
        SqlParser.create("", PlanningContext.parserConfig()).getMetadata();
    return parser.getTokens().stream().filter(parser::isReservedWord).sorted().toList();
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
        .filter(name -> !name.isEmpty() && !WITHOUT_IMPLEMENTATION.contains(name))
        .sorted()
        .toList();
  }
}
