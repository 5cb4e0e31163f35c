package org.holisticsjdbc.export;

import static java.util.Objects.requireNonNull;

/**
 * A column a reader wants from an export.
 *
 * @param label the text expected in the header row
 * @param position the place among the widget's displayed fields, from 0, used where labels do not
 *     decide
 * @param type what its cells are decoded to
 */
public record CsvColumn(String label, int position, CellType type) {
  public CsvColumn {
    requireNonNull(label, "label");
    requireNonNull(type, "type");
  }
}
