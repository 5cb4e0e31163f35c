package org.holisticsjdbc.engine;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;

/**
 * What the generated code calls for decimals (DESIGN §6).
 *
 * <p>Calcite divides with 16 digits, and compares keys with {@link BigDecimal#equals}, where 5 and
 * 5.0 differ.
 */
public final class DecimalArithmetic {
  private static final MathContext DIVISION =
      new MathContext(HolisticsTypeSystem.MAX_DIGITS, RoundingMode.HALF_UP);

  private DecimalArithmetic() {}

  /** Divides, rounded to the scale of the result and to 38 digits. */
  public static BigDecimal divide(BigDecimal dividend, BigDecimal divisor, int scale) {
    if (dividend == null || divisor == null) {
      return null;
    }
    if (divisor.signum() == 0) {
      throw new HolisticsException(
          Failure.DIVISION_BY_ZERO, "Division of %s by zero".formatted(dividend));
    }
    int integerDigits =
        dividend.precision() - dividend.scale() - divisor.precision() + divisor.scale() + 1;
    return integerDigits + scale > HolisticsTypeSystem.MAX_DIGITS
        ? fit(dividend.divide(divisor, DIVISION), HolisticsTypeSystem.MAX_DIGITS, scale)
        : fit(
            dividend.divide(divisor, scale, RoundingMode.HALF_UP),
            HolisticsTypeSystem.MAX_DIGITS,
            scale);
  }

  /** Rounds a computed value to the scale of its type; fails if its digits exceed the precision. */
  public static BigDecimal fit(BigDecimal value, int precision, int scale) {
    if (value == null) {
      return null;
    }
    BigDecimal rounded =
        value.scale() > scale ? value.setScale(scale, RoundingMode.HALF_UP) : value;
    if (rounded.precision() - rounded.scale() > precision - scale && rounded.signum() != 0) {
      throw new HolisticsException(
          Failure.OVERFLOW,
          "The number %s has more than %d digits before the point; its type is DECIMAL(%d, %d)"
              .formatted(rounded.toPlainString(), precision - scale, precision, scale));
    }
    return rounded;
  }

  /** Gives equal numbers one representation: no trailing zeros, no negative scale. */
  public static BigDecimal normalize(BigDecimal value) {
    if (value == null) {
      return null;
    }
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
