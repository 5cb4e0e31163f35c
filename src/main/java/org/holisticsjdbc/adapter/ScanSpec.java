package org.holisticsjdbc.adapter;

import static java.util.Objects.requireNonNull;

import java.util.OptionalLong;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.Enumerable;
import org.holisticsjdbc.api.ApiId;
import org.holisticsjdbc.export.CsvLayout;

/**
 * What one scan of a plan reads: immutable, stashed in the compiled plan, identified by itself.
 *
 * @param table the widget in words, for messages
 * @param layout the columns of a row, at least one, and what the widget displays
 * @param conditions which rows it gets
 * @param limit rows after which the scan ends
 * @param cap the number of rows at which the export may have been cut off, besides that of the
 *     service
 * @param opener who opens its rows
 */
public record ScanSpec(
    String table,
    ApiId widgetId,
    CsvLayout layout,
    ScanConditions conditions,
    OptionalLong limit,
    OptionalLong cap,
    ScanOpener opener) {

  public ScanSpec {
    requireNonNull(table, "table");
    requireNonNull(widgetId, "widgetId");
    requireNonNull(layout, "layout");
    requireNonNull(conditions, "conditions");
    requireNonNull(limit, "limit");
    requireNonNull(cap, "cap");
    requireNonNull(opener, "opener");
  }

  /**
   * Opens the rows. Called by the generated code; a row of one column is the bare value, as Calcite
   * wants it.
   */
  public Enumerable<Object> open(DataContext root) {
    return opener.open(this, root);
  }

  /** Scans are told apart by identity: two equal scans of a plan are two readers. */
  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
