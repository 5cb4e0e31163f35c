package org.holisticsjdbc.procedure;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.holisticsjdbc.api.ApiRequest;

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
    ApiRequest request = call.request();
    ResultShape shape = call.procedure().result();
    if (shape instanceof ResultShape.Rows rows) {
      boolean all = call.procedure().isPaged() && !call.pagesByHand();
      PagedRows paged = changing(call, () -> new PagedRows(service, request, rows, values, all));
      return paged;
    }
    if (shape instanceof ResultShape.File) {
      return ProcedureRows.of(List.<Object[]>of(new ExportFile(service).row(call)));
    }
    JsonNode answer = changing(call, () -> service.send(request));
    if (shape instanceof ResultShape.StartedJob) {
      return ProcedureRows.of(List.<Object[]>of(new JobRow(service).of(call, answer)));
    }
    return ProcedureRows.of(
        shape instanceof ResultShape.Row row
            ? List.<Object[]>of(row(request, answer, row))
            : entries(request, answer, (ResultShape.Entries) shape));
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

  private Object[] row(ApiRequest request, JsonNode answer, ResultShape.Row shape) {
    JsonNode inside =
        shape.at().isPresent() ? Answers.object(request, answer, shape.at().get()) : answer;
    List<Object> row = new ArrayList<>();
    row.addAll(Arrays.asList(values.row(shape.inside(), inside)));
    row.addAll(Arrays.asList(values.row(shape.beside(), answer)));
    return row.toArray();
  }

  private List<Object[]> entries(ApiRequest request, JsonNode answer, ResultShape.Entries shape) {
    List<Object[]> rows = new ArrayList<>();
    for (var entry : Answers.object(request, answer, shape.at()).properties()) {
      for (JsonNode element : entry.getValue()) {
        rows.add(new Object[] {entry.getKey(), values.value(shape.value(), element)});
      }
    }
    return rows;
  }
}
