package org.holisticsjdbc.jdbc;

import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.holisticsjdbc.api.Cancellation;
import org.holisticsjdbc.engine.Column;
import org.holisticsjdbc.engine.Parameter;
import org.holisticsjdbc.engine.Plan;
import org.holisticsjdbc.engine.Rows;

/** A plan whose rows a test chooses; it records the parameters of each execution. */
final class InMemoryPlan implements Plan {
  final List<List<Object>> executions = new ArrayList<>();
  private final List<Column> columns;
  private final List<Parameter> parameters;
  private final Function<Cancellation, Rows> rows;
  private final Optional<Called> called;

  InMemoryPlan(
      List<Column> columns, List<Parameter> parameters, Function<Cancellation, Rows> rows) {
    this(columns, parameters, rows, Optional.empty());
  }

  private InMemoryPlan(
      List<Column> columns,
      List<Parameter> parameters,
      Function<Cancellation, Rows> rows,
      Optional<Called> called) {
    this.called = called;
    this.columns = columns;
    this.parameters = parameters;
    this.rows = rows;
  }

  static InMemoryPlan of(List<Column> columns, Object[]... rows) {
    return new InMemoryPlan(columns, List.of(), cancellation -> new ListRows(Arrays.asList(rows)));
  }

  /** One column of one row. */
  static InMemoryPlan value(Column column, Object value) {
    return of(List.of(column), new Object[] {value});
  }

  static InMemoryPlan withParameters(int... jdbcTypes) {
    List<Parameter> parameters =
        Arrays.stream(jdbcTypes)
            .mapToObj(type -> new Parameter(type, SqlType.of(type).name(), 0, 0))
            .toList();
    return new InMemoryPlan(
        List.of(column("N", SqlType.INTEGER)),
        parameters,
        cancellation -> new ListRows(List.<Object[]>of(new Object[] {1})));
  }

  static Column column(String label, SqlType type) {
    return new Column(label, label, "Sales", "Orders", type.jdbcType(), type.name(), 0, 0, true);
  }

  static Column decimal(String label, int precision, int scale) {
    return new Column(
        label, label, "Sales", "Orders", Types.DECIMAL, "DECIMAL", precision, scale, true);
  }

  /** Returns a plan of the same rows that calls a procedure. */
  InMemoryPlan calling(Called procedure) {
    return new InMemoryPlan(columns, parameters, rows, Optional.of(procedure));
  }

  @Override
  public Optional<Called> called() {
    return called;
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  public List<Parameter> parameters() {
    return parameters;
  }

  @Override
  public Rows execute(List<Object> values, Cancellation cancellation) {
    executions.add(values);
    return rows.apply(cancellation);
  }
}
