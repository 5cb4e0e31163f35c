package org.holisticsjdbc.adapter;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.linq4j.function.Function1;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rex.RexExecutorImpl;

/**
 * What a lookup reads, and which pairs of rows it lets pass; immutable, stashed in the compiled
 * plan.
 *
 * @param leftWidth the number of fields of the input
 * @param columns the columns of the list that are its key
 * @param inputKeys the fields of the input that hold the key, in the same order
 * @param listKeys the fields of the list's row that hold it
 * @param condition of a pair of rows
 * @param keepsAll whether a row of the input without a partner stays, with NULLs
 */
public record LookupSpec(
    int leftWidth,
    ManagementScanSpec list,
    List<String> columns,
    List<Integer> inputKeys,
    List<Integer> listKeys,
    Function1<DataContext, Object[]> condition,
    boolean keepsAll) {
  public LookupSpec {
    requireNonNull(list, "list");
    columns = List.copyOf(columns);
    inputKeys = List.copyOf(inputKeys);
    listKeys = List.copyOf(listKeys);
    requireNonNull(condition, "condition");
  }

  static LookupSpec of(ManagementLookup lookup) {
    List<String> columns = List.copyOf(lookup.keys().keySet());
    return new LookupSpec(
        lookup.getInput().getRowType().getFieldCount(),
        lookup.scan().spec(),
        columns,
        columns.stream().map(lookup.keys()::get).toList(),
        columns.stream().map(lookup.scan()::fieldOf).toList(),
        RexExecutorImpl.getExecutable(
                lookup.getCluster().getRexBuilder(),
                List.of(lookup.condition()),
                lookup.getRowType())
            .getFunction(),
        lookup.joinType() == JoinRelType.LEFT);
  }

  /** Joins the rows of the input. Called by the generated code. */
  public Enumerable<Object> join(DataContext root, Enumerable<?> input) {
    QueryContext query = QueryContext.of(root);
    return new AbstractEnumerable<>() {
      @Override
      public Enumerator<Object> enumerator() {
        return new LookupEnumerator(LookupSpec.this, root, query, input.enumerator());
      }
    };
  }
}
