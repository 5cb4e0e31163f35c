package org.holisticsjdbc.engine;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.util.CancelFlag;
import org.holisticsjdbc.adapter.GivenArguments;
import org.holisticsjdbc.adapter.HolisticsSchema;
import org.holisticsjdbc.adapter.HolisticsSchema.Scope;
import org.holisticsjdbc.api.Cancellation;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;
import org.holisticsjdbc.catalog.Catalog;

/** From SQL text to a plan. */
final class StatementPlanner {
  /** What the parser does not know: tools probe with it, and want a plain no (TOOLS §2). */
  private static final Pattern CHANGING =
      Pattern.compile(
          "\\s*(CREATE|DROP|ALTER|TRUNCATE|GRANT|REVOKE|COMMIT|ROLLBACK|BEGIN|SET|USE)\\b.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

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
    Optional<CallText> call = CallText.of(SqlText.prepared(sql));
    return call.isPresent()
        ? plan(call.get(), cancellation)
        : new CurrentPlan(again -> planned(sql, again), account, cancellation);
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
      SqlNode statement = parse(SqlText.prepared(sql));
      Scope scope =
          new Scope(
              settings.scans(),
              account.fileColumns(settings.metadataTtl()),
              account.exporter()::isRunning,
              cancellation);
      return compile(statement, scope, new CancelFlag(stop));
    }
  }

  private static SqlNode parse(String sql) {
    if (sql.isBlank()) {
      throw new HolisticsException(Failure.SYNTAX, "The statement is empty");
    }
    SqlNode statement;
    try {
      statement = SqlParser.create(sql, PlanningContext.parserConfig()).parseStmt();
    } catch (SqlParseException e) {
      throw CHANGING.matcher(sql).lookingAt()
          ? notSupported(sql.strip().split("\\s+", 2)[0])
          : EngineFailures.ofPlanning(e);
    }
    boolean runs =
        statement.getKind().belongsTo(SqlKind.QUERY) || statement.getKind() == SqlKind.EXPLAIN;
    if (!runs) {
      throw notSupported(statement.getKind().sql);
    }
    return statement.accept(new DateTrunc()).accept(new NestedJson());
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
