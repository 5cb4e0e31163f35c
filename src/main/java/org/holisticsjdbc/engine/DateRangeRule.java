package org.holisticsjdbc.engine;

import java.util.EnumSet;
import java.util.Set;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.rules.DateRangeRules;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.sql.SqlKind;

/**
 * Turns {@code EXTRACT(YEAR FROM d) = 2024} and {@code FLOOR(d TO MONTH) = …} into ranges of dates.
 *
 * <p>Calcite's own rule does, but fails on quarters and weeks, which are left alone here.
 */
final class DateRangeRule extends RelOptRule {
  private static final Set<TimeUnitRange> KNOWN =
      EnumSet.of(
          TimeUnitRange.YEAR,
          TimeUnitRange.MONTH,
          TimeUnitRange.DAY,
          TimeUnitRange.HOUR,
          TimeUnitRange.MINUTE,
          TimeUnitRange.SECOND);

  private final RelOptRule calcites =
      DateRangeRules.FilterDateRangeRule.FilterDateRangeRuleConfig.DEFAULT.toRule();

  @SuppressWarnings(
      "deprecation") // a RelRule.Config needs generated code for nothing but an operand
  DateRangeRule() {
    super(operand(Filter.class, any()), "DateRangeRule");
  }

  @Override
  public void onMatch(RelOptRuleCall call) {
    Filter filter = call.rel(0);
    Units units = new Units();
    filter.getCondition().accept(units);
    boolean bounds = units.rounds || units.all.contains(TimeUnitRange.YEAR);
    if (bounds && KNOWN.containsAll(units.all)) {
      calcites.onMatch(call);
    }
  }

  /** The units of time that a condition extracts and rounds to. */
  private static final class Units extends RexVisitorImpl<Void> {
    private final Set<TimeUnitRange> all = EnumSet.noneOf(TimeUnitRange.class);
    private boolean rounds;

    Units() {
      super(true);
    }

    @Override
    public Void visitCall(RexCall call) {
      boolean rounding = call.getKind() == SqlKind.FLOOR || call.getKind() == SqlKind.CEIL;
      if (rounding || call.getKind() == SqlKind.EXTRACT) {
        call.getOperands().stream()
            .filter(RexLiteral.class::isInstance)
            .map(operand -> ((RexLiteral) operand).getValue())
            .filter(TimeUnitRange.class::isInstance)
            .map(TimeUnitRange.class::cast)
            .forEach(unit -> add(unit, rounding));
      }
      return super.visitCall(call);
    }

    private void add(TimeUnitRange unit, boolean rounding) {
      all.add(unit);
      rounds |= rounding;
    }
  }
}
