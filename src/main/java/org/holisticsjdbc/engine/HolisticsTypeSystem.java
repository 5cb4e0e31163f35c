package org.holisticsjdbc.engine;

import java.math.RoundingMode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeSystemImpl;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * How wide types are and what aggregates return.
 *
 * <p>Calcite's defaults give wrong numbers silently: SUM(INTEGER) wraps, AVG(INTEGER) is cut,
 * DECIMAL holds 19 digits (CALCITE §10).
 */
final class HolisticsTypeSystem extends RelDataTypeSystemImpl {
  /** Digits of the widest DECIMAL. */
  static final int MAX_DIGITS = 38;

  /** Digits after the point that products, quotients and averages keep (DESIGN §6). */
  static final int DERIVED_SCALE = 10;

  @Override
  public int getMaxPrecision(SqlTypeName type) {
    return switch (type) {
      case DECIMAL -> MAX_DIGITS;
      case TIME, TIMESTAMP -> 3; // what Calcite's internal values hold
      default -> super.getMaxPrecision(type);
    };
  }

  @Override
  public int getMaxScale(SqlTypeName type) {
    return type == SqlTypeName.DECIMAL ? MAX_DIGITS : super.getMaxScale(type);
  }

  @Override
  public int getDefaultPrecision(SqlTypeName type) {
    return switch (type) {
      case DECIMAL -> MAX_DIGITS;
      case TIME, TIMESTAMP -> 3;
      default -> super.getDefaultPrecision(type);
    };
  }

  @Override
  public RoundingMode roundingMode() {
    return RoundingMode.HALF_UP;
  }

  /** Makes {@code CASE … THEN 'a' ELSE 'bcd'} a VARCHAR; a CHAR(3) would pad the shorter text. */
  @Override
  public boolean shouldConvertRaggedUnionTypesToVarying() {
    return true;
  }

  @Override
  public RelDataType deriveSumType(RelDataTypeFactory types, RelDataType argument) {
    RelDataType sum =
        switch (argument.getSqlTypeName()) {
          case TINYINT, SMALLINT, INTEGER -> types.createSqlType(SqlTypeName.BIGINT);
          case BIGINT -> types.createSqlType(SqlTypeName.DECIMAL, MAX_DIGITS, 0);
          case DECIMAL -> types.createSqlType(SqlTypeName.DECIMAL, MAX_DIGITS, argument.getScale());
          default -> super.deriveSumType(types, argument);
        };
    return types.createTypeWithNullability(sum, argument.isNullable());
  }

  @Override
  public RelDataType deriveAvgAggType(RelDataTypeFactory types, RelDataType argument) {
    if (!SqlTypeUtil.isExactNumeric(argument)) {
      return super.deriveAvgAggType(types, argument);
    }
    int scale = Math.max(DERIVED_SCALE, Math.max(0, argument.getScale()));
    return types.createTypeWithNullability(
        types.createSqlType(SqlTypeName.DECIMAL, MAX_DIGITS, scale), argument.isNullable());
  }

  @Override
  public RelDataType deriveDecimalMultiplyType(
      RelDataTypeFactory types, RelDataType left, RelDataType right) {
    RelDataType stock = super.deriveDecimalMultiplyType(types, left, right);
    return stock == null
        ? null
        : types.createSqlType(
            SqlTypeName.DECIMAL, MAX_DIGITS, Math.min(stock.getScale(), widestScale(left, right)));
  }

  @Override
  public RelDataType deriveDecimalDivideType(
      RelDataTypeFactory types, RelDataType left, RelDataType right) {
    RelDataType stock = super.deriveDecimalDivideType(types, left, right);
    return stock == null
        ? null
        : types.createSqlType(SqlTypeName.DECIMAL, MAX_DIGITS, widestScale(left, right));
  }

  private static int widestScale(RelDataType left, RelDataType right) {
    return Math.max(DERIVED_SCALE, Math.max(scaleOf(left), scaleOf(right)));
  }

  private static int scaleOf(RelDataType type) {
    return SqlTypeUtil.isDecimal(type) ? type.getScale() : 0;
  }
}
