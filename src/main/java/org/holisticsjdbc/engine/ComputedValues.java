package org.holisticsjdbc.engine;

import static java.util.Objects.requireNonNull;

import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.holisticsjdbc.adapter.GivenValue;
import org.holisticsjdbc.api.Cancellation;

/**
 * The arguments of a call that are expressions: each is a query of its own, {@code SELECT (…)},
 * that runs before the call does.
 *
 * <p>In the arguments they look like parameters with indexes below zero.
 */
final class ComputedValues {
  private final Function<String, Plan> planner;
  private final List<Plan> plans = new ArrayList<>();
  private boolean holdQueries;

  /**
   * Creates an empty collection.
   *
   * @param planner plans a query
   */
  ComputedValues(Function<String, Plan> planner) {
    this.planner = requireNonNull(planner, "planner");
  }

  /**
   * Takes an expression.
   *
   * @param sql the text it stands in
   * @return what stands for its value; nothing where it holds parameters, which belong to the call
   */
  Optional<GivenValue> add(SqlNode expression, String sql) {
    Contents contents = Contents.of(expression);
    if (contents.hasParameter) {
      return Optional.empty();
    }
    plans.add(planner.apply("SELECT (" + text(expression.getParserPosition(), sql) + "\n)"));
    holdQueries |= contents.hasQuery;
    return Optional.of(new GivenValue.Parameter(-plans.size()));
  }

  private static String text(SqlParserPos at, String sql) {
    return sql.substring(
        offset(sql, at.getLineNum(), at.getColumnNum()),
        offset(sql, at.getEndLineNum(), at.getEndColumnNum()) + 1);
  }

  private static int offset(String sql, int line, int column) {
    int start = 0;
    for (int i = 1; i < line; i++) {
      start = sql.indexOf('\n', start) + 1;
    }
    return start + column - 1;
  }

  /** Returns whether the service may be asked to compute one of them. */
  boolean holdQueries() {
    return holdQueries;
  }

  /** Computes all; a value stands at its index, counted from -1 downwards. Empty is NULL. */
  Function<Integer, Optional<Object>> compute(Cancellation cancellation) {
    List<Optional<Object>> values = new ArrayList<>();
    plans.forEach(plan -> values.add(value(plan, cancellation)));
    return index -> values.get(-index - 1);
  }

  private static Optional<Object> value(Plan plan, Cancellation cancellation) {
    try (Rows rows = plan.execute(List.of(), cancellation)) {
      return rows.next() ? given(rows.value(0), plan.columns().get(0)) : Optional.empty();
    }
  }

  /** Returns a value of a row as a parameter has it. */
  private static Optional<Object> given(Object value, Column column) {
    return Optional.ofNullable(value)
        .map(
            it ->
                switch (column.jdbcType()) {
                  case Types.DATE -> LocalDate.ofEpochDay((Integer) it);
                  case Types.TIME -> LocalTime.ofNanoOfDay((Integer) it * 1_000_000L);
                  case Types.TIMESTAMP ->
                      LocalDateTime.ofEpochSecond(
                          Math.floorDiv((Long) it, 1000L),
                          (int) Math.floorMod((Long) it, 1000L) * 1_000_000,
                          ZoneOffset.UTC);
                  default -> it;
                });
  }

  /** What an expression holds. */
  private static final class Contents extends SqlBasicVisitor<Void> {
    private boolean hasParameter;
    private boolean hasQuery;

    static Contents of(SqlNode expression) {
      Contents contents = new Contents();
      expression.accept(contents);
      return contents;
    }

    @Override
    public Void visit(SqlDynamicParam parameter) {
      hasParameter = true;
      return null;
    }

    @Override
    public Void visit(SqlCall call) {
      hasQuery |= FilterBinding.isQuery(call);
      return super.visit(call);
    }
  }
}
