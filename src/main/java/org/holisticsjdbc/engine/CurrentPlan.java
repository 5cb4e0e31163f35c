package org.holisticsjdbc.engine;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.holisticsjdbc.api.Cancellation;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;

/**
 * A plan that is made again when the dashboards it rests on have changed.
 *
 * <p>The statement's columns and parameters stay what they were when it was prepared; where the
 * dashboards do not allow that any more, executing it fails (DESIGN §3.3).
 */
final class CurrentPlan implements Plan {
  private final Function<Cancellation, Planned> planner;
  private final Account account;
  private final Planned prepared;
  private volatile Planned planned;

  /**
   * A plan with what it rests on.
   *
   * @param now reads what it would rest on now
   */
  record Planned(Plan plan, PlanBasis basis, Supplier<PlanBasis> now) {
    Planned {
      requireNonNull(plan, "plan");
      requireNonNull(basis, "basis");
      requireNonNull(now, "now");
    }
  }

  /**
   * Plans a statement.
   *
   * @param planner plans it, on a thread of the account; as often as needed
   */
  CurrentPlan(Function<Cancellation, Planned> planner, Account account, Cancellation cancellation) {
    this.planner = requireNonNull(planner, "planner");
    this.account = requireNonNull(account, "account");
    this.prepared = planner.apply(cancellation);
    this.planned = prepared;
  }

  @Override
  public List<Column> columns() {
    return prepared.plan().columns();
  }

  @Override
  public List<Parameter> parameters() {
    return prepared.plan().parameters();
  }

  @Override
  public Rows execute(List<Object> parameters, Cancellation cancellation) {
    cancellation.check();
    return cancellation
        .await(account.run(() -> current(cancellation)))
        .execute(parameters, cancellation);
  }

  private Plan current(Cancellation cancellation) {
    Planned last = planned;
    if (last.now().get().equals(last.basis())) {
      return last.plan();
    }
    Planned fresh = planner.apply(cancellation);
    if (!fresh.plan().columns().equals(columns())
        || !fresh.plan().parameters().equals(parameters())) {
      throw new HolisticsException(
          Failure.NOT_SUPPORTED,
          "Result shape changed: the dashboard was edited since the statement was prepared. Prepare it again");
    }
    planned = fresh;
    return fresh.plan();
  }
}
