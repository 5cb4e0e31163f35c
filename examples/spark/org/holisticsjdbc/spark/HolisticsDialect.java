package org.holisticsjdbc.spark;

import java.sql.Date;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.sql.connector.expressions.Expression;
import org.apache.spark.sql.connector.expressions.GeneralScalarExpression;
import org.apache.spark.sql.connector.expressions.Literal;
import org.apache.spark.sql.connector.expressions.NamedReference;
import org.apache.spark.sql.connector.expressions.SortOrder;
import org.apache.spark.sql.connector.expressions.aggregate.Count;
import org.apache.spark.sql.connector.expressions.aggregate.CountStar;
import org.apache.spark.sql.connector.expressions.aggregate.Max;
import org.apache.spark.sql.connector.expressions.aggregate.Min;
import org.apache.spark.sql.connector.expressions.aggregate.Sum;
import org.apache.spark.sql.jdbc.JdbcDialect;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MetadataBuilder;
import scala.Option;

/**
 * What Spark has to know of {@code jdbc:holistics:} to send the driver as much as it does well, and
 * nothing else.
 *
 * <p>Comparisons of columns go to the driver, which sends them on to Holistics where that cannot
 * change the answer; computed values stay in Spark, which has many more functions. Counts, sums,
 * minima and maxima of columns go too; averages do not, because the driver and Spark keep a
 * different number of digits.
 */
public final class HolisticsDialect extends JdbcDialect {
  /** The words of Spark for comparisons of columns. */
  private static final Set<String> COMPARISONS =
      Set.of(
          "=",
          "<>",
          "<=>",
          "<",
          "<=",
          ">",
          ">=",
          "AND",
          "OR",
          "NOT",
          "IN",
          "IS_NULL",
          "IS_NOT_NULL",
          "STARTS_WITH",
          "ENDS_WITH",
          "CONTAINS",
          "ALWAYS_TRUE",
          "ALWAYS_FALSE");

  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

  @Override
  public boolean canHandle(String url) {
    return url.toLowerCase(Locale.ROOT).startsWith("jdbc:holistics:");
  }

  @Override
  public String quoteIdentifier(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** A date-time of Holistics is what a clock on the wall shows, and has no zone. */
  @Override
  public Option<DataType> getCatalystType(
      int sqlType, String typeName, int size, MetadataBuilder metadata) {
    return sqlType == Types.TIMESTAMP
        ? Option.apply(DataTypes.TimestampNTZType)
        : super.getCatalystType(sqlType, typeName, size, metadata);
  }

  /** Spark's own reading of a wall clock moves it by the offset of the JVM's zone. */
  @Override
  public LocalDateTime convertJavaTimestampToTimestampNTZ(Timestamp timestamp) {
    return timestamp.toLocalDateTime();
  }

  /** Returns a literal; Spark's own dates are text, and its wall clocks are not even quoted. */
  @Override
  public Object compileValue(Object value) {
    if (value instanceof Date date) {
      return "DATE '" + date.toLocalDate() + "'";
    }
    if (value instanceof LocalDate date) {
      return "DATE '" + date + "'";
    }
    if (value instanceof LocalDateTime time) {
      return "TIMESTAMP '" + TIMESTAMP.format(time) + "'";
    }
    return super.compileValue(value);
  }

  @Override
  public Option<String> compileExpression(Expression expression) {
    return isSent(expression) ? super.compileExpression(expression) : Option.empty();
  }

  private static boolean isSent(Expression expression) {
    if (expression instanceof GeneralScalarExpression comparison) {
      return COMPARISONS.contains(comparison.name())
          && Arrays.stream(comparison.children()).allMatch(HolisticsDialect::isSent);
    }
    return expression instanceof NamedReference
        || expression instanceof Literal
        || isOfColumns(expression);
  }

  private static boolean isOfColumns(Expression expression) {
    boolean isSent =
        expression instanceof SortOrder
            || expression instanceof CountStar
            || expression instanceof Count
            || expression instanceof Sum
            || expression instanceof Min
            || expression instanceof Max;
    return isSent
        && Arrays.stream(expression.children()).allMatch(NamedReference.class::isInstance);
  }

  @Override
  public boolean isSupportedFunction(String name) {
    return Set.of("COUNT", "SUM", "MIN", "MAX").contains(name);
  }

  @Override
  public boolean supportsLimit() {
    return true;
  }

  @Override
  public boolean supportsOffset() {
    return true;
  }
}
