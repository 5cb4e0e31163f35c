package org.holisticsjdbc.engine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.calcite.avatica.util.ByteString;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.type.SqlTypeName;
import org.holisticsjdbc.adapter.QueryContext;

/**
 * The rows of a compiled plan.
 *
 * <p>The first row is fetched at once, so that a failed job is a failed execution, as with other
 * databases.
 */
final class PlanRows implements Rows {
  private static final int NOT_DECIMAL = -1;

  private final Enumerator<Object> rows;
  private final QueryContext query;
  private final int[] scales;

  /** For moments the milliseconds of their type's last digit: CAST to fewer digits keeps them. */
  private final int[] units;

  /** Whether a row is the value of its only column: Calcite's rows of one column are. */
  private final boolean isBare;

  private boolean firstIsFetched;
  private boolean hasRow;
  private Object row;

  private PlanRows(Enumerator<Object> rows, RelDataType rowType, QueryContext query) {
    this.rows = rows;
    this.query = query;
    this.scales = rowType.getFieldList().stream().mapToInt(PlanRows::scale).toArray();
    this.units = rowType.getFieldList().stream().mapToInt(PlanRows::unit).toArray();
    this.isBare = scales.length == 1;
  }

  private static int scale(RelDataTypeField field) {
    RelDataType type = field.getType();
    return type.getSqlTypeName() == SqlTypeName.DECIMAL ? type.getScale() : NOT_DECIMAL;
  }

  private static int unit(RelDataTypeField field) {
    RelDataType type = field.getType();
    return switch (type.getSqlTypeName()) {
      case TIME, TIMESTAMP ->
          switch (type.getPrecision()) {
            case 0 -> 1000;
            case 1 -> 100;
            case 2 -> 10;
            default -> 1;
          };
      default -> 1;
    };
  }

  /** Returns a moment without the digits that its type does not have. */
  private static Object whole(Object millis, int unit) {
    return millis instanceof Long moment
        ? (Object) (moment - Math.floorMod(moment, (long) unit))
        : (Object) ((Integer) millis - Math.floorMod((Integer) millis, unit));
  }

  static PlanRows open(Enumerable<Object> rows, RelDataType rowType, QueryContext query) {
    PlanRows opened = new PlanRows(rows.enumerator(), rowType, query);
    opened.firstIsFetched = opened.fetch();
    opened.hasRow = opened.firstIsFetched;
    return opened;
  }

  @Override
  public boolean next() {
    if (firstIsFetched) {
      firstIsFetched = false;
      return true;
    }
    hasRow = hasRow && fetch();
    return hasRow;
  }

  private boolean fetch() {
    try {
      query.cancellation().check();
      if (rows.moveNext()) {
        row = rows.current();
        return true;
      }
      close();
      return false;
    } catch (RuntimeException | Error e) {
      close();
      throw EngineFailures.ofExecution(e, query.cancellation());
    }
  }

  @Override
  public Object value(int column) {
    Object value = isBare ? row : ((Object[]) row)[column];
    if (value instanceof BigDecimal number) {
      return scales[column] == NOT_DECIMAL ? number : shown(number, scales[column]);
    }
    if (units[column] > 1) {
      return value == null ? null : whole(value, units[column]);
    }
    if (value instanceof Object[] fields) {
      return Collections.unmodifiableList(Arrays.asList(fields));
    }
    return value instanceof ByteString bytes ? bytes.getBytes() : value;
  }

  /**
   * Returns a number with no more decimals than its type has. Where nobody chose the scale, because
   * it is that of all widgets and of division, 5 is shown as 5, not as 5.0000000000, whichever
   * operators it came through.
   */
  private static BigDecimal shown(BigDecimal number, int scale) {
    BigDecimal rounded =
        number.scale() > scale ? number.setScale(scale, RoundingMode.HALF_UP) : number;
    return scale == HolisticsTypeSystem.DERIVED_SCALE && rounded.scale() > 0
        ? DecimalArithmetic.normalize(rounded)
        : rounded;
  }

  @Override
  public List<Warning> warnings() {
    return query.warnings().stream()
        .map(warning -> new Warning(warning.sqlState(), warning.message()))
        .toList();
  }

  /**
   * Closes the query first: that wakes and stops whatever the enumerator may be doing in another
   * thread.
   */
  @Override
  public void close() {
    query.close();
  }
}
