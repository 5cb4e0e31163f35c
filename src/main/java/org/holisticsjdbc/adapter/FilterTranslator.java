package org.holisticsjdbc.adapter;

import com.google.common.collect.BoundType;
import com.google.common.collect.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUnknownAs;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.util.NlsString;
import org.apache.calcite.util.Sarg;
import org.holisticsjdbc.adapter.FilterTarget.Kind;

/**
 * From a predicate of WHERE to what it wants of one column, or to the reason why it has to be
 * evaluated here (DESIGN §4).
 *
 * <p>A pure function. What it returns as wanted is a superset of what the predicate lets pass: it
 * is sent and the predicate is checked again on what comes back. {@link ConditionWriter} knows how
 * to say it to the service.
 */
final class FilterTranslator {

  /** What became of a predicate. */
  sealed interface Translation {
    /** A condition on a column says it. */
    record Sent(int column, Wanted wanted) implements Translation {}

    /** No condition says it. */
    record Local(String reason) implements Translation {}
  }

  /** Which filter takes conditions on a column, or why none does. */
  interface Targets {
    /** Returns the target of a column of the predicate's row. */
    FilterTargets.Choice of(int column);
  }

  private static final String COMPUTED = "it compares a computed value, not a column";
  private static final String NEGATED = "it is a negation, which may drop rows that are wanted";
  private static final String KEEPS_NULL = "it lets NULL pass";

  private final Targets targets;

  FilterTranslator(Targets targets) {
    this.targets = targets;
  }

  /** Translates one conjunct of a condition. */
  Translation translate(RexNode predicate) {
    Optional<Integer> column = onlyColumn(predicate);
    if (column.isEmpty()) {
      return new Translation.Local("it is about more or less than one column");
    }
    FilterTargets.Choice choice = targets.of(column.get());
    if (choice instanceof FilterTargets.NoTarget none) {
      return new Translation.Local(none.reason());
    }
    Kind kind = ((FilterTargets.Target) choice).target().kind();
    try {
      Wanted wanted = wanted(predicate, kind);
      return new Translation.Sent(column.get(), wanted);
    } catch (NotSayable e) {
      return new Translation.Local(e.getMessage());
    }
  }

  static Optional<Integer> onlyColumn(RexNode predicate) {
    Set<Integer> columns = new TreeSet<>();
    predicate.accept(
        new RexVisitorImpl<Void>(true) {
          @Override
          public Void visitInputRef(RexInputRef ref) {
            columns.add(ref.getIndex());
            return null;
          }
        });
    return columns.size() == 1 ? Optional.of(columns.iterator().next()) : Optional.empty();
  }

  static Wanted wanted(RexNode predicate, Kind kind) {
    return switch (predicate.getKind()) {
      case INPUT_REF, IS_TRUE, IS_FALSE, NOT -> truth(predicate, kind);
      case SEARCH -> search((RexCall) predicate, kind);
      case EQUALS, LESS_THAN, LESS_THAN_OR_EQUAL, GREATER_THAN, GREATER_THAN_OR_EQUAL ->
          comparison((RexCall) predicate, kind);
      case LIKE -> like((RexCall) predicate, kind);
      case OR -> anyOf((RexCall) predicate, kind);
      case NOT_EQUALS, IS_NOT_TRUE, IS_NOT_FALSE, IS_NOT_NULL -> throw new NotSayable(NEGATED);
      case IS_NULL -> throw new NotSayable(KEEPS_NULL);
      default -> throw new NotSayable("no condition of the service says it");
    };
  }

  private static Wanted truth(RexNode predicate, Kind kind) {
    RexNode tested = predicate instanceof RexCall call ? call.getOperands().get(0) : predicate;
    boolean isBareColumn = tested instanceof RexInputRef && kind == Kind.BOOLEAN;
    if (!isBareColumn) {
      throw new NotSayable(predicate.getKind() == SqlKind.NOT ? NEGATED : COMPUTED);
    }
    boolean wantsFalse =
        predicate.getKind() == SqlKind.NOT || predicate.getKind() == SqlKind.IS_FALSE;
    return new Wanted.Truth(!wantsFalse);
  }

  private static Wanted search(RexCall search, Kind kind) {
    requireColumn(search.getOperands().get(0), kind);
    Sarg<?> sarg = ((RexLiteral) search.getOperands().get(1)).getValueAs(Sarg.class);
    if (sarg == null || sarg.nullAs == RexUnknownAs.TRUE) {
      throw new NotSayable(KEEPS_NULL);
    }
    if (sarg.isComplementedPoints()) {
      throw new NotSayable(NEGATED);
    }
    List<Wanted> parts = new ArrayList<>();
    List<Operand> points = new ArrayList<>();
    for (Range<?> range : sarg.rangeSet.asRanges()) {
      if (isPoint(range)) {
        points.add(Operand.known(range.lowerEndpoint()));
      } else {
        parts.add(range(range, kind));
      }
    }
    if (!points.isEmpty() || parts.isEmpty()) {
      parts.add(new Wanted.OneOf(points));
    }
    return parts.size() == 1 ? parts.get(0) : new Wanted.AnyOf(parts);
  }

  private static boolean isPoint(Range<?> range) {
    return range.hasLowerBound()
        && range.hasUpperBound()
        && range.lowerEndpoint().equals(range.upperEndpoint());
  }

  private static Wanted range(Range<?> range, Kind kind) {
    requireOrdered(kind);
    Optional<Wanted.Limit> low =
        range.hasLowerBound()
            ? Optional.of(limit(range.lowerEndpoint(), range.lowerBoundType()))
            : Optional.empty();
    Optional<Wanted.Limit> high =
        range.hasUpperBound()
            ? Optional.of(limit(range.upperEndpoint(), range.upperBoundType()))
            : Optional.empty();
    return new Wanted.Range(low, high);
  }

  private static Wanted.Limit limit(Object endpoint, BoundType type) {
    return new Wanted.Limit(Operand.known(endpoint), type == BoundType.CLOSED);
  }

  private static Wanted comparison(RexCall comparison, Kind kind) {
    RexNode left = comparison.getOperands().get(0);
    RexNode right = comparison.getOperands().get(1);
    boolean swapped = RexUtil.isConstant(left) || !hasColumn(left);
    requireColumn(swapped ? right : left, kind);
    Operand value = operand(swapped ? left : right);
    SqlKind operator = swapped ? comparison.getKind().reverse() : comparison.getKind();
    if (operator == SqlKind.EQUALS) {
      return new Wanted.OneOf(List.of(value));
    }
    requireOrdered(kind);
    Optional<Wanted.Limit> limit =
        Optional.of(
            new Wanted.Limit(
                value,
                operator == SqlKind.LESS_THAN_OR_EQUAL
                    || operator == SqlKind.GREATER_THAN_OR_EQUAL));
    return operator == SqlKind.GREATER_THAN || operator == SqlKind.GREATER_THAN_OR_EQUAL
        ? new Wanted.Range(limit, Optional.empty())
        : new Wanted.Range(Optional.empty(), limit);
  }

  private static Wanted like(RexCall like, Kind kind) {
    boolean ignoresCase =
        !like.getOperator().getName().equals("LIKE"); // ILIKE and RLIKE are of this kind too
    if (ignoresCase || kind != Kind.TEXT) {
      throw new NotSayable("no condition of the service says it");
    }
    requireColumn(like.getOperands().get(0), kind);
    Optional<Character> escape =
        like.getOperands().size() > 2
            ? Optional.of(escape(like.getOperands().get(2)))
            : Optional.empty();
    return new Wanted.Like(operand(like.getOperands().get(1)), escape);
  }

  private static char escape(RexNode node) {
    NlsString text =
        node instanceof RexLiteral literal ? literal.getValueAs(NlsString.class) : null;
    if (text == null || text.getValue().length() != 1) {
      throw new NotSayable("its escape character is not a constant");
    }
    return text.getValue().charAt(0);
  }

  private static Wanted anyOf(RexCall or, Kind kind) {
    return new Wanted.AnyOf(
        or.getOperands().stream().map(operand -> wanted(operand, kind)).toList());
  }

  private static void requireOrdered(Kind kind) {
    if (kind == Kind.TEXT || kind == Kind.BOOLEAN) {
      throw new NotSayable("the service has no range of texts or truth values");
    }
  }

  /** A column, or a cast of one that changes no comparison. */
  private static void requireColumn(RexNode node, Kind kind) {
    RexNode inner = node;
    while (inner.getKind() == SqlKind.CAST && keepsComparisons((RexCall) inner, kind)) {
      inner = ((RexCall) inner).getOperands().get(0);
    }
    if (!(inner instanceof RexInputRef)) {
      throw new NotSayable(COMPUTED);
    }
  }

  private static boolean keepsComparisons(RexCall cast, Kind kind) {
    RelDataType from = cast.getOperands().get(0).getType();
    RelDataType to = cast.getType();
    return switch (kind) {
      case NUMBER -> holdsAllNumbers(from, to);
      case DATE, TIMESTAMP ->
          SqlTypeFamily.DATE.contains(to) || SqlTypeFamily.TIMESTAMP.contains(to);
      case TEXT -> SqlTypeUtil.inCharFamily(to) && holdsAllTexts(from, to);
      case BOOLEAN -> to.getSqlTypeName() == SqlTypeName.BOOLEAN;
    };
  }

  /** A double is off by less than the unit by which ranges of numbers are widened. */
  private static boolean holdsAllNumbers(RelDataType from, RelDataType to) {
    return switch (to.getSqlTypeName()) {
      case DOUBLE, FLOAT -> true;
      case BIGINT -> from.getSqlTypeName() != SqlTypeName.DECIMAL;
      case DECIMAL ->
          to.getScale() >= Math.max(0, scale(from))
              && to.getPrecision() - to.getScale() >= integerDigits(from, to);
      default -> false;
    };
  }

  private static int scale(RelDataType type) {
    return type.getSqlTypeName() == SqlTypeName.DECIMAL ? type.getScale() : 0;
  }

  /** A number that does not fit is an error of the cast, wherever it is evaluated. */
  private static int integerDigits(RelDataType from, RelDataType to) {
    return Math.min(from.getPrecision() - scale(from), to.getPrecision() - to.getScale());
  }

  private static boolean holdsAllTexts(RelDataType from, RelDataType to) {
    return to.getPrecision() == RelDataType.PRECISION_NOT_SPECIFIED
        || from.getPrecision() != RelDataType.PRECISION_NOT_SPECIFIED
            && to.getPrecision() >= from.getPrecision();
  }

  private static Operand operand(RexNode node) {
    if (hasColumn(node)) {
      throw new NotSayable("it compares the column with itself");
    }
    if (!RexUtil.isDeterministic(node) || RexUtil.containsCorrelation(node)) {
      throw new NotSayable("its value may differ from row to row");
    }
    return Operand.of(node);
  }

  private static boolean hasColumn(RexNode node) {
    return RexUtil.containsInputRef(node);
  }
}
