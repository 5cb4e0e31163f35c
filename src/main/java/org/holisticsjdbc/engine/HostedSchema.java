package org.holisticsjdbc.engine;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.calcite.schema.Schema;
import org.apache.calcite.schema.impl.DelegatingSchema;
import org.holisticsjdbc.adapter.HostExecutions;

/**
 * A schema of another Calcite program that holds an account until it is closed.
 *
 * <p>Calcite never closes a schema: a program that wants the account back before the JVM ends asks
 * for {@code unwrap(HostedSchema.class)} and closes that. Its running statements fail then.
 */
public final class HostedSchema extends DelegatingSchema implements AutoCloseable {
  private final HostExecutions executions;
  private final Runnable onClose;
  private final AtomicBoolean closed = new AtomicBoolean();

  HostedSchema(Schema schema, HostExecutions executions, Runnable onClose) {
    super(schema);
    this.executions = requireNonNull(executions, "executions");
    this.onClose = requireNonNull(onClose, "onClose");
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      executions.close();
      onClose.run();
    }
  }
}
