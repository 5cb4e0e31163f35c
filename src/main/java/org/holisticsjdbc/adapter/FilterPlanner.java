package org.holisticsjdbc.adapter;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUnknownAs;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.Sarg;
import org.holisticsjdbc.adapter.ConditionWriter.Outcome;
import org.holisticsjdbc.adapter.FilterTranslator.Translation;
import org.holisticsjdbc.adapter.ScanFiltering.Fate;
import org.holisticsjdbc.api.ApiId;

/** Decides for each conjunct over a scan whether it is sent, evaluated by the scan, or left. */
final class FilterPlanner {
  private final List<RelDataTypeField> columns;
  private final FilterTranslator translator;
  private final FilterTranslator.Targets targets;

  private final List<RexNode> left = new ArrayList<>();
  private final List<InList> tests = new ArrayList<>();
  private final List<Translated> translated = new ArrayList<>();

  private record Translated(RexNode predicate, Translation translation, boolean inScan) {}

  /**
   * Creates a planner of one scan.
   *
   * @param columns the columns of the scan's row
   */
  FilterPlanner(List<RelDataTypeField> columns, FilterTranslator.Targets targets) {
    this.columns = List.copyOf(columns);
    this.targets = requireNonNull(targets, "targets");
    this.translator = new FilterTranslator(targets);
  }

  /** Plans the conjuncts. */
  ScanFiltering plan(List<RexNode> conjuncts) {
    for (RexNode conjunct : conjuncts) {
      Optional<InList> test = inList(conjunct);
      test.ifPresentOrElse(tests::add, () -> left.add(conjunct));
      translated.add(new Translated(conjunct, translator.translate(conjunct), test.isPresent()));
    }
    Map<ApiId, FilterUse> uses = uses();
    List<Fate> fates =
        translated.stream()
            .map(
                it ->
                    new Fate(
                        ScanFiltering.text(it.predicate(), names()),
                        whyLocal(it.translation(), uses),
                        it.inScan()))
            .toList();
    return new ScanFiltering(
        uses.values().stream().filter(use -> whyUnused(use).isEmpty()).toList(), tests, fates);
  }

  /** Returns the conjuncts that have to be evaluated after the scan. */
  List<RexNode> left() {
    return left;
  }

  private List<String> names() {
    return columns.stream().map(RelDataTypeField::getName).toList();
  }

  private Map<ApiId, FilterUse> uses() {
    Map<ApiId, FilterUse> uses = new LinkedHashMap<>();
    for (Translated it : translated) {
      if (it.translation() instanceof Translation.Sent sent && whyUnsaid(sent).isEmpty()) {
        FilterTarget target = target(sent);
        uses.merge(
            target.filter().filter().id(),
            new FilterUse(target, List.of(sent.wanted())),
            FilterPlanner::joined);
      }
    }
    return uses;
  }

  private static FilterUse joined(FilterUse one, FilterUse other) {
    List<Wanted> wanted = new ArrayList<>(one.wanted());
    wanted.addAll(other.wanted());
    return new FilterUse(one.target(), wanted);
  }

  private FilterTarget target(Translation.Sent sent) {
    return ((FilterTargets.Target) targets.of(sent.column())).target();
  }

  /** Why a predicate alone says nothing that could be sent, whatever the filter's default. */
  private Optional<String> whyUnsaid(Translation.Sent sent) {
    FilterTarget target = target(sent);
    FilterTarget withoutDefault =
        new FilterTarget(target.filter(), target.kind(), target.period(), false);
    return whyUnused(new FilterUse(withoutDefault, List.of(sent.wanted())));
  }

  private static Optional<String> whyUnused(FilterUse use) {
    return use.plannedOutcome()
        .filter(Outcome.Local.class::isInstance)
        .map(outcome -> ((Outcome.Local) outcome).reason());
  }

  private Optional<String> whyLocal(Translation translation, Map<ApiId, FilterUse> uses) {
    if (translation instanceof Translation.Sent sent) {
      return whyUnsaid(sent).or(() -> whyUnused(uses.get(target(sent).filter().filter().id())));
    }
    return Optional.of(((Translation.Local) translation).reason());
  }

  /** Returns the long list that a conjunct is. */
  private Optional<InList> inList(RexNode conjunct) {
    if (conjunct.getKind() == SqlKind.SEARCH) {
      return inList((RexCall) conjunct);
    }
    if (conjunct.getKind() != SqlKind.OR
        || ((RexCall) conjunct).getOperands().size() <= InList.LEAST_VALUES) {
      return Optional.empty();
    }
    return equalities(((RexCall) conjunct).getOperands());
  }

  /** Recognises {@code c = ? OR c = ? …}, which a list of parameters becomes. */
  private Optional<InList> equalities(List<RexNode> alternatives) {
    List<Operand> values = new ArrayList<>();
    Set<Integer> compared = new TreeSet<>();
    for (RexNode alternative : alternatives) {
      if (alternative.getKind() != SqlKind.EQUALS) {
        return Optional.empty();
      }
      RexNode column = ((RexCall) alternative).getOperands().get(0);
      RexNode value = ((RexCall) alternative).getOperands().get(1);
      boolean isConstant = value instanceof RexLiteral || value instanceof RexDynamicParam;
      if (!isConstant || !(column instanceof RexInputRef ref)) {
        return Optional.empty();
      }
      compared.add(ref.getIndex());
      values.add(Operand.of(value));
    }
    return compared.stream()
        .filter(any -> compared.size() == 1)
        .findFirst()
        .map(column -> new InList(column, type(column), values, false, false));
  }

  private SqlTypeName type(int column) {
    return columns.get(column).getType().getSqlTypeName();
  }

  private Optional<InList> inList(RexCall search) {
    Sarg<?> sarg = ((RexLiteral) search.getOperands().get(1)).getValueAs(Sarg.class);
    boolean isList = sarg != null && (sarg.isPoints() || sarg.isComplementedPoints());
    if (!isList || !(search.getOperands().get(0) instanceof RexInputRef ref)) {
      return Optional.empty();
    }
    Sarg<?> points = sarg.isPoints() ? sarg : sarg.negate();
    if (points.pointCount <= InList.LEAST_VALUES) {
      return Optional.empty();
    }
    List<Operand> values =
        points.rangeSet.asRanges().stream()
            .<Operand>map(range -> Operand.known(range.lowerEndpoint()))
            .toList();
    return Optional.of(
        new InList(
            ref.getIndex(),
            type(ref.getIndex()),
            values,
            !sarg.isPoints(),
            sarg.nullAs == RexUnknownAs.TRUE));
  }
}
