package org.holisticsjdbc.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of a pivot table's or custom chart's file before it is exported.
 *
 * @param shown the fields that it is made of: some of them may be columns of the file
 * @param pivot whether the other columns are values of aggregated fields
 * @param totals whether some of its rows are totals, which hold texts where other rows hold dates
 *     or numbers
 */
public record FileLayout(List<Field> shown, boolean pivot, boolean totals) {
  public FileLayout {
    shown = List.copyOf(shown);
  }

  /**
   * Returns the columns of a file.
   *
   * @param header its labels
   * @param numeric the columns, from 0, whose cells are all numbers or empty
   */
  public List<Field> columns(List<String> header, Set<Integer> numeric) {
    List<String> names =
        UniqueNames.ofLabels(
            header.stream().map(String::strip).map(it -> it.isEmpty() ? "Column" : it).toList());
    List<Field> columns = new ArrayList<>();
    for (String label : header) {
      int position = columns.size();
      columns.add(column(label, names.get(position), position, numeric.contains(position)));
    }
    return columns;
  }

  /**
   * A header that is the label of one displayed field has its type; the others of a pivot table are
   * values of its aggregated fields where they hold nothing but numbers. Totals put texts where
   * other rows have dates and numbers.
   */
  private Field column(String label, String name, int position, boolean isNumeric) {
    List<Field> labelled = shown.stream().filter(field -> field.label().equals(label)).toList();
    Optional<Field> of = labelled.size() == 1 ? Optional.of(labelled.get(0)) : Optional.empty();
    boolean isValue =
        pivot && of.map(FileLayout::isValue).orElse(isNumeric && hasOnlyNumbersAsValues());
    ColumnType type = of.map(Field::type).orElse(isValue ? ColumnType.DECIMAL : ColumnType.VARCHAR);
    return new Field(
        name,
        label,
        position,
        totals && !isValue ? ColumnType.VARCHAR : type,
        of.map(Field::remarks).orElse("Column of the exported file."),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static boolean isValue(Field field) {
    return field.aggregation().isPresent()
        || field.model().flatMap(Field.Model::measure).isPresent();
  }

  private boolean hasOnlyNumbersAsValues() {
    List<Field> values = shown.stream().filter(FileLayout::isValue).toList();
    return !values.isEmpty()
        && values.stream()
            .map(Field::type)
            .allMatch(type -> type == ColumnType.DECIMAL || type == ColumnType.BIGINT);
  }
}
