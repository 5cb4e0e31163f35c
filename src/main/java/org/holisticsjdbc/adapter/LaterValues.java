package org.holisticsjdbc.adapter;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.function.Function1;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.rex.RexExecutorImpl;
import org.apache.calcite.rex.RexNode;

/**
 * The values of a scan's operands that only an execution knows: parameters, the current date.
 *
 * @param expressions the different expressions
 * @param code computes their values, in the same order
 */
record LaterValues(List<RexNode> expressions, Function1<DataContext, Object[]> code) {
  /** No expressions. */
  static final LaterValues NONE = new LaterValues(List.of(), root -> new Object[0]);

  LaterValues {
    expressions = List.copyOf(expressions);
    requireNonNull(code, "code");
  }

  /** Compiles the expressions among the operands. */
  static LaterValues compile(Stream<Operand> operands, RelOptCluster cluster) {
    List<RexNode> expressions =
        operands
            .filter(Operand.Later.class::isInstance)
            .map(operand -> ((Operand.Later) operand).expression())
            .distinct()
            .toList();
    return expressions.isEmpty()
        ? NONE
        : new LaterValues(
            expressions,
            RexExecutorImpl.getExecutable(
                    cluster.getRexBuilder(),
                    expressions,
                    cluster.getTypeFactory().builder().build())
                .getFunction());
  }

  /** Returns what operands are worth in one execution. */
  Function<Operand, Optional<Object>> in(DataContext root) {
    Object[] values = code.apply(root);
    return operand ->
        operand instanceof Operand.Known known ? known.value() : computed(operand, values);
  }

  private Optional<Object> computed(Operand operand, Object[] values) {
    RexNode expression = ((Operand.Later) operand).expression();
    Object value = values[expressions.indexOf(expression)];
    return Operand.computed(value, expression.getType().getSqlTypeName());
  }
}
