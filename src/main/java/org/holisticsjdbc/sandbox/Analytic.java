package org.holisticsjdbc.sandbox;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** A calculation on the values of a column after grouping and sorting (FACTS §2.1). */
enum Analytic {
  /** The sum of this row's value and those above it. */
  RUNNING_TOTAL,

  /** This row's part of the sum of all rows, 1 for all of it; NULL where the sum is zero. */
  PERCENT_OF_TOTAL;

  String apiName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Replaces the values of a column; a NULL counts as zero and stays NULL. */
  void apply(List<Object[]> rows, int column) {
    BigDecimal total = BigDecimal.ZERO;
    for (Object[] row : rows) {
      total = total.add(number(row[column]));
    }
    BigDecimal running = BigDecimal.ZERO;
    for (Object[] row : rows) {
      running = running.add(number(row[column]));
      if (row[column] != null) {
        row[column] = this == RUNNING_TOTAL ? running : part(number(row[column]), total);
      }
    }
  }

  private static BigDecimal number(Object value) {
    return value == null ? BigDecimal.ZERO : (BigDecimal) value;
  }

  private static Object part(BigDecimal value, BigDecimal total) {
    return total.signum() == 0 ? null : Accumulator.quotient(value, total);
  }
}
