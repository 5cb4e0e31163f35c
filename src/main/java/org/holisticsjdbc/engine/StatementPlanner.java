package org.holisticsjdbc.engine;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.util.CancelFlag;
import org.holisticsjdbc.adapter.GivenArguments;
import org.holisticsjdbc.adapter.HolisticsSchema;
import org.holisticsjdbc.adapter.HolisticsSchema.Scope;
import org.holisticsjdbc.adapter.ScanOpener;
import org.holisticsjdbc.api.Cancellation;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;
import org.holisticsjdbc.catalog.Catalog;

/** From SQL text to a plan. */
final class StatementPlanner {
  private final Account account;
  private final SessionSettings settings;
  private final Catalog catalog;
  private final Optional<String> defaultSchema;

  StatementPlanner(
      Account account, SessionSettings settings, Catalog catalog, Optional<String> defaultSchema) {
    this.account = requireNonNull(account, "account");
    this.settings = requireNonNull(settings, "settings");
    this.catalog = requireNonNull(catalog, "catalog");
    this.defaultSchema = requireNonNull(defaultSchema, "defaultSchema");
  }

  /** Plans a statement; the plan keeps up with the dashboards it names. */
  Plan plan(String sql, Cancellation cancellation) {
    String prepared = SqlText.prepared(sql);
    Optional<CallText> call = CallText.of(prepared);
    return call.isPresent()
        ? plan(call.get(), cancellation)
        : new CurrentPlan(again -> planned(prepared, again), account, cancellation);
  }

  private Plan plan(CallText text, Cancellation cancellation) {
    ComputedValues computed = new ComputedValues(query -> plan(query, cancellation));
    GivenArguments given = CallParser.parse(text.sql(), computed);
    if (text.explains() && computed.holdQueries()) {
      throw new HolisticsException(
          Failure.NOT_SUPPORTED,
          "EXPLAIN sends nothing, and a sub-query would have to be sent: write a value in its place");
    }
    ProcedurePlan plan = new ProcedurePlan(given, computed, text, account, settings);
    return text.explains() ? new CallExplanation(plan) : plan;
  }

  private CurrentPlan.Planned planned(String sql, Cancellation cancellation) {
    AtomicBoolean stop = new AtomicBoolean();
    try (Cancellation.Registration registration = cancellation.onCancel(() -> stop.set(true))) {
      requireNonNull(registration);
      SqlNode statement = parse(sql);
      Scope scope =
          new Scope(
              settings.scans(),
              account.fileColumns(settings.metadataTtl()),
              account.exporter()::isRunning,
              cancellation,
              ScanOpener.OWN);
      return compile(statement, scope, new CancelFlag(stop));
    }
  }

  private SqlNode parse(String sql) {
    if (sql.isBlank()) {
      throw new HolisticsException(Failure.SYNTAX, "The statement is empty");
    }
    SqlNode statement;
    try {
      statement = SqlParser.create(sql, PlanningContext.parserConfig()).parseStmt();
    } catch (SqlParseException e) {
      throw EngineFailures.ofPlanning(e);
    }
    boolean runs =
        statement.getKind().belongsTo(SqlKind.QUERY) || statement.getKind() == SqlKind.EXPLAIN;
    if (!runs) {
      throw notSupported(statement.getKind().sql);
    }
    return statement
        .accept(new OtherFunctions(defaultSchema))
        .accept(new DateTrunc())
        .accept(new TruthValues())
        .accept(new NestedJson())
        .accept(new EmptyEscape());
  }

  private static HolisticsException notSupported(String what) {
    return new HolisticsException(
        Failure.NOT_SUPPORTED,
        "%s is not supported: dashboards can be read with SELECT, not changed".formatted(what));
  }

  private CurrentPlan.Planned compile(SqlNode statement, Scope scope, CancelFlag stop) {
    TableReferences tables = TableReferences.of(statement);
    Supplier<PlanBasis> now = () -> PlanBasis.of(catalog, tables, defaultSchema);
    PlanBasis basis = now.get(); // before planning: what changes meanwhile is noticed later
    return new CurrentPlan.Planned(compile(statement, tables, scope, stop), basis, now);
  }

  private Plan compile(SqlNode statement, TableReferences tables, Scope scope, CancelFlag stop) {
    HolisticsTypeFactory types = new HolisticsTypeFactory();
    Set<String> schemas = tables.schemas(defaultSchema);
    try {
      BoundTables bound = FilterBinding.bind(statement, catalog, defaultSchema, schemas);
      if (settings.scans().requirePushdown()) {
        bound.requireKnownReach();
      }
      HolisticsSchema schema = new HolisticsSchema(catalog, schemas, bound.bySchema(), scope);
      return new CompiledPlan(
          StatementPreparer.compile(
              new PlanningContext(types, schema, defaultSchema), statement, bound, stop),
          bound.warnings(),
          account,
          settings,
          types);
    } catch (RuntimeException | Error e) {
      throw new UnknownNames(catalog, tables, defaultSchema)
          .explained(EngineFailures.ofPlanning(e));
    }
  }
}
