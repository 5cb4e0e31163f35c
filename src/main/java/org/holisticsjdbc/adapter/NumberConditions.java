package org.holisticsjdbc.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.holisticsjdbc.adapter.ConditionWriter.Outcome;
import org.holisticsjdbc.api.Condition;

/**
 * Conditions on numbers: ranges one unit wider on each side, because the file may round and {@code
 * between} may exclude its ends (DESIGN §4).
 */
record NumberConditions(Function<Operand, Optional<Object>> values) {
  /** Whole numbers up to here survive a service that reads JSON numbers as doubles. */
  private static final BigInteger EXACT_IN_DOUBLE = BigInteger.ONE.shiftLeft(52);

  Outcome write(List<Wanted> predicates) {
    return new Intervals<>(values, new WholeNumbers())
        .write(predicates, interval -> condition(interval));
  }

  private static Outcome condition(Interval<BigInteger> interval) {
    Optional<BigInteger> low =
        interval.low().map(it -> it.subtract(BigInteger.ONE)).filter(NumberConditions::isExact);
    Optional<BigInteger> high =
        interval.high().map(it -> it.add(BigInteger.ONE)).filter(NumberConditions::isExact);
    if (low.isPresent() && high.isPresent()) {
      return send("between", low.get(), high.get());
    }
    if (low.isPresent()) {
      return send("greater_than", low.get());
    }
    return high.<Outcome>map(it -> send("less_than", it))
        .orElseGet(() -> new Outcome.Local("the service may read so large a number inexactly"));
  }

  private static boolean isExact(BigInteger number) {
    return number.abs().compareTo(EXACT_IN_DOUBLE) <= 0;
  }

  private static Outcome send(String operator, BigInteger... numbers) {
    List<JsonNode> json =
        List.of(numbers).stream()
            .<JsonNode>map(number -> JsonNodeFactory.instance.numberNode(number.longValueExact()))
            .toList();
    return new Outcome.Send(new Condition(operator, json, Optional.empty()));
  }

  /** The whole numbers around a number: strict comparisons are as wide as the others. */
  private static final class WholeNumbers implements Intervals.Ends<BigInteger> {
    @Override
    public BigInteger low(Object value, boolean strict) {
      return rounded(value, RoundingMode.FLOOR);
    }

    @Override
    public BigInteger high(Object value, boolean strict) {
      return rounded(value, RoundingMode.CEILING);
    }

    private static BigInteger rounded(Object value, RoundingMode mode) {
      if (value instanceof BigDecimal number && number.precision() - number.scale() < 1_000L) {
        return number.setScale(0, mode).toBigIntegerExact();
      }
      throw new NotSayable("it compares a number with another type");
    }
  }
}
