package org.holisticsjdbc.export;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.function.Supplier;

/**
 * Which columns a reader wants of an export, and what the file is expected to hold.
 *
 * @param columns the columns of each row, in this order
 * @param labels the labels of all fields the widget displayed when the statement was planned, in
 *     order; empty where only the file knows its columns
 * @param labelsNow asks the service for those labels again; called only when a column has to be
 *     found by its position, and then after the export was submitted
 */
public record CsvLayout(
    List<CsvColumn> columns, List<String> labels, Supplier<List<String>> labelsNow) {
  /** No columns: only the header and the number of rows are of interest. */
  public static final CsvLayout NO_COLUMNS = new CsvLayout(List.of(), List.of(), List::of);

  public CsvLayout {
    columns = List.copyOf(columns);
    labels = List.copyOf(labels);
    requireNonNull(labelsNow, "labelsNow");
  }

  CsvLayout withLabelsNow(Supplier<List<String>> other) {
    return new CsvLayout(columns, labels, other);
  }
}
