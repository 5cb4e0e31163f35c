package org.holisticsjdbc.engine;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.OptionalLong;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.holisticsjdbc.adapter.MemoryBudget;
import org.holisticsjdbc.adapter.QueryContext;
import org.holisticsjdbc.adapter.QueryWarning;
import org.holisticsjdbc.adapter.ScanSpec;
import org.holisticsjdbc.api.Cancellation;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;
import org.holisticsjdbc.export.CsvFormat;

/** A statement compiled by Calcite. */
final class CompiledPlan implements Plan {
  private final StatementPreparer.Compiled compiled;
  private final List<QueryWarning> warnings;
  private final Account account;
  private final SessionSettings settings;
  private final JavaTypeFactory types;
  private final List<Column> columns;

  /**
   * Creates a plan.
   *
   * @param warnings what is known of its rows before they are read
   */
  CompiledPlan(
      StatementPreparer.Compiled compiled,
      List<QueryWarning> warnings,
      Account account,
      SessionSettings settings,
      JavaTypeFactory types) {
    this.compiled = requireNonNull(compiled, "compiled");
    this.warnings = List.copyOf(warnings);
    this.account = requireNonNull(account, "account");
    this.settings = requireNonNull(settings, "settings");
    this.types = requireNonNull(types, "types");
    this.columns = ResultColumns.columns(compiled.rowType(), compiled.origins());
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  public List<Parameter> parameters() {
    return ResultColumns.parameters(compiled.parameterTypes());
  }

  @Override
  public Rows execute(List<Object> parameters, Cancellation cancellation) {
    cancellation.check();
    QueryContext query =
        new QueryContext(
            account.exporter(),
            format(),
            cancellation,
            memoryBudget(),
            settings.scans().truncation(),
            context ->
                new SharedReads(
                    new AccountService(
                        account,
                        cancellation,
                        message -> context.warn(new QueryWarning("01000", message)))));
    boolean opened = false;
    try {
      Rows rows = open(parameters, query);
      opened = true;
      return rows;
    } catch (RuntimeException | Error e) {
      throw EngineFailures.ofExecution(e, cancellation);
    } finally {
      if (!opened) {
        query.close();
      }
    }
  }

  private CsvFormat format() {
    return new CsvFormat(
        settings.timeZone(),
        switch (settings.scans().csvNumbers()) {
          case RAW -> CsvFormat.Numbers.RAW;
          case FORMATTED -> CsvFormat.Numbers.FORMATTED;
        },
        switch (settings.scans().badValues()) {
          case ERROR -> CsvFormat.BadCells.ERROR;
          case NULL -> CsvFormat.BadCells.NULL;
        });
  }

  private MemoryBudget memoryBudget() {
    OptionalLong wanted = settings.maxMemoryRows();
    return new MemoryBudget(wanted.orElseGet(MemoryBudget::defaultMaxRows));
  }

  private Rows open(List<Object> parameters, QueryContext query) {
    ExecutionContext context = new ExecutionContext(compiled.stashed(), query, settings, types);
    putParameters(parameters, context);
    warnings.forEach(query::warn);
    query.start(scans(), context);
    @SuppressWarnings("unchecked")
    Enumerable<Object> rows = (Enumerable<Object>) compiled.code().bind(context);
    return PlanRows.open(rows, compiled.rowType(), query);
  }

  /** The scans of the compiled code, exactly: pruned branches are not among them. */
  private List<ScanSpec> scans() {
    return compiled.stashed().values().stream()
        .filter(ScanSpec.class::isInstance)
        .map(ScanSpec.class::cast)
        .toList();
  }

  private void putParameters(List<Object> parameters, ExecutionContext context) {
    List<RelDataTypeField> wanted = compiled.parameterTypes().getFieldList();
    if (parameters.size() != wanted.size()) {
      throw new HolisticsException(
          Failure.PARAMETER_MISSING,
          "The statement has %d parameters, %d values were given"
              .formatted(wanted.size(), parameters.size()));
    }
    ParameterValues values = new ParameterValues(settings.timeZone());
    for (int i = 0; i < wanted.size(); i++) {
      RelDataType type = wanted.get(i).getType();
      context.putParameter(i, values.internal(i + 1, parameters.get(i), type));
    }
  }
}
