package org.holisticsjdbc.adapter;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.apache.calcite.linq4j.Enumerator;
import org.holisticsjdbc.api.Cancellation;
import org.holisticsjdbc.procedure.ProcedureRows;

/** Reads the rows of one scan of a list; asks the service when the first row is wanted. */
final class ManagementEnumerator implements Enumerator<Object> {
  private final Supplier<ProcedureRows> reading;
  private final Cancellation cancellation;
  private final OptionalLong limit;
  private final boolean isBare;
  private Optional<ProcedureRows> rows = Optional.empty();
  private Optional<Object[]> row = Optional.empty();
  private long count;

  ManagementEnumerator(
      Supplier<ProcedureRows> reading,
      Cancellation cancellation,
      OptionalLong limit,
      boolean isBare) {
    this.reading = requireNonNull(reading, "reading");
    this.cancellation = requireNonNull(cancellation, "cancellation");
    this.limit = requireNonNull(limit, "limit");
    this.isBare = isBare;
  }

  @Override
  public Object current() {
    Object[] current = row.orElseThrow();
    return isBare ? current[0] : current;
  }

  @Override
  public boolean moveNext() {
    cancellation.check();
    if (limit.isPresent() && count >= limit.getAsLong()) {
      return false;
    }
    if (rows.isEmpty()) {
      rows = Optional.of(reading.get());
    }
    row = rows.get().next();
    count++;
    return row.isPresent();
  }

  @Override
  public void reset() {
    rows = Optional.empty();
    count = 0;
  }

  @Override
  public void close() {
    row = Optional.empty();
  }
}
