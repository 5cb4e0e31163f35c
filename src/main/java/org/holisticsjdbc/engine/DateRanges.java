package org.holisticsjdbc.engine;

import java.util.EnumSet;
import java.util.Set;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.rules.DateRangeRules;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.sql.SqlKind;

/**
 * Turns {@code EXTRACT(YEAR FROM d) = 2024} and {@code FLOOR(d TO MONTH) = …} into ranges of dates.
 *
 * <p>Calcite has it as a rule, which fails on quarters and weeks, which are left alone here, and
 * which never comes to an end where a condition keeps its EXTRACT: it and the simplifying of
 * conditions then undo each other for ever. So this is done once.
 */
final class DateRanges extends RelHomogeneousShuttle {
  private static final Set<TimeUnitRange> KNOWN =
      EnumSet.of(
          TimeUnitRange.YEAR,
          TimeUnitRange.MONTH,
          TimeUnitRange.DAY,
          TimeUnitRange.HOUR,
          TimeUnitRange.MINUTE,
          TimeUnitRange.SECOND);

  @Override
  public RelNode visit(RelNode other) {
    RelNode rel = super.visit(other);
    return rel instanceof Filter filter && isTranslatable(filter.getCondition())
        ? filter.copy(filter.getTraitSet(), filter.getInput(), ranges(filter))
        : rel;
  }

  /** Columns have no zone, so that the zone is never asked for. */
  private static RexNode ranges(Filter filter) {
    RexBuilder builder = filter.getCluster().getRexBuilder();
    return DateRangeRules.replaceTimeUnits(builder, filter.getCondition(), "UTC")
        .accept(new Flattening(builder));
  }

  /** Makes one of an AND within an AND, at every depth; Calcite's own looks at the top only. */
  private static final class Flattening extends RexShuttle {
    private final RexBuilder builder;

    Flattening(RexBuilder builder) {
      this.builder = builder;
    }

    @Override
    public RexNode visitCall(RexCall call) {
      return RexUtil.flatten(builder, super.visitCall(call));
    }
  }

  private static boolean isTranslatable(RexNode condition) {
    Units units = new Units();
    condition.accept(units);
    boolean bounds = units.rounds || units.all.contains(TimeUnitRange.YEAR);
    return bounds && KNOWN.containsAll(units.all);
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
