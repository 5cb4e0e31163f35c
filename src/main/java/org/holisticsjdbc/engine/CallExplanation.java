package org.holisticsjdbc.engine;

import static java.util.Objects.requireNonNull;

import java.sql.Types;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.holisticsjdbc.api.Cancellation;

/** What a call would send: method, path and body, without what is secret. Sends nothing. */
final class CallExplanation implements Plan {
  private final ProcedurePlan plan;

  CallExplanation(ProcedurePlan plan) {
    this.plan = requireNonNull(plan, "plan");
  }

  @Override
  public List<Column> columns() {
    return List.of(new Column("PLAN", "PLAN", "", "", Types.VARCHAR, "VARCHAR", 0, 0, false));
  }

  @Override
  public List<Parameter> parameters() {
    return plan.parameters();
  }

  /** What is shown is not done; markers are those of the call. */
  @Override
  public Optional<Called> called() {
    return plan.called()
        .map(it -> new Called(it.procedure(), false, it.returnsValue(), it.markers()));
  }

  @Override
  public Rows execute(List<Object> parameters, Cancellation cancellation) {
    Iterator<String> lines = plan.call(parameters, cancellation).describe().lines().iterator();
    return new Rows() {
      private String line;

      @Override
      public boolean next() {
        boolean hasNext = lines.hasNext();
        line = hasNext ? lines.next() : null;
        return hasNext;
      }

      @Override
      public Object value(int column) {
        return line;
      }

      @Override
      public List<Warning> warnings() {
        return List.of();
      }

      @Override
      public void close() {}
    };
  }
}
