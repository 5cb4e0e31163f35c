package org.holisticsjdbc.engine;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.holisticsjdbc.api.Cancellation;
import org.holisticsjdbc.procedure.ProcedureRows;

/** The rows of a call. The first is fetched at once, as with queries; pages follow when wanted. */
final class CallRows implements Rows {
  private final ProcedureRows rows;
  private final Messages messages;
  private final Cancellation cancellation;
  private boolean closed;
  private Optional<Object[]> first;
  private Optional<Object[]> row = Optional.empty();

  CallRows(ProcedureRows rows, Messages messages, Cancellation cancellation) {
    this.rows = requireNonNull(rows, "rows");
    this.messages = requireNonNull(messages, "messages");
    this.cancellation = requireNonNull(cancellation, "cancellation");
    this.first = rows.next();
    this.closed = first.isEmpty();
  }

  @Override
  public boolean next() {
    if (first.isPresent()) {
      row = first;
      first = Optional.empty();
    } else {
      row = closed ? Optional.empty() : fetched();
      closed = row.isEmpty();
    }
    return row.isPresent();
  }

  private Optional<Object[]> fetched() {
    try {
      cancellation.check();
      return rows.next();
    } catch (RuntimeException | Error e) {
      throw EngineFailures.ofExecution(e, cancellation);
    }
  }

  @Override
  public Object value(int column) {
    return row.orElseThrow()[column];
  }

  @Override
  public List<Warning> warnings() {
    return messages.all().stream().map(message -> new Warning("01000", message)).toList();
  }

  @Override
  public void close() {
    closed = true;
  }
}
