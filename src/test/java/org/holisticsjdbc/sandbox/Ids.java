package org.holisticsjdbc.sandbox;

import java.util.stream.Collectors;

/** Names the rows of an export by their first column. */
final class Ids {

  private Ids() {}

  static String of(String csv) {
    return CsvTable.parse(csv).rows().stream()
        .map(row -> row.get(0))
        .collect(Collectors.joining(" "));
  }
}
