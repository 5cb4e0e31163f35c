package org.holisticsjdbc.catalog;

import java.util.Locale;
import java.util.Optional;

/** SQL types of displayed fields (DESIGN §6, FACTS §2.1). */
final class FieldTypes {
  private FieldTypes() {}

  /**
   * Returns the type of a field of a model or of a calculation. Truncated dates keep their type.
   *
   * @param type the field's type in words of the service
   * @param primaryKey whether it is its model's key: a number that is an id
   */
  static ColumnType ofBase(Optional<String> type, boolean primaryKey) {
    return switch (type.orElse("unknown").toLowerCase(Locale.ROOT)) {
      case "number" -> primaryKey ? ColumnType.BIGINT : ColumnType.DECIMAL;
      case "date" -> ColumnType.DATE;
      case "datetime" -> ColumnType.TIMESTAMP;
      case "truefalse" -> ColumnType.BOOLEAN;
      default -> ColumnType.VARCHAR;
    };
  }

  /**
   * Returns the type after an aggregation: counts are whole numbers, sums and the like are numbers
   * whatever the base, the least and the greatest keep it. An aggregation this driver does not
   * know, such as {@code custom}, leaves the type of its own result, which is the base.
   */
  static ColumnType ofAggregation(String aggregation, ColumnType base) {
    return switch (aggregation.toLowerCase(Locale.ROOT)) {
      case "count", "count distinct" -> ColumnType.BIGINT;
      case "sum", "avg", "median", "stdev", "stdevp", "var", "varp", "running sum", "running avg" ->
          ColumnType.DECIMAL;
      default -> base;
    };
  }
}
