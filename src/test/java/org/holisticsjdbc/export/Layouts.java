package org.holisticsjdbc.export;

import java.util.List;

/** Layouts of widgets that nobody changes. */
final class Layouts {
  private Layouts() {}

  static CsvLayout layout(List<CsvColumn> columns, List<String> labels) {
    return new CsvLayout(columns, labels, () -> labels);
  }
}
