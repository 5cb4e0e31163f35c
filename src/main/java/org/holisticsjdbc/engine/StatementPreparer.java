package org.holisticsjdbc.engine;

import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.calcite.adapter.enumerable.EnumerableCalc;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableInterpretable;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.avatica.Meta;
import org.apache.calcite.jdbc.CalcitePrepare;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.plan.Contexts;
import org.apache.calcite.plan.ConventionTraitDef;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.volcano.VolcanoPlanner;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.prepare.CalcitePrepareImpl;
import org.apache.calcite.prepare.Prepare;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexProgram;
import org.apache.calcite.runtime.Bindable;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlOperatorTables;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.tools.Program;
import org.apache.calcite.util.CancelFlag;
import org.apache.calcite.util.Pair;
import org.apache.calcite.util.TryThreadLocal;

/**
 * The bridge to Calcite: validates, converts, optimises and compiles one parsed statement.
 *
 * <p>The one class that touches {@link CalcitePrepareImpl}, which is internal to Calcite: {@code
 * CalciteVersionTest} pins the version. One instance for one statement; not thread-safe.
 */
final class StatementPreparer extends CalcitePrepareImpl.CalcitePreparingStmt {
  private final Map<String, Object> stashed = new LinkedHashMap<>();

  /**
   * A compiled statement.
   *
   * @param stashed what the compiled code reads by name: scan specifications and other constants
   * @param origins schema, table and column of each column of the result; null where it is computed
   */
  record Compiled(
      Bindable<?> code,
      Map<String, Object> stashed,
      RelDataType rowType,
      RelDataType parameterTypes,
      List<? extends List<String>> origins) {}

  private StatementPreparer(
      PlanningContext context, CalciteCatalogReader reader, RelOptCluster cluster) {
    super(
        new CalcitePrepareImpl(),
        context,
        reader,
        context.getTypeFactory(),
        context.getRootSchema(),
        EnumerableRel.Prefer.ARRAY,
        cluster,
        EnumerableConvention.INSTANCE,
        new Truncation());
  }

  @SuppressWarnings("try") // the switches act by being open
  static Compiled compile(
      PlanningContext context, SqlNode statement, BoundTables bound, CancelFlag cancelFlag) {
    CalciteCatalogReader reader =
        new CalciteCatalogReader(
            context.getRootSchema(),
            context.getDefaultSchemaPath(),
            context.getTypeFactory(),
            context.config());
    RelOptCluster cluster =
        RelOptCluster.create(
            planner(context, cancelFlag), new RexBuilder(context.getTypeFactory()));
    CalcitePrepare.Dummy.push(context);
    // Without the first, columns are not pruned below two joins; without the second, an IN list of
    // 20 becomes a join.
    try (TryThreadLocal.Memo trim = Prepare.THREAD_TRIM.push(true);
        TryThreadLocal.Memo in = Prepare.THREAD_INSUBQUERY_THRESHOLD.push(Integer.MAX_VALUE)) {
      return new StatementPreparer(context, reader, cluster).compile(statement, bound);
    } finally {
      CalcitePrepare.Dummy.pop(context);
    }
  }

  private static RelOptPlanner planner(PlanningContext context, CancelFlag cancelFlag) {
    VolcanoPlanner planner = new VolcanoPlanner(null, Contexts.of(context.config(), cancelFlag));
    planner.addRelTraitDef(ConventionTraitDef.INSTANCE);
    PlannerRules.main().forEach(planner::addRule);
    return planner;
  }

  private Compiled compile(SqlNode statement, BoundTables bound) {
    SqlValidator validator = getSqlValidator();
    PreparedResult result = prepareSql(statement, Object.class, validator, true);
    boolean explains = result instanceof PreparedExplain;
    return new Compiled(
        result.getBindable(Meta.CursorFactory.OBJECT),
        stashed,
        explains ? explanationType() : validator.getValidatedNodeType(statement),
        ParameterTypes.of(statement, validator, bound.parameterTypes(typeFactory), typeFactory),
        explains ? List.of() : result.getFieldOrigins().stream().map(bound::origin).toList());
  }

  private RelDataType explanationType() {
    return typeFactory
        .builder()
        .add("PLAN", typeFactory.createSqlType(SqlTypeName.VARCHAR))
        .build();
  }

  @Override
  protected SqlValidator createSqlValidator(
      CatalogReader reader, UnaryOperator<SqlValidator.Config> configTransform) {
    SqlValidator.Config config =
        SqlValidator.Config.DEFAULT
            .withConformance(context.config().conformance())
            .withDefaultNullCollation(context.config().defaultNullCollation())
            .withIdentifierExpansion(true);
    return new StatementValidator(
        SqlOperatorTables.chain(FunctionLibrary.operators(), reader),
        (CalciteCatalogReader) reader,
        context.getTypeFactory(),
        configTransform.apply(config));
  }

  @Override
  protected Program getProgram() {
    return new PlanProgram();
  }

  /** Stock Calcite walks all schemas for lattices: that would read every dashboard. */
  @Override
  protected List<CalciteSchema.LatticeEntry> getLattices() {
    return List.of();
  }

  @Override
  protected List<Materialization> getMaterializations() {
    return List.of();
  }

  /** As Calcite does it, but keeping the stashed values, which Calcite's own method hides. */
  @Override
  protected PreparedResult implement(RelRoot root) {
    EnumerableRel rel = withOutputFields(root);
    stashed.put("_conformance", context.config().conformance());
    Bindable<?> code;
    try {
      CatalogReader.THREAD_LOCAL.set(catalogReader);
      code =
          EnumerableInterpretable.toBindable(
              stashed, context.spark(), rel, EnumerableRel.Prefer.ARRAY);
    } finally {
      CatalogReader.THREAD_LOCAL.remove();
    }
    return new CompiledResult(root, parameterRowType, fieldOrigins, code);
  }

  private static EnumerableRel withOutputFields(RelRoot root) {
    EnumerableRel rel = (EnumerableRel) root.rel;
    if (root.isRefTrivial()) {
      return rel;
    }
    RexBuilder rex = rel.getCluster().getRexBuilder();
    List<RexNode> projects =
        Pair.left(root.fields).stream()
            .<RexNode>map(field -> RexInputRef.of(field, rel.getRowType()))
            .toList();
    return EnumerableCalc.create(
        rel, RexProgram.create(rel.getRowType(), projects, null, root.validatedRowType, rex));
  }

  private static final class CompiledResult extends PreparedResultImpl {
    private final Bindable<?> code;

    CompiledResult(
        RelRoot root,
        RelDataType parameterTypes,
        List<? extends List<String>> origins,
        Bindable<?> code) {
      super(
          root.rel.getRowType(),
          parameterTypes,
          origins,
          List.of(root.collation),
          root.rel,
          null,
          false);
      this.code = code;
    }

    @Override
    public String getCode() {
      throw new UnsupportedOperationException("not kept");
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Bindable getBindable(Meta.CursorFactory cursorFactory) {
      return code;
    }

    @Override
    public Type getElementType() {
      return Object[].class;
    }
  }
}
