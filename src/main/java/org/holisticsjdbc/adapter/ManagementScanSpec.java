package org.holisticsjdbc.adapter;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.apache.calcite.DataContext;
import org.apache.calcite.avatica.util.ByteString;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.holisticsjdbc.procedure.ProcedureRows;

/** What one scan of a list reads; immutable, stashed in the compiled plan. */
public final class ManagementScanSpec {
  private final Listing listing;
  private final int[] columns;
  private final Map<String, Wanted.OneOf> conditions;
  private final LaterValues later;
  private final OptionalLong limit;

  ManagementScanSpec(
      Listing listing,
      List<Integer> columns,
      Map<String, Wanted.OneOf> conditions,
      LaterValues later,
      OptionalLong limit) {
    this.listing = requireNonNull(listing, "listing");
    this.columns = columns.stream().mapToInt(it -> it).toArray();
    this.conditions = Map.copyOf(conditions);
    this.later = requireNonNull(later, "later");
    this.limit = requireNonNull(limit, "limit");
  }

  int width() {
    return columns.length;
  }

  /**
   * Opens the rows. Called by the generated code; a row of one column is the bare value, as Calcite
   * wants it.
   */
  public Enumerable<Object> open(DataContext root) {
    QueryContext query = QueryContext.of(root);
    return new AbstractEnumerable<>() {
      @Override
      public Enumerator<Object> enumerator() {
        return new ManagementEnumerator(
            () -> read(root, query, Map.of()), query.cancellation(), limit, columns.length == 1);
      }
    };
  }

  /**
   * Reads the rows of one execution.
   *
   * @param more values of further columns
   */
  ProcedureRows read(DataContext root, QueryContext query, Map<String, List<Object>> more) {
    Map<String, List<Object>> all = new LinkedHashMap<>(more);
    Function<Operand, Optional<Object>> values = later.in(root);
    for (Map.Entry<String, Wanted.OneOf> condition : conditions.entrySet()) {
      List<Object> wanted = new ArrayList<>();
      condition.getValue().values().forEach(it -> values.apply(it).ifPresent(wanted::add));
      if (wanted.isEmpty()) {
        return ProcedureRows.of(List.of()); // nothing equals NULL
      }
      all.put(condition.getKey(), wanted);
    }
    Listing.Wish wish =
        new Listing.Wish(
            all, index -> Optional.ofNullable(root.get("?" + index)), limit, query.zone());
    ProcedureRows rows = listing.read(query.service(), wish);
    return () -> rows.next().map(this::projected);
  }

  private Object[] projected(Object[] row) {
    Object[] projected = new Object[columns.length];
    for (int i = 0; i < columns.length; i++) {
      Object value = row[columns[i]];
      projected[i] = value instanceof byte[] bytes ? new ByteString(bytes) : value;
    }
    return projected;
  }
}
