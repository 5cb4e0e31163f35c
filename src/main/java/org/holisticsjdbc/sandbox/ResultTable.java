package org.holisticsjdbc.sandbox;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a file holds. The holder closes the rows. */
record ResultTable(List<Column> columns, Stream<Object[]> rows) implements AutoCloseable {

  ResultTable {
    columns = List.copyOf(columns);
  }

  /** A column of a file. */
  record Column(String header, Optional<NumberPattern> pattern) {}

  @Override
  public void close() {
    rows.close();
  }
}
