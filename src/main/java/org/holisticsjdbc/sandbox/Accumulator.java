package org.holisticsjdbc.sandbox;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BinaryOperator;

/** Takes the values of a group one by one and returns one value for them. NULLs do not count. */
abstract class Accumulator {

  /** Decimals of a quotient; the service shows no more either. */
  private static final int QUOTIENT_SCALE = 10;

  static Accumulator of(Aggregation aggregation) {
    return switch (aggregation) {
      case COUNT -> new Count();
      case COUNT_DISTINCT -> new CountDistinct();
      case SUM -> new Sum();
      case AVG -> new Average();
      case MIN -> new Best((one, other) -> Values.ORDER.compare(one, other) <= 0 ? one : other);
      case MAX -> new Best((one, other) -> Values.ORDER.compare(one, other) >= 0 ? one : other);
      case MEDIAN -> new Median();
    };
  }

  final void add(Object value) {
    if (value != null) {
      addPresent(value);
    }
  }

  abstract void addPresent(Object value);

  /** Returns the value of the group; NULL for most aggregations of nothing. */
  abstract Object result();

  static BigDecimal quotient(BigDecimal dividend, BigDecimal divisor) {
    BigDecimal quotient = dividend.divide(divisor, QUOTIENT_SCALE, RoundingMode.HALF_UP);
    BigDecimal stripped = quotient.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  private static final class Count extends Accumulator {
    private long count;

    @Override
    void addPresent(Object value) {
      count++;
    }

    @Override
    Object result() {
      return BigDecimal.valueOf(count);
    }
  }

  private static final class CountDistinct extends Accumulator {
    private final Set<Object> keys = new HashSet<>();

    @Override
    void addPresent(Object value) {
      keys.add(Values.key(value));
    }

    @Override
    Object result() {
      return BigDecimal.valueOf(keys.size());
    }
  }

  private static final class Sum extends Accumulator {
    private BigDecimal sum;

    @Override
    void addPresent(Object value) {
      BigDecimal number = (BigDecimal) value;
      sum = sum == null ? number : sum.add(number);
    }

    @Override
    Object result() {
      return sum;
    }
  }

  private static final class Average extends Accumulator {
    private BigDecimal sum = BigDecimal.ZERO;
    private long count;

    @Override
    void addPresent(Object value) {
      sum = sum.add((BigDecimal) value);
      count++;
    }

    @Override
    Object result() {
      return count == 0 ? null : quotient(sum, BigDecimal.valueOf(count));
    }
  }

  private static final class Best extends Accumulator {
    private final BinaryOperator<Object> better;
    private Object best;

    Best(BinaryOperator<Object> better) {
      this.better = better;
    }

    @Override
    void addPresent(Object value) {
      best = best == null ? value : better.apply(best, value);
    }

    @Override
    Object result() {
      return best;
    }
  }

  private static final class Median extends Accumulator {
    private final List<BigDecimal> numbers = new ArrayList<>();

    @Override
    void addPresent(Object value) {
      numbers.add((BigDecimal) value);
    }

    @Override
    Object result() {
      if (numbers.isEmpty()) {
        return null;
      }
      numbers.sort(null);
      BigDecimal lower = numbers.get((numbers.size() - 1) / 2);
      BigDecimal upper = numbers.get(numbers.size() / 2);
      return quotient(lower.add(upper), BigDecimal.valueOf(2));
    }
  }
}
