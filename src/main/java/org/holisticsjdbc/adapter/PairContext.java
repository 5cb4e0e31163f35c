package org.holisticsjdbc.adapter;

import static java.util.Objects.requireNonNull;

import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.linq4j.QueryProvider;
import org.apache.calcite.linq4j.function.Function1;
import org.apache.calcite.schema.SchemaPlus;

/** Evaluates a condition on one row after the other. */
final class PairContext implements DataContext {
  /** Under this name Calcite's code looks for the row. */
  private static final String ROW = "inputRecord";

  private final DataContext root;
  private Object[] row = new Object[0];

  PairContext(DataContext root) {
    this.root = requireNonNull(root, "root");
  }

  /** Returns whether a row passes; one of which that is unknown does not. */
  boolean passes(Function1<DataContext, Object[]> condition, Object[] candidate) {
    row = candidate;
    return Boolean.TRUE.equals(condition.apply(this)[0]);
  }

  @Override
  public Object get(String name) {
    return name.equals(ROW) ? row : root.get(name);
  }

  @Override
  public SchemaPlus getRootSchema() {
    return root.getRootSchema();
  }

  @Override
  public JavaTypeFactory getTypeFactory() {
    return root.getTypeFactory();
  }

  @Override
  public QueryProvider getQueryProvider() {
    return root.getQueryProvider();
  }
}
