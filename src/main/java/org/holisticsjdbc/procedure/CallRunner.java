package org.holisticsjdbc.procedure;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;

/**
 * Sends calls and reads their answers.
 *
 * <p>A call that changes something is one request, whatever becomes of it; the rows of a list come
 * page by page.
 */
public final class CallRunner {
  private final Service service;
  private final ValueReader values;

  /**
   * Creates a runner.
   *
   * @param zone whose wall clock moments are shown on
   */
  public CallRunner(Service service, ZoneId zone) {
    this.service = requireNonNull(service, "service");
    this.values = new ValueReader(zone);
  }

  /** Sends a call; its first answer is there when this returns. */
  public ProcedureRows run(ProcedureCall call) {
    ResultShape shape = call.procedure().result();
    if (shape instanceof ResultShape.File) {
      return ProcedureRows.of(List.<Object[]>of(new ExportFile(service).row(call)));
    }
    if (shape instanceof ResultShape.StartedJob started) {
      JsonNode answer = changing(call, () -> service.send(call.request()));
      return ProcedureRows.of(List.<Object[]>of(new JobRow(service, started).of(call, answer)));
    }
    Items items = changing(call, () -> Items.of(service, call));
    return () -> items.next().map(item -> values.row(shape.columns(), item));
  }

  /** What is remembered of the account may be wrong even after a failure: it may have happened. */
  private <T> T changing(ProcedureCall call, Supplier<T> request) {
    try {
      return request.get();
    } finally {
      if (call.procedure().effect() != Effect.READ) {
        service.changed();
      }
    }
  }
}
