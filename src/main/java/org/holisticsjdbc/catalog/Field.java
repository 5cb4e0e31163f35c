package org.holisticsjdbc.catalog;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.holisticsjdbc.api.ApiFilter.FieldPath;

/**
 * A displayed field of a widget: a column.
 *
 * @param name the column name: the label, made unique within the widget ignoring case
 * @param label the text that the export's header is expected to show
 * @param position its place among the displayed fields, from 0
 * @param remarks a sentence for {@code DatabaseMetaData}
 * @param path the model field behind it; absent for ad hoc calculations
 * @param aggregation for example {@code sum}
 * @param transformation for example {@code datetrunc month}
 * @param model what the data set's models say of the field; absent where they do not know it
 */
public record Field(
    String name,
    String label,
    int position,
    ColumnType type,
    String remarks,
    Optional<FieldPath> path,
    Optional<String> aggregation,
    Optional<String> transformation,
    Optional<Model> model) {
  public Field {
    requireNonNull(name, "name");
    requireNonNull(label, "label");
    requireNonNull(type, "type");
    requireNonNull(remarks, "remarks");
    requireNonNull(path, "path");
    requireNonNull(aggregation, "aggregation");
    requireNonNull(transformation, "transformation");
    requireNonNull(model, "model");
  }

  /**
   * A field as its model defines it.
   *
   * @param type in words of the service, such as {@code text}, before any aggregation
   * @param measure the aggregation of a measure of the model; absent for a dimension
   */
  public record Model(String type, Optional<String> measure) {
    public Model {
      requireNonNull(type, "type");
      requireNonNull(measure, "measure");
    }
  }
}
